import type { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectToCatalogue } from '../house/connectToCatalogue';

/** Each test in a transaction that is undone: two exercises, one administrator, nobody else. */
let client: Client;
let administrator = '';
let exercise = '';
let seats: string[] = [];
let seatOfOthers = '';

beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

async function readOne(sql: string, values: unknown[] = []): Promise<unknown> {
	const { rows } = await client.query<Record<string, unknown>>(sql, values);
	return Object.values(rows[0] ?? {})[0];
}

const id = (value: unknown) => z.uuid().parse(value);

/** Calls a verb with the rights of an account, as PostgREST would. */
async function callAs(account: string, sql: string, values: unknown[], email = ''): Promise<unknown> {
	await client.query('set local role authenticated');
	const claims = JSON.stringify({ sub: account, role: 'authenticated', email });
	await client.query(`select set_config('request.jwt.claims', $1, true)`, [claims]);
	try {
		return await readOne(sql, values);
	} finally {
		await client.query('reset role').catch(() => undefined);
	}
}

/** The code a verb is refused with; the transaction goes on. */
async function refusalOf(call: () => Promise<unknown>): Promise<string> {
	await client.query('savepoint before_refusal');
	try {
		await call();
		return 'none';
	} catch (error) {
		await client.query('rollback to savepoint before_refusal');
		await client.query('reset role');
		return z.object({ code: z.string() }).parse(error).code;
	}
}

const act = (sql: string, values: unknown[]) => callAs(administrator, sql, values);
const issuedShape = z.object({ person: z.uuid(), code: z.string() });
const inviteToSeat = async (seat: string, capacity: string, name: string, email: string | null) =>
	issuedShape.parse(await act('select api.invite_to_seat($1, $2, $3, $4)', [seat, capacity, name, email]));
const inviteToRole = async (role: string, name: string, email: string | null) =>
	issuedShape.parse(await act('select api.invite_to_role($1, $2, $3, $4)', [exercise, role, name, email]));

async function openExercise(slug: string): Promise<{ exercise: string; seats: string[] }> {
	const opened = id(
		await act(
			`select api.create_exercise($1, 'Ejercicio de prueba', '20', 'pa18', 1, 'America/Mexico_City', 'Prueba', 'prioriza/test')`,
			[slug],
		),
	);
	const nucleus = id(await act(`select api.add_nucleus($1, 'authority', 'Autoridad', true)`, [opened]));
	const added: string[] = [];
	for (const label of ['Salud', 'Obras'])
		added.push(id(await act('select api.add_seat($1, $2)', [nucleus, label])));
	return { exercise: opened, seats: added };
}

beforeEach(async () => {
	await client.query('begin');
	administrator = id(
		await readOne(
			`insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'ada@prueba.example') returning id`,
		),
	);
	await client.query(`insert into app.administrators (user_id, display_name) values ($1, 'Ada Prueba')`, [
		administrator,
	]);
	({ exercise, seats } = await openExercise('prueba-uno'));
	seatOfOthers = (await openExercise('prueba-dos')).seats[0] ?? '';
});
afterEach(() => client.query('rollback'));

describe('the facilitator and seats (A12)', () => {
	it('stay apart whichever comes first, and whoever is chosen', async () => {
		const facilitator = await inviteToRole('facilitator', 'Celia Prueba', null);
		expect(
			await refusalOf(() =>
				act('select api.give_seat($1, $2, $3)', [seats[0], 'titular', facilitator.person]),
			),
		).toBe('PZ113');
		const holder = await inviteToSeat(seats[0] ?? '', 'titular', 'Bruno Prueba', null);
		expect(await refusalOf(() => act('select api.give_role($1, $2)', [holder.person, 'facilitator']))).toBe(
			'PZ113',
		);
	});

	it('stay apart under one address, however it is written', async () => {
		const facilitator = await inviteToRole('facilitator', 'Celia Prueba', 'celia@prueba.example');
		expect(
			await refusalOf(() => inviteToSeat(seats[0] ?? '', 'suplente', 'Otra Celia', 'Celia@Prueba.EXAMPLE')),
		).toBe('PZ113');
		const again = await inviteToRole('guarantor', 'Celia P.', 'celia@prueba.example');
		expect(again.person).toBe(facilitator.person);
	});

	it('once the facilitation is taken back, a seat may follow', async () => {
		const { person } = await inviteToRole('facilitator', 'Celia Prueba', null);
		const grant = await readOne('select id from app.role_grants where person_id = $1', [person]);
		await act('select api.revoke_role($1)', [grant]);
		await act('select api.give_seat($1, $2, $3)', [seats[0], 'titular', person]);
		expect(await readOne('select count(*)::int from app.seat_terms where person_id = $1', [person])).toBe(1);
	});
});

describe('a person of the exercise', () => {
	it('holds one seat, and a seat one titular', async () => {
		const bruno = await inviteToSeat(seats[0] ?? '', 'titular', 'Bruno Prueba', null);
		const give = (seat: string | undefined, person: string) =>
			refusalOf(() => act('select api.give_seat($1, $2, $3)', [seat, 'titular', person]));
		expect(await give(seats[1], bruno.person)).toBe('23505');
		const dario = await inviteToRole('stl_staff', 'Darío Prueba', null);
		expect(await give(seats[0], dario.person)).toBe('PZ114');
		expect(await give(seats[1], dario.person)).toBe('none');
		expect(await refusalOf(() => act('select api.give_role($1, $2)', [dario.person, 'stl_staff']))).toBe(
			'23505',
		);
	});

	it('takes no seat of another exercise, and nobody there can be told from nobody', async () => {
		const bruno = await inviteToRole('stl_staff', 'Bruno Prueba', null);
		const give = (person: string) =>
			refusalOf(() => act('select api.give_seat($1, $2, $3)', [seatOfOthers, 'titular', person]));
		expect(await give(bruno.person)).toBe('PZ101');
		expect(await give('00000000-0000-4000-8000-000000000000')).toBe('PZ101');
	});

	it('leaves a seat with a reason, and the suplente takes it', async () => {
		const titular = await inviteToSeat(seats[0] ?? '', 'titular', 'Bruno Prueba', null);
		const suplente = await inviteToSeat(seats[0] ?? '', 'suplente', 'Elisa Prueba', null);
		const end = async (person: string, reason: string | null) => {
			const term = await readOne('select id from app.seat_terms where person_id = $1', [person]);
			return refusalOf(() => act('select api.end_term($1, $2)', [term, reason]));
		};
		expect(await end(titular.person, null)).toBe('PZ302');
		expect(await end(titular.person, 'corto')).toBe('23514');
		expect(await end(titular.person, 'Cambió de organización.')).toBe('none');
		expect(await end(titular.person, 'Cambió de organización.')).toBe('PZ101');
		expect(await end(suplente.person, 'Pasa a ser titular.')).toBe('none');
		await act('select api.give_seat($1, $2, $3)', [seats[0], 'titular', suplente.person]);
		expect(
			await readOne('select display_name from api.seat_terms where seat_id = $1 and ends_on is null', [
				seats[0],
			]),
		).toBe('Elisa Prueba');
	});

	it('sees on the invitation what it is for', async () => {
		const { code } = await inviteToSeat(seats[0] ?? '', 'titular', 'Bruno Prueba', null);
		expect(
			await readOne('select api.peek_invitation($1)', [code.toLowerCase().replaceAll('-', ' ')]),
		).toMatchObject({
			name: 'Bruno Prueba',
			roles: [],
			seat: { label: 'Salud', capacity: 'titular', nucleus: 'Autoridad' },
		});
	});
});

it('a seat says anew what it stands for', async () => {
	await act('select api.label_seat($1, $2)', [seats[0], 'Secretaría de Prueba']);
	expect(await readOne('select label from app.seats where id = $1', [seats[0]])).toBe('Secretaría de Prueba');
	expect(await refusalOf(() => act('select api.label_seat($1, $2)', [seats[0], ' x ']))).toBe('23514');
	expect(
		await refusalOf(() => act('select api.label_seat($1, $2)', [administrator, 'Secretaría de Prueba'])),
	).toBe('PZ101');
});

it('none of it is for anybody but an administrator, staff included', async () => {
	const staff = await inviteToRole('stl_staff', 'Vera Prueba', 'vera@prueba.example');
	const account = id(
		await readOne(
			`insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'vera@prueba.example') returning id`,
		),
	);
	await callAs(account, 'select api.accept_invitation($1)', [staff.code], 'vera@prueba.example');
	const term = (await inviteToSeat(seats[0] ?? '', 'titular', 'Bruno Prueba', null)).person;
	const calls: [string, unknown[]][] = [
		['select api.give_role($1, $2)', [term, 'guarantor']],
		['select api.give_seat($1, $2, $3)', [seats[1], 'titular', staff.person]],
		['select api.end_term($1, $2)', [term, 'Una razón cualquiera.']],
		['select api.label_seat($1, $2)', [seats[0], 'Otro nombre']],
	];
	for (const [sql, values] of calls)
		expect(await refusalOf(() => callAs(account, sql, values, 'vera@prueba.example')), sql).toBe('PZ100');
});
