import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { freezeAnswer, publishConsultation } from '../scene/consultation';
import { accountsIn, openAdministrator, openExercise } from '../scene/exercise';
import { become, anybody, call, json, stepBack } from '../scene/stage';

/** With PRIORIZA_FULL=1 as many as a busy desk takes in a month. */
const count = process.env['PRIORIZA_FULL'] === '1' ? 2_000 : 400;

let client: Client;
let survey = '';
let consultation = '';
let staff: Parameters<typeof call>[1];
/** Identities and commitments in the order in which they were sent. */
let sent: { id: string; commitment: string }[] = [];

beforeAll(async () => {
	client = await connectToCatalogue();
	await client.query('begin');
	const makeAccount = accountsIn(client);
	const administrator = await openAdministrator(client, makeAccount);
	const exercise = await openExercise(
		client,
		administrator,
		makeAccount,
		`orden-${randomUUID().slice(0, 8)}`,
	);
	const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
	({ survey, id: consultation } = open);
	({ staff } = exercise);
	const bodies = Array.from({ length: count }, () => freezeAnswer(open));
	await become(client, anybody);
	for (const body of bodies)
		await client.query(
			`select api.submit_answer(b.id, b.content, b.salt, b.commitment, b.channel)
			from jsonb_to_record($1) b (id uuid, content text, salt text, commitment text, channel text)`,
			[json(body)],
		);
	await stepBack(client);
	sent = bodies.map(({ id, commitment }) => ({ id, commitment }));
	await call(client, staff, 'close_consultation', { p_consultation: consultation });
}, 120_000);
afterAll(async () => {
	await client.query('rollback');
	await client.end();
});

/** Kendall's tau between the order in which they were sent and the order in which a list has them: 0 tells nothing. */
function tauOf(listed: readonly string[], key: 'id' | 'commitment'): number {
	const places = new Map(listed.map((one, at) => [one, at]));
	const order = sent.map((one) => places.get(one[key]) ?? Number.NaN);
	expect(order.filter(Number.isNaN)).toEqual([]);
	let agreed = 0;
	for (let i = 0; i < order.length; i++)
		for (let j = 0; j < i; j++) agreed += Math.sign((order[i] ?? 0) - (order[j] ?? 0));
	return agreed / ((order.length * (order.length - 1)) / 2);
}

/** Five standard deviations of the tau of two orders that have nothing to do with each other. */
const most = 5 * Math.sqrt((2 * (2 * count + 5)) / (9 * count * (count - 1)));

async function read(sql: string): Promise<string[]> {
	const { rows } = await client.query<{ one: string }>(sql, [survey]);
	return rows.map(({ one }) => one);
}

describe('T22 who answered first', () => {
	it('T22 is told by the order of sending itself, which shows that the measure finds what there is', () => {
		expect(
			tauOf(
				sent.map(({ id }) => id),
				'id',
			),
		).toBe(1);
	});

	it('T22 is in no line of the log, in no leaf, and not in where its rows lie', async () => {
		const commitment = `convert_from(entry, 'UTF8')::jsonb #>> '{body,commitment}' as one`;
		const lines = `from app.log_entries where batch = $1 and convert_from(entry, 'UTF8')::jsonb ->> 'type' = 'response'`;
		for (const order of ['position', 'leaf_hash', 'ctid']) {
			const tau = tauOf(await read(`select ${commitment} ${lines} order by ${order}`), 'commitment');
			expect(Math.abs(tau), order).toBeLessThan(most);
		}
	});

	it('T22 is in no list of answers that staff get, whatever it is ordered by', async () => {
		const listed: string[] = [];
		await become(client, staff);
		for (;;) {
			const { rows } = await client.query<{ id: string }>(
				'select id from api.consultation_answers($1, $2, 1000)',
				[consultation, listed.at(-1) ?? null],
			);
			if (rows.length === 0) break;
			listed.push(...rows.map(({ id }) => id));
		}
		await stepBack(client);
		expect(Math.abs(tauOf(listed, 'id'))).toBeLessThan(most);
		for (const order of ['folio', 'commitment', 'received_on, id']) {
			const stored = await read(`select id as one from app.responses where survey_id = $1 order by ${order}`);
			expect(Math.abs(tauOf(stored, 'id')), order).toBeLessThan(most);
		}
	});

	it('T22 is in no identity: each is drawn by chance alone', async () => {
		const versions = await read(
			`select distinct substr(id::text, 15, 1) as one from app.responses where survey_id = $1`,
		);
		expect(versions).toEqual(['4']);
	});

	it('T22 is in no column finer than a day of what holds answers, ballots, codes or the log', async () => {
		const { rows } = await client.query<{ one: string }>(
			`select format('%s.%s.%s', table_schema, table_name, column_name) as one from information_schema.columns
			where table_schema in ('app', 'private') and data_type ~ '^time'
				and table_name ~ '(response|ballot|participation|log_entries|answer|withdraw)'
			order by 1`,
		);
		expect(rows.map(({ one }) => one)).toEqual([]);
	});
});
