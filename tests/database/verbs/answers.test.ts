import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalText, folioOf } from '../../../src/lib/evidence';
import { freeze } from '../../load/frozenAnswers';
import {
	draftConsultation,
	enrollStation,
	freezeAnswer,
	publishConsultation,
	submissionOf,
} from '../scene/consultation';
import { anybody } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	[
		...[
			'submit_answer',
			'find_receipt',
			'create_station',
			'enroll_station',
			'report_station',
			'revoke_station',
		],
	],
	async ({ client, exercise }) => {
		const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`, {
			p_channels: ['web', 'kiosk', 'code', 'interviewer'],
		});
		const webOnly = await publishConsultation(client, exercise, `${exercise.slug}-web`, {
			p_channels: ['web'],
		});
		return { open, webOnly, station: await enrollStation(client, exercise, open) };
	},
);
const { scene, call, refusal, refusalOf, entriesOf, read } = verbs;

const answer = (answers?: Record<string, unknown>) => freezeAnswer(scene().more.open, answers);
const submit = (changes: Record<string, unknown> = {}, body = answer()) =>
	refusal(anybody, 'submit_answer', submissionOf(body, changes));
const stored = () => read('select count(*) from app.responses where exercise_id = $1', [scene().exercise.id]);

describe('an answer', () => {
	it('is stored once: the fact, its opening, and an entry without a place', async () => {
		const body = answer();
		const receipt = { folio: folioOf(body.id), commitment: body.commitment, late: false };
		const send = () => call(anybody, 'submit_answer', submissionOf(body));
		const types = await entriesOf(async () => expect(await send()).toMatchObject(receipt));
		expect(types).toEqual(['response']);
		const entry = await read('select position from app.log_entries where type = $1 and exercise_id = $2', [
			'response',
			scene().exercise.id,
		]);
		expect(entry).toBeNull();
		expect(await entriesOf(async () => expect(await send()).toMatchObject(receipt))).toEqual([]);
		expect(await stored()).toBe('1');
		expect(
			await read('select content from private.response_openings where response_id = $1', [body.id]),
		).toBe(body.content);
		expect(await call(anybody, 'find_receipt', { p_folio: receipt.folio.toLowerCase() })).toMatchObject([
			{ folio: receipt.folio, consultation: scene().more.open.slug, line: null },
		]);
		expect(await call(anybody, 'find_receipt', { p_folio: 'ZZZZ-ZZZZ' })).toBeNull();
	});

	it('under an identity that is taken is refused whatever else it says', async () => {
		const body = answer();
		await call(anybody, 'submit_answer', submissionOf(body));
		const same = { p_id: body.id };
		expect(await submit(same)).toBe('PZ204');
		expect(await submit(same, answer({ tema: 'luz' }))).toBe('PZ204');
		expect(await submit({ p_content: answer().content.replace('agua', 'luz') }, body)).toBe('PZ209');
	});

	it('that was stored gives its receipt after close too; another one is kept in review', async () => {
		const { exercise, more } = scene();
		const body = answer();
		const first = await call(anybody, 'submit_answer', submissionOf(body));
		await call(exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		expect(await call(anybody, 'submit_answer', submissionOf(body))).toEqual(first);
		// Where its folio leads in the log is its own entry, and no other.
		const [{ line }] = z
			.tuple([z.object({ line: z.number() })])
			.parse(
				await call(anybody, 'find_receipt', { p_folio: z.object({ folio: z.string() }).parse(first).folio }),
			);
		const entry = `select convert_from(entry, 'utf8')::jsonb -> 'body' ->> 'commitment' from app.log_entries
			where exercise_id = $1 and position = $2`;
		expect(await read(entry, [exercise.id, line - 1])).toBe(body.commitment);
		expect(await call(anybody, 'submit_answer', submissionOf(answer()))).toMatchObject({
			standing: 'in_review',
		});
		expect(await stored()).toBe('1');
	});

	it.each([
		['an identity that tells time', { p_id: 'c232ab00-9414-11ec-b3c8-9f6bdeced846' }, 'PZ002'],
		['no identity', { p_id: null }, 'PZ002'],
		['bytes in another order', { p_content: '{"b":1, "a":2}' }, 'PZ001'],
		['bytes that are no JSON', { p_content: '{' }, 'PZ001'],
		['no bytes', { p_content: null }, 'PZ001'],
		['a number too large for any number', { p_content: '1e999999' }, 'PZ001'],
		['what nests until the stack ends', { p_content: '['.repeat(9_000) + ']'.repeat(9_000) }, 'PZ001'],
		['a zero character', { p_content: '"\\u0000"' }, 'PZ001'],
		['more than it may say', { p_content: `"${'x'.repeat(20_000)}"` }, 'PZ002'],
		['a salt too short', { p_salt: 'AAAA' }, 'PZ001'],
		['a salt spelt another way', { p_salt: `${'A'.repeat(42)}B` }, 'PZ001'],
		['no salt', { p_salt: null }, 'PZ001'],
		['a commitment to something else', { p_commitment: 'A'.repeat(43) }, 'PZ209'],
		['no commitment', { p_commitment: null }, 'PZ209'],
		['a channel that is not offered', { p_channel: 'interviewer' }, 'PZ206'],
		['no channel', { p_channel: null }, 'PZ206'],
		['the channel of codes without one', { p_channel: 'code' }, 'PZ230'],
		['the channel of a station without one', { p_channel: 'kiosk' }, 'PZ206'],
		['the token of no station', { p_channel: 'kiosk', p_station_token: 'nada' }, 'PZ207'],
	])('is refused with %s', async (_, changes, code) => {
		expect(await submit(changes)).toBe(code);
		expect(await stored()).toBe('0');
	});

	it('is refused when it breaks a rule of the questions, saying which', async () => {
		expect(await refusalOf(anybody, 'submit_answer', submissionOf(answer({ tema: 'gas' })))).toMatchObject({
			code: 'PZ203',
			detail: 'tema:option_unknown',
		});
		expect(await submit({}, answer({ detalle: 'Sin tema.' }))).toBe('PZ203');
	});

	it('is refused for questions nobody asks, for a draft, and before the opening', async () => {
		const { client, exercise, more } = scene();
		const draft = await draftConsultation(client, exercise, `${exercise.slug}-borrador`);
		const content = { v: 1, instrument: more.open.instrumentHash, language: 'es', answers: { tema: 'agua' } };
		const of = (survey: unknown) => submissionOf(freeze({ ...content, survey }));
		expect(await refusal(anybody, 'submit_answer', of(randomUUID()))).toBe('PZ205');
		expect(await refusal(anybody, 'submit_answer', of('nada'))).toBe('PZ205');
		expect(await refusal(anybody, 'submit_answer', submissionOf(freeze([])))).toBe('PZ205');
		expect(await refusal(anybody, 'submit_answer', of(draft.survey))).toBe('PZ205');
		await client.query(
			`update app.consultations set opens_at = now() + interval '1 hour' where exercise_id = $1`,
			[exercise.id],
		);
		expect(await submit()).toBe('PZ200');
	});

	it('counts as late in the days of grace, and is kept in review after them', async () => {
		const { client, more } = scene();
		const closed = (ago: string) =>
			client.query(
				`update app.consultations set opens_at = now() - interval '60 days', closes_at = now() - $2::interval where id = $1`,
				[more.open.id, ago],
			);
		await closed('2 days');
		expect(await call(anybody, 'submit_answer', submissionOf(answer()))).toMatchObject({ late: true });
		expect(await stored()).toBe('1');
		await closed('3 days');
		expect(await call(anybody, 'submit_answer', submissionOf(answer()))).toMatchObject({
			late: true,
			standing: 'in_review',
		});
		expect(await stored()).toBe('1');
	});
});

describe('a station', () => {
	const details = () => ({
		p_consultation: scene().more.open.id,
		p_name: 'Otro módulo',
		p_municipality: '20067',
	});
	const register = async () =>
		z
			.object({ station: z.uuid(), code: z.string() })
			.parse(await call(scene().exercise.staff, 'create_station', details()));

	it('is registered by staff and enrolled once with its code', async () => {
		const { administrator, exercise, stranger } = scene();
		for (const other of [administrator, exercise.guarantor, exercise.titular, exercise.former, stranger])
			expect(await refusal(other, 'create_station', details())).toBe('PZ100');
		const { code, station } = await register();
		expect(await refusal(anybody, 'enroll_station', { p_code: 'AAAAA-AAAAA' })).toBe('PZ207');
		expect(await refusal(anybody, 'enroll_station', { p_code: null })).toBe('PZ207');
		const { token } = z
			.object({ token: z.string() })
			.parse(await call(anybody, 'enroll_station', { p_code: code }));
		expect(await refusal(anybody, 'enroll_station', { p_code: code })).toBe('PZ207');
		expect(await call(anybody, 'report_station', { p_token: token, p_waiting: 3 })).toMatchObject({
			station,
		});
		expect(await call(anybody, 'report_station', { p_token: token, p_waiting: null })).toMatchObject({
			station,
		});
		expect(await read('select waiting from app.stations where id = $1', [station])).toBe(3);
		expect(
			await read('select count(*) from private.station_secrets s where s::text ilike any ($1)', [
				[`%${code}%`, `%${token}%`],
			]),
		).toBe('0');
		expect(await refusal(exercise.staff, 'create_station', { ...details(), p_municipality: '99999' })).toBe(
			'23503',
		);
	});

	it('stands for a way to answer that is offered, and for no other', async () => {
		const { exercise, more } = scene();
		const of = (changes: Record<string, unknown>) =>
			refusal(exercise.staff, 'create_station', { ...details(), ...changes });
		expect(await of({ p_kind: 'interviewer' })).toBe('none');
		expect(await of({ p_kind: 'web' })).toBe('23514');
		expect(await of({ p_kind: 'public_space' })).toBe('PZ206');
		expect(await of({ p_consultation: more.webOnly.id })).toBe('PZ206');
		expect(await of({ p_ceiling: 0 })).toBe('23514');
		expect(await of({ p_ceiling: 5_001 })).toBe('23514');
	});

	it('has a code that is good for a day', async () => {
		const { code } = await register();
		await scene().client.query('update private.station_secrets set code_expires_at = now()');
		expect(await refusal(anybody, 'enroll_station', { p_code: code })).toBe('PZ207');
	});

	it('answers for its own consultation alone', async () => {
		const { more } = scene();
		const kiosk = { p_channel: 'kiosk', p_station_token: more.station.token };
		await call(anybody, 'submit_answer', submissionOf(answer(), kiosk));
		expect(await submit({ p_station_token: more.station.token })).toBe('PZ206');
		expect(await submit(kiosk, freezeAnswer(more.webOnly))).toBe('PZ207');
		expect(await read('select count(*) from app.responses where station_id = $1', [more.station.id])).toBe(
			'1',
		);
	});

	it('that is revoked reports and enrols no more; what it sent stays, what it still sends is in review', async () => {
		const { exercise, more, stranger } = scene();
		const { code, station } = await register();
		const kiosk = { p_channel: 'kiosk', p_station_token: more.station.token };
		const body = answer();
		const receipt = await call(anybody, 'submit_answer', submissionOf(body, kiosk));
		for (const other of [exercise.titular, exercise.facilitator, stranger])
			expect(await refusal(other, 'revoke_station', { p_station: station })).toBe('PZ100');
		await call(exercise.staff, 'revoke_station', { p_station: station });
		await call(exercise.staff, 'revoke_station', { p_station: more.station.id });
		expect(await refusal(anybody, 'enroll_station', { p_code: code })).toBe('PZ207');
		expect(await refusal(anybody, 'report_station', { p_token: more.station.token, p_waiting: 1 })).toBe(
			'PZ207',
		);
		expect(await call(anybody, 'submit_answer', submissionOf(answer(), kiosk))).toMatchObject({
			standing: 'in_review',
		});
		expect(await call(anybody, 'submit_answer', submissionOf(body, kiosk))).toEqual(receipt);
	});
});

it('the bytes that are kept are the canonical ones, so that anybody finds the same hash', async () => {
	const body = answer({ detalle: 'Ñandú 💧 "aquí"\n\\', tema: 'agua' });
	await call(anybody, 'submit_answer', submissionOf(body));
	const content = z
		.string()
		.parse(await read('select content from private.response_openings where response_id = $1', [body.id]));
	expect(canonicalText(JSON.parse(content))).toBe(content);
});

verbs.proveAll();
