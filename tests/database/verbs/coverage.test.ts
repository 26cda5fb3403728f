import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { readVerbs } from './readRefusals';

/** Each file of this folder says which verbs it exercises and fails when it did not; together they must be all. */
let client: Client;
beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.test.ts') && name !== 'coverage.test.ts')
	.map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));

/** Verbs a file promises: the first argument of `useVerbs`, or of what calls it for the two files about sheets. */
const promisedIn = (file: string) => {
	const list =
		/useVerbs\(\s*(\[[\s\S]*?\]),\s*(?:async )?\(/.exec(file) ?? /usePaper\(\s*(\[[^\]]*\])/.exec(file);
	return [...(list?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, verb = '']) => verb);
};

/** Codes the product refuses with elsewhere than in a verb. */
const elsewhere: Readonly<Record<string, string>> = {
	PZ296:
		'Raised by a trigger when a ranking is annulled: tests/database/verbs/record/openingsEnd.test.ts meets it.',
	PZ500:
		'Raised by the triggers of the log, which no verb meets: tests/database/log tries them for every role.',
};

describe('the verbs', () => {
	it('are each promised by one file, which proves them all', async () => {
		const promised = files.flatMap(promisedIn);
		expect([...promised].sort()).toEqual([...(await readVerbs(client)).keys()].sort());
		// What only uses verbs for a proof of something else promises none.
		for (const file of files.filter((text) => promisedIn(text).length > 0))
			expect(file).toMatch(/^(verbs|paper)\.proveAll\(\);$/m);
	});

	it('refuse with every code of docs/error-codes.md and with no other', async () => {
		const documented = [...readFileSync('docs/error-codes.md', 'utf8').matchAll(/^\| (PZ\d{3}) /gm)].map(
			([, code = '']) => code,
		);
		const raised = new Set([...(await readVerbs(client)).values()].flatMap(({ refusals }) => [...refusals]));
		expect([...raised, ...Object.keys(elsewhere)].sort()).toEqual(documented.sort());
	});

	it('are read with the refusals of what they call and of the triggers they fire', async () => {
		const verbs = await readVerbs(client);
		expect([...(verbs.get('give_role')?.refusals ?? [])].sort()).toEqual(['PZ100', 'PZ101', 'PZ113']);
		expect(verbs.get('submit_answer')).toMatchObject({ isNoted: false, isRecorded: true });
		expect(verbs.get('my_places')).toEqual({ refusals: new Set(), isNoted: false, isRecorded: false });
	});
});
