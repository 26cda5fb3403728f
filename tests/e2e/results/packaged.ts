import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from '@playwright/test';

/** The data package of an expediente names tables that are there, as they are, with the columns they have. */
export function expectPackaged(bytes: Uint8Array): string[] {
	const files = unzipSync(bytes);
	const textOf = (path: string) => strFromU8(files[path] ?? new Uint8Array()).replace('\ufeff', '');
	const { resources } = JSON.parse(textOf('datapackage.json')) as {
		resources: { path: string; hash: string; schema?: { fields: { name: string }[] } }[];
	};
	for (const { path, hash, schema } of resources) {
		const own = createHash('sha256').update(files[path] ?? new Uint8Array());
		expect(`sha256:${own.digest('hex')}`, path).toBe(hash);
		const [head] = textOf(path).split('\r\n');
		if (schema) expect(head, path).toBe(schema.fields.map(({ name }) => name).join(','));
	}
	return resources.map(({ path }) => path);
}
