import { describe, expect, it } from 'vitest';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['durability_gaps'], () => Promise.resolve(undefined));
const { scene, call, refusal } = verbs;

describe('T02 a database that could lose what it acknowledged', () => {
	it('says so to the server alone, with the setting and its place', async () => {
		const { administrator, client, exercise, stranger } = scene();
		expect(await call(worker, 'durability_gaps')).toEqual([]);
		await client.query(
			`create function app.hasty() returns int language sql set synchronous_commit = off as 'select 1'`,
		);
		expect(await call(worker, 'durability_gaps')).toEqual([
			{ setting: 'synchronous_commit', where: 'función app.hasty()' },
		]);
		await client.query('set local synchronous_commit = local');
		expect(await call(worker, 'durability_gaps')).toEqual([
			{ setting: 'synchronous_commit', where: 'función app.hasty()' },
			{ setting: 'synchronous_commit', where: 'session' },
		]);
		for (const caller of [anybody, stranger, administrator, exercise.staff, exercise.guarantor])
			expect(await refusal(caller, 'durability_gaps')).toBe('42501');
	});
});

verbs.proveAll();
