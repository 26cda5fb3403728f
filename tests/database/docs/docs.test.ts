import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { readVerbs } from '../verbs/readRefusals';

/** docs/database.md against the catalogue: what exists is named there, and what is named there exists. */
let client: Client;
const page = readFileSync('docs/database.md', 'utf8');

beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

async function readNames(sql: string): Promise<string[]> {
	return (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
}

const relations = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname in ('app', 'api', 'private') and c.relkind in ('r', 'p', 'v', 'm')`;
const functions = `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname in ('app', 'api', 'private')`;
const policies = `select policyname as name from pg_policies where schemaname in ('app', 'private')`;

function listMissing(text: string, names: readonly string[]): string[] {
	return names.filter((name) => !text.includes(`\`${name}\``)).sort();
}

/** Letters after each verb in the table of verbs: L for the log, A for the audit trail. */
function readMarks(text: string): Map<string, string> {
	const rows = [...text.matchAll(/^\| [^|]+ \| (`api\.[^|]+) \| [^|]+ \| ([LA ]*)\|$/gm)];
	return new Map(
		rows.flatMap(([, names = '', marks = '']) =>
			[...names.matchAll(/`api\.(\w+)`/g)].map(([, verb = '']) => [verb, marks.trim()] as const),
		),
	);
}

describe('docs/database.md', () => {
	it('names every table, every view and every verb', async () => {
		const verbs = (await readNames(functions)).filter((name) => name.startsWith('api.'));
		expect(listMissing(page, [...(await readNames(relations)), ...verbs])).toEqual([]);
	});

	it('names every policy, and none that is not there', async () => {
		const existing = await readNames(policies);
		expect(existing.filter((name) => !page.includes(`"${name}"`))).toEqual([]);
		const quoted = [...page.matchAll(/"([a-z][^"|]+)"/g)].map(([, name = '']) => name);
		expect(quoted.filter((name) => !existing.includes(name))).toEqual([]);
	});

	it('names nothing that does not exist', async () => {
		const existing = [...(await readNames(relations)), ...(await readNames(functions))];
		const named = [...page.matchAll(/`((?:app|api|private)\.\w+)`/g)].map(([, name = '']) => name);
		expect(named.filter((name) => !existing.includes(name))).toEqual([]);
		expect(named.length).toBeGreaterThan(100);
	});

	it('says of each verb whether it is noted and recorded, as its source does', async () => {
		const marks = readMarks(page);
		for (const [verb, { isNoted, isRecorded }] of await readVerbs(client)) {
			const expected = [...(isRecorded ? ['L'] : []), ...(isNoted ? ['A'] : [])].join(' ');
			expect(marks.get(verb), verb).toBe(expected);
		}
	});

	it('would fail without a name', () => {
		expect(listMissing('`app.logs`', ['app.logs', 'app.seats'])).toEqual(['app.seats']);
	});
});
