import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { enrollStation, freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	[
		'try_answer_code',
		'create_place',
		'retire_place',
		'place_counts',
		'issue_codes',
		'void_codes',
		'code_batches',
	],
	async ({ client, exercise }) => {
		const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`, {
			p_channels: ['web', 'kiosk', 'public_space', 'code'],
		});
		return {
			open,
			station: await enrollStation(client, exercise, open),
			webOnly: await publishConsultation(client, exercise, `${exercise.slug}-web`, { p_channels: ['web'] }),
		};
	},
);
const { scene, call, refusal, refusalOf, read } = verbs;

const submit = (channel: string, circumstances: unknown, body = freezeAnswer(scene().more.open)) =>
	call(anybody, 'submit_answer', sent(channel, circumstances, body));
const refused = (channel: string, circumstances: unknown) =>
	refusalOf(anybody, 'submit_answer', sent(channel, circumstances, freezeAnswer(scene().more.open)));
const sent = (channel: string, circumstances: unknown, body: ReturnType<typeof freezeAnswer>) =>
	submissionOf(body, { p_channel: channel, p_circumstances: JSON.stringify(circumstances) });
const outsiders = () => {
	const { administrator, exercise, stranger } = scene();
	return [administrator, exercise.guarantor, exercise.titular, exercise.former, stranger];
};

const market = (): Parameters => ({
	p_consultation: scene().more.open.id,
	p_name: 'Mercado de prueba',
	p_kind: 'market',
	p_municipality: '20067',
});
const createPlace = async () =>
	z
		.object({ place: z.uuid(), key: z.string().length(6) })
		.parse(await call(scene().exercise.staff, 'create_place', market()));

const issuedShape = z.object({
	batch: z.uuid(),
	codes: z.array(z.string().regex(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)),
});
const issue = async (count = 3) =>
	issuedShape.parse(
		await call(scene().exercise.staff, 'issue_codes', {
			p_consultation: scene().more.open.id,
			p_count: count,
			p_label: 'Colonia de prueba',
		}),
	);
const tried = z.object({ opens: z.boolean(), waitMs: z.number() });
const firstOf = (codes: readonly string[]) => z.string().parse(codes[0]);

describe('a place', () => {
	it('is named by staff and counts what comes from its poster, taken down or not', async () => {
		const { exercise } = scene();
		for (const other of outsiders()) expect(await refusal(other, 'create_place', market())).toBe('PZ100');
		expect(await refusal(exercise.staff, 'create_place', { ...market(), p_kind: 'bar' })).toBe('23514');
		const { place, key } = await createPlace();
		await submit('public_space', { place: key });
		for (const other of outsiders())
			expect(await refusal(other, 'retire_place', { p_place: place })).toBe('PZ100');
		await call(exercise.staff, 'retire_place', { p_place: place });
		await submit('public_space', { place: key });
		await submit('public_space', {});
		for (const other of outsiders())
			expect(await refusal(other, 'place_counts', { p_consultation: scene().more.open.id })).toBe('PZ100');
		expect(await call(exercise.staff, 'place_counts', { p_consultation: scene().more.open.id })).toEqual([
			{ place, channel: 'public_space', assisted: false, count: 2 },
			{ place: null, channel: 'public_space', assisted: false, count: 1 },
		]);
	});

	it('of another consultation, or none, is refused', async () => {
		const { key } = await createPlace();
		expect(await refused('public_space', { place: 'ZZZZZZ' })).toMatchObject({
			code: 'PZ002',
			detail: 'place',
		});
		expect(
			await refusal(
				anybody,
				'submit_answer',
				submissionOf(freezeAnswer(scene().more.webOnly), { p_circumstances: JSON.stringify({ place: key }) }),
			),
		).toBe('PZ002');
	});
});

it.each([
	['no object', 'web', []],
	['a key nobody knows', 'web', { person: 'x' }],
	['a place that is no text', 'public_space', { place: 7 }],
	['help that is neither yes nor no', 'kiosk', { assisted: 'yes' }],
	['a place where there is none', 'web', { place: 'ABC123' }],
	['help where nobody is', 'web', { assisted: true }],
	['a code by another channel', 'web', { code: 'AAAAA-AAAAA-AAAAA-AAAAA' }],
])('circumstances with %s are refused', async (_, channel, circumstances) => {
	// The channel of a desk is refused before, without its token.
	expect((await refused(channel, circumstances)).code).toBe(channel === 'kiosk' ? 'PZ206' : 'PZ002');
});

it('help at a desk is a dimension of its answers, and is either given or not', async () => {
	const { exercise, more } = scene();
	const atDesk = (circumstances: unknown) => ({
		...sent('kiosk', circumstances, freezeAnswer(more.open)),
		p_station_token: more.station.token,
	});
	await call(anybody, 'submit_answer', atDesk({ assisted: true }));
	await call(anybody, 'submit_answer', atDesk({ assisted: false }));
	await call(anybody, 'submit_answer', atDesk({}));
	expect(await refusal(anybody, 'submit_answer', atDesk({ assisted: 'yes' }))).toBe('PZ002');
	expect(await call(exercise.staff, 'place_counts', { p_consultation: more.open.id })).toEqual([
		{ place: null, channel: 'kiosk', assisted: false, count: 2 },
		{ place: null, channel: 'kiosk', assisted: true, count: 1 },
	]);
});

describe('a one-time code', () => {
	it('is read once by staff, and only its HMAC is kept', async () => {
		const { exercise, more } = scene();
		const wanted = { p_consultation: more.open.id, p_count: 2, p_label: 'Colonia de prueba' };
		for (const other of outsiders()) expect(await refusal(other, 'issue_codes', wanted)).toBe('PZ100');
		expect(await refusal(exercise.staff, 'issue_codes', { ...wanted, p_count: 0 })).toBe('23514');
		expect(await refusal(exercise.staff, 'issue_codes', { ...wanted, p_count: 501 })).toBe('23514');
		expect(await refusal(exercise.staff, 'issue_codes', { ...wanted, p_consultation: more.webOnly.id })).toBe(
			'PZ206',
		);
		const { codes } = await issue(2);
		expect(new Set(codes).size).toBe(2);
		const written = `select count(*) from private.answer_codes a where a::text ilike any ($1)`;
		const raw = codes.map((code) => `%${code.replaceAll('-', '')}%`);
		expect(await read(written, [raw])).toBe('0');
		// Without the key of the consultation the hash of a code is not the one that is kept.
		expect(
			await read(
				`select count(*) from private.answer_codes where code_hash = private.code_hash('answer-code', $1)`,
				[firstOf(codes)],
			),
		).toBe('0');
		await call(exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		expect(await refusal(exercise.staff, 'issue_codes', wanted)).toBe('PZ200');
	});

	it('opens one answer, however it is typed, and the same answer again gets its receipt', async () => {
		const { codes } = await issue();
		const code = firstOf(codes);
		const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
		const ask = async (p_code: string | null, p_survey: string = scene().more.open.survey) =>
			tried.parse(await call(anybody, 'try_answer_code', { p_survey, p_code })).opens;
		expect(await ask(typed)).toBe(true);
		const body = freezeAnswer(scene().more.open);
		const receipt = await submit('code', { code: typed }, body);
		expect(await submit('code', { code }, body)).toEqual(receipt);
		expect(await ask(code)).toBe(false);
		expect(await ask(null)).toBe(false);
		expect(await ask(code, randomUUID())).toBe(false);
		expect((await refused('code', { code })).code).toBe('PZ230');
		expect(await read(`select channel from app.responses where id = $1`, [body.id])).toBe('code');
	});

	it('that is wrong makes everybody wait after a hundred, keeps no right one out, and says nothing of itself', async () => {
		const { client, exercise, more } = scene();
		const { codes } = await issue(1);
		const ask = async (p_code: string) =>
			tried.parse(await call(anybody, 'try_answer_code', { p_survey: more.open.survey, p_code }));
		expect(await ask('AAAAA-AAAAA-AAAAA-AAAAA')).toEqual({ opens: false, waitMs: 0 });
		await client.query('update private.wrong_codes set wrong = 349 where consultation_id = $1', [
			more.open.id,
		]);
		expect(await ask('AAAAA-AAAAA-AAAAA-AAAAB')).toEqual({ opens: false, waitMs: 2_500 });
		expect(await ask(firstOf(codes))).toEqual({ opens: true, waitMs: 2_500 });
		await client.query('update private.wrong_codes set wrong = 1000000 where consultation_id = $1', [
			more.open.id,
		]);
		expect(await ask(firstOf(codes))).toEqual({ opens: true, waitMs: 5_000 });
		await submit('code', { code: firstOf(codes) });
		// Used and never made are told alike.
		expect(await ask(firstOf(codes))).toEqual(await ask('AAAAA-AAAAA-AAAAA-AAAAC'));
		expect(
			await read('select count(*)::int from private.wrong_codes where exercise_id = $1', [exercise.id]),
		).toBe(1);
		await client.query("update private.wrong_codes set hour = hour - interval '3 hours'");
		expect(await ask('AAAAA-AAAAA-AAAAA-AAAAD')).toEqual({ opens: false, waitMs: 0 });
	});

	it('is needed where it is asked for, and none is lost with an answer that is refused', async () => {
		const { codes } = await issue(1);
		for (const circumstances of [
			{},
			{ code: '' },
			{ code: 'x'.repeat(500) },
			{ code: 'AAAAA-AAAAA-AAAAA-AAAAA' },
		])
			expect((await refused('code', circumstances)).code).toBe('PZ230');
		expect(
			await refusal(
				anybody,
				'submit_answer',
				submissionOf(freezeAnswer(scene().more.open), { p_channel: 'code' }),
			),
		).toBe('PZ230');
		const wrong = freezeAnswer(scene().more.open, { tema: 'gas' });
		expect(await refusal(anybody, 'submit_answer', sent('code', { code: firstOf(codes) }, wrong))).toBe(
			'PZ203',
		);
		await submit('code', { code: firstOf(codes) });
	});

	it('that nobody used is voided with its sheet, and what was made adds up', async () => {
		const { exercise, more } = scene();
		const { batch, codes } = await issue(3);
		await submit('code', { code: firstOf(codes) });
		for (const other of outsiders()) {
			expect(await refusal(other, 'void_codes', { p_batch: batch })).toBe('PZ100');
			expect(await refusal(other, 'code_batches', { p_consultation: more.open.id })).toBe('PZ100');
		}
		const told = async () => await call(anybody, 'consultation_counts', { p_consultation: more.open.id });
		expect(await told()).toMatchObject({ codes: { made: 3, voided: 0, unused: 2 } });
		expect(await call(exercise.staff, 'void_codes', { p_batch: batch })).toBe(2);
		expect(await told()).toMatchObject({ codes: { made: 3, voided: 2, unused: 0 } });
		expect((await refused('code', { code: codes[1] })).code).toBe('PZ230');
		expect(await call(exercise.staff, 'code_batches', { p_consultation: more.open.id })).toMatchObject([
			{ id: batch, label: 'Colonia de prueba', issued: 3, unused: 0, voided: 2 },
		]);
	});

	it('is used up by an answer that is kept in review too', async () => {
		const { exercise, more } = scene();
		const { codes } = await issue(1);
		await call(exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		expect(await submit('code', { code: firstOf(codes) })).toMatchObject({ standing: 'in_review' });
		expect((await refused('code', { code: firstOf(codes) })).code).toBe('PZ230');
	});
});

it('a correction keeps the place of the former answer and asks for no second code', async () => {
	const { codes } = await issue(1);
	const { key: place } = await createPlace();
	const correct = async (channel: string, circumstances: unknown) => {
		const key = 'A'.repeat(32);
		const { keyHash } = z.object({ keyHash: z.string() }).parse({
			keyHash: await read(`select private.base64url(private.code_hash('receipt-key', $1))`, [key]),
		});
		const body = freezeAnswer(scene().more.open);
		const receipt = z
			.object({ folio: z.string() })
			.parse(
				await call(anybody, 'submit_answer', { ...sent(channel, circumstances, body), p_key_hash: keyHash }),
			);
		const better = freezeAnswer(scene().more.open, { tema: 'luz' });
		const { p_id, p_content, p_salt, p_commitment } = submissionOf(better);
		const given = { p_folio: receipt.folio, p_key: key, p_id, p_content, p_salt, p_commitment };
		await scene().client.query('savepoint correcting');
		await call(anybody, 'correct_answer', given);
		return read(`select channel || ' ' || (place_id is not null) from app.responses where id = $1`, [
			better.id,
		]);
	};
	expect(await correct('code', { code: firstOf(codes) })).toBe('code false');
	expect(await correct('public_space', { place })).toBe('public_space true');
});

verbs.proveAll();
