import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from './connectToCatalogue';
import { houseRules, type HouseRule } from './rules';

let client: Client;
beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

async function listComplaints(rule: HouseRule): Promise<string[]> {
	const { rows } = await client.query<{ complaint: string }>(rule.question);
	return rows.map((row) => row.complaint).sort();
}

describe('the house of SQL', () => {
	it('has something to look at', async () => {
		const { rows } = await client.query<{ tables: number }>(
			"select count(*)::int as tables from pg_tables where schemaname = 'app'",
		);
		expect(rows[0]?.tables).toBeGreaterThan(10);
	});

	it.each(houseRules)('$name', async (rule) => {
		expect(await listComplaints(rule)).toEqual([]);
	});
});

describe('each rule of the house of SQL can fail', () => {
	it.each(houseRules)('$name', async (rule) => {
		const before = await listComplaints(rule);
		await client.query('begin');
		try {
			await client.query(rule.fault);
			const after = await listComplaints(rule);
			expect(after.filter((complaint) => !before.includes(complaint)).join()).toContain('fault');
		} finally {
			await client.query('rollback');
		}
	});
});
