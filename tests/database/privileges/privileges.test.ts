import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { grants } from './grants';
import { readPrivileges, type Privileges } from './readPrivileges';

let client: Client;
beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

const expected: Privileges = Object.fromEntries(
	grants.flatMap(({ held, objects }) => objects.map((object) => [object, held])),
);

/** One line for each object that is not as the list says, or is not on it, or no longer exists. */
async function listDifferences(): Promise<string[]> {
	const actual = await readPrivileges(client);
	const names = [...new Set([...Object.keys(actual), ...Object.keys(expected)])].sort();
	return names.flatMap((name) => {
		const now = actual[name];
		const listed = expected[name];
		if (now === undefined) return [`${name}: is on the list and does not exist.`];
		if (listed === undefined)
			return [`${name}: exists and is not on the list (it grants ${now.join(', ') || 'nothing'}).`];
		return now.join() === listed.join()
			? []
			: [`${name}: grants ${now.join(', ')}; the list says ${listed.join(', ')}.`];
	});
}

/** What the list must say of a fault, tried in a transaction that is undone. */
async function listAfter(fault: string): Promise<string> {
	await client.query('begin');
	try {
		await client.query(fault);
		return (await listDifferences()).join('\n');
	} finally {
		await client.query('rollback');
	}
}

describe('privileges', () => {
	it('are exactly those of the list, for every object and role', async () => {
		expect(await listDifferences()).toEqual([]);
	});

	it('let no role write to a table', () => {
		const writing = grants
			.flatMap(({ held }) => held)
			.filter((entry) => !/: (SELECT|EXECUTE|USAGE)$/.test(entry));
		expect(writing).toEqual([]);
	});

	it('name each object once', async () => {
		const { rows } = await client.query<{ name: string }>(
			`select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where n.nspname in ('app', 'api', 'private') group by 1 having count(*) > 1`,
		);
		expect(rows).toEqual([]);
		const listed = grants.flatMap(({ objects }) => objects);
		expect(listed.length).toBe(new Set(listed).size);
	});
});

describe('the list of privileges notices', () => {
	it.each([
		['a new table', 'create table app.fault (id int)', /app\.fault: exists and is not on the list/],
		[
			'a new function',
			"create function api.fault() returns int language sql as 'select 1'",
			/api\.fault\(\): exists/,
		],
		['a dropped view', 'drop view api.stations', /api\.stations: is on the list and does not exist/],
		[
			'a right to write',
			'grant update on app.responses to authenticated',
			/app\.responses: grants authenticated: UPDATE/,
		],
		[
			'a right on one column',
			'grant insert (id) on app.responses to anon',
			/app\.responses: grants anon: INSERT/,
		],
		[
			'a right to truncate',
			'grant truncate on app.log_entries to service_role',
			/app\.log_entries: grants .*TRUNCATE/,
		],
		[
			'a right of everybody',
			'grant execute on function api.close_due() to public',
			/api\.close_due\(\): grants anon/,
		],
	])('%s', async (_, fault, difference) => {
		expect(await listAfter(fault)).toMatch(difference);
	});
});
