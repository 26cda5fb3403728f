import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { SOFTWARE } from './software';

it('names the version of the package', () => {
	const { name, version } = z
		.object({ name: z.string(), version: z.string() })
		.parse(JSON.parse(readFileSync('package.json', 'utf8')));
	expect(SOFTWARE).toBe(`${name}/${version}`);
});
