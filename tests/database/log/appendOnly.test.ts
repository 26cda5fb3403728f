import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { publishConsultation, submitAnswers } from '../scene/consultation';
import { accountsIn, openAdministrator, openExercise, type Exercise } from '../scene/exercise';
import { readOne } from '../scene/stage';

/** Nobody changes the log: not the roles of requests, which may not even try, nor the owner, nor the superuser. */
let client: Client;
let exercise: Exercise;

beforeAll(async () => {
	client = await connectToCatalogue();
	await client.query('begin');
	const makeAccount = accountsIn(client);
	const administrator = await openAdministrator(client, makeAccount);
	exercise = await openExercise(client, administrator, makeAccount, `bitacora-${randomUUID().slice(0, 8)}`);
	const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
	await submitAnswers(client, open, 2);
});
beforeEach(() => client.query('savepoint before_test'));
afterEach(() => client.query('rollback to savepoint before_test'));
afterAll(async () => {
	await client.query('rollback');
	await client.end();
});

async function refusalOf(sql: string, values: unknown[] = []): Promise<string> {
	await client.query('savepoint attempt');
	try {
		const { rowCount } = await client.query(sql, values);
		return `changed ${String(rowCount)}`;
	} catch (error) {
		await client.query('rollback to savepoint attempt');
		return error instanceof Error && 'code' in error ? String(error.code) : String(error);
	}
}

const attacks = [
	`update app.log_entries set entry = '{}'`,
	`update app.log_entries set type = 'response'`,
	'update app.log_entries set position = position + 1000 where position is not null',
	'update app.log_entries set position = null, batch = gen_random_uuid() where position is not null',
	`update app.log_entries set position = 1000, entry = '{}' where position is null`,
	'update app.log_entries set position = 1000, batch = null where position is null',
	'delete from app.log_entries',
	'truncate app.log_entries',
	'truncate app.logs cascade',
	'update app.logs set size = size - 1',
	'update app.logs set size = size + 1, number = 7',
	`update app.logs set origin = 'otro'`,
	'delete from app.logs',
	'alter table app.log_entries rename to entries_of_mine',
];

describe('the log', () => {
	it.each(attacks.slice(0, -1))('is not changed by its owner: %s', async (sql) => {
		expect(await refusalOf(sql)).toBe('PZ500');
	});

	it.each(['anon', 'authenticated', 'service_role'])('is out of reach of %s', async (role) => {
		await client.query(`set local role ${role}`);
		for (const sql of attacks) expect(await refusalOf(sql), sql).toBe('42501');
		const entry = `insert into app.log_entries (exercise_id, position, type, entry) values ($1, 99, 'response', '{}')`;
		expect(await refusalOf(entry, [exercise.id])).toBe('42501');
		expect(await refusalOf(`select private.append_entry($1, 'response', '{}')`, [exercise.id])).toBe('42501');
		expect(await refusalOf('select private.seal_batch($1, $1)', [exercise.id])).toBe('42501');
	});

	it('holds one entry a place, and gives a place once to what waits', async () => {
		const waiting = 'select id from app.log_entries where exercise_id = $1 and position is null';
		const id = await readOne(client, waiting, [exercise.id]);
		expect(await refusalOf('update app.log_entries set position = 0 where id = $1', [id])).toBe('23505');
		expect(await refusalOf('update app.log_entries set position = 500 where id = $1', [id])).toBe(
			'changed 1',
		);
		expect(await refusalOf('update app.log_entries set position = 501 where id = $1', [id])).toBe('PZ500');
	});

	it('is not changed by the superuser without first taking the law away', async () => {
		const { superuserUrl } = inject('backend');
		if (superuserUrl === null) return;
		const superuser = new Client({ connectionString: superuserUrl });
		await superuser.connect();
		try {
			const id = randomUUID();
			await superuser.query('begin');
			await superuser.query(
				`insert into app.exercises (id, slug, name, ruleset_id, ruleset_version, institution_name)
				values ($1::uuid, 'raiz-' || left($1::uuid::text, 8), 'Ejercicio de raíz', 'pa18', 1, 'Órgano')`,
				[id],
			);
			await superuser.query(
				`insert into app.logs (exercise_id, origin, number, size) values ($1, 'x', 999999, 1)`,
				[id],
			);
			await superuser.query(
				`insert into app.log_entries (exercise_id, position, type, entry) values ($1, 0, 'x', '{}')`,
				[id],
			);
			for (const sql of [
				'delete from app.log_entries where exercise_id = $1',
				`update app.log_entries set entry = '[]' where exercise_id = $1`,
				'delete from app.logs where exercise_id = $1',
			]) {
				await superuser.query('savepoint attempt');
				await expect(superuser.query(sql, [id]), sql).rejects.toMatchObject({ code: 'PZ500' });
				await superuser.query('rollback to savepoint attempt');
			}
		} finally {
			await superuser.query('rollback');
			await superuser.end();
		}
	});
});
