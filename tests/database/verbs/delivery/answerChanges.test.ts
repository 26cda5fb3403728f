import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { folioOf } from '../../../../src/lib/evidence';
import type { FrozenBody } from '../../../load/frozenAnswers';
import { enrollStation, freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['open_receipt', 'correct_answer', 'withdraw_answer', 'withdrawn_answers'],
	async ({ client, exercise }) => ({
		open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`),
		desks: await publishConsultation(client, exercise, `${exercise.slug}-modulos`, { p_channels: ['kiosk'] }),
		other: await publishConsultation(client, exercise, `${exercise.slug}-otra`),
	}),
	// A correction comes from nobody's tablet: no token is handed on.
	{
		'correct_answer: PZ207': 'a correction has no station',
		'correct_answer: PZ230': 'a correction needs no second code',
	},
);
const { scene, call, refusal, entriesOf, read } = verbs;

interface Keyed {
	body: FrozenBody;
	key: string;
	folio: string;
}
const hashOf = (key: string) =>
	createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');
const makeKey = () => randomBytes(10).toString('hex').toUpperCase();

async function answer(tema = 'agua'): Promise<Keyed> {
	const body = freezeAnswer(scene().more.open, { tema });
	const key = makeKey();
	await call(anybody, 'submit_answer', submissionOf(body, { p_key_hash: hashOf(key) }));
	return { body, key, folio: folioOf(body.id) };
}
const opening = ({ folio, key }: Pick<Keyed, 'folio' | 'key'>) => ({ p_folio: folio, p_key: key });
function correction(former: Pick<Keyed, 'folio' | 'key'>, body: FrozenBody, key = makeKey()) {
	const { p_channel: _, ...answered } = submissionOf(body);
	return { ...opening(former), ...answered, p_key_hash: hashOf(key) };
}
const close = () =>
	call(scene().exercise.staff, 'close_consultation', { p_consultation: scene().more.open.id });
const counts = () => call(anybody, 'consultation_counts', { p_consultation: scene().more.open.id });
const closing = () =>
	read(
		`select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries where type = 'survey.closed' and exercise_id = $1`,
		[scene().exercise.id],
	);

describe('who answered, with their key,', () => {
	it('corrects what was given at a desk from anywhere, and it stays an answer of that desk', async () => {
		const { client, exercise, more } = scene();
		const station = await enrollStation(client, exercise, more.desks);
		const body = freezeAnswer(more.desks);
		const former = { folio: folioOf(body.id), key: makeKey() };
		const given = { p_channel: 'kiosk', p_station_token: station.token, p_key_hash: hashOf(former.key) };
		await call(anybody, 'submit_answer', submissionOf(body, given));
		expect(await call(anybody, 'open_receipt', opening(former))).toMatchObject({ channel: 'kiosk' });
		const next = freezeAnswer(more.desks, { tema: 'luz' });
		await call(anybody, 'correct_answer', correction(former, next));
		const sql =
			'select channel || $1 || (station_id = $2) || $1 || standing from app.responses where id = $3';
		expect(await read(sql, [' ', station.id, next.id])).toBe('kiosk true counted');
		expect(await read(sql, [' ', station.id, body.id])).toBe('kiosk true replaced');
	});

	it('corrects: another answer counts in its place, and both stay in the record', async () => {
		const former = await answer();
		expect(await call(anybody, 'open_receipt', opening(former))).toMatchObject({
			folio: former.folio,
			consultation: scene().more.open.slug,
		});
		const body = freezeAnswer(scene().more.open, { tema: 'luz' });
		const key = makeKey();
		const correct = () => call(anybody, 'correct_answer', correction(former, body, key));
		const types = await entriesOf(async () =>
			expect(await correct()).toMatchObject({ folio: folioOf(body.id), standing: 'counted' }),
		);
		expect(types.sort()).toEqual(['response', 'response.superseded']);
		// A receipt that was lost on the way is given again.
		expect(
			await entriesOf(async () => expect(await correct()).toMatchObject({ standing: 'counted' })),
		).toEqual([]);
		expect(await counts()).toMatchObject({ total: 1, channels: { web: 1 } });
		expect(await call(anybody, 'find_receipt', { p_folio: former.folio })).toMatchObject([
			{ standing: 'replaced' },
		]);
		expect(
			await read(
				`select count(*)::int from private.response_openings o join app.responses r on r.id = o.response_id
				where r.exercise_id = $1`,
				[scene().exercise.id],
			),
		).toBe(2);
		// The key of the former one opens nothing; that of the new one does.
		expect(await refusal(anybody, 'open_receipt', opening(former))).toBe('PZ222');
		await call(anybody, 'withdraw_answer', { p_folio: folioOf(body.id), p_key: key });
		await close();
		expect(await closing()).toMatchObject({ accepted: 2, superseded: 1, withdrawn: 1, counted: 0 });
	});

	it('withdraws: what it said is erased, and only that it was there is left', async () => {
		const [kept, gone] = [await answer(), await answer('luz')];
		const types = await entriesOf(() =>
			call(anybody, 'withdraw_answer', {
				p_folio: gone.folio.toLowerCase(),
				p_key: ` ${gone.key.toLowerCase()}`,
			}),
		);
		expect(types).toEqual(['response.withdrawn']);
		expect(
			await read('select count(*)::int from private.response_openings where response_id = $1', [
				gone.body.id,
			]),
		).toBe(0);
		expect(await refusal(anybody, 'withdraw_answer', opening(gone))).toBe('PZ222');
		// Remembered by name outside the database, for the worker alone.
		const listed = await call(worker, 'withdrawn_answers');
		expect(listed).toContain(gone.body.id);
		expect(listed).not.toContain(kept.body.id);
		expect(await refusal(scene().exercise.staff, 'withdrawn_answers')).toBe('42501');
		expect(await call(anybody, 'submit_answer', submissionOf(gone.body))).toMatchObject({
			standing: 'withdrawn',
		});
		await close();
		expect(await closing()).toMatchObject({
			accepted: 2,
			superseded: 0,
			withdrawn: 1,
			counted: 1,
			byChannel: [{ channel: 'web', accepted: 2, counted: 1 }],
		});
		const page = { p_consultation: scene().more.open.id };
		expect(await call(scene().exercise.staff, 'consultation_answers', page)).toMatchObject([
			{ id: kept.body.id },
		]);
		expect(await call(scene().exercise.staff, 'consultation_summary', page)).toMatchObject({
			answered: { tema: 1 },
		});
		expect(await read('select count(key_hash)::int from private.response_openings')).toBe(0);
	});

	it('says by its leaf which answer no longer counts', async () => {
		const former = await answer();
		await call(anybody, 'withdraw_answer', opening(former));
		expect(
			await read(
				`select count(*)::int from app.log_entries w join app.log_entries r on r.type = 'response' and
					private.base64url(r.leaf_hash) = convert_from(w.entry, 'UTF8')::jsonb #>> '{body,leaf}'
				where w.type = 'response.withdrawn' and convert_from(r.entry, 'UTF8') like '%' || $1 || '%'`,
				[former.body.commitment],
			),
		).toBe(1);
	});
});

describe('a change is refused', () => {
	const ways = (former: Pick<Keyed, 'folio' | 'key'>) =>
		[
			['open_receipt', opening(former)],
			['withdraw_answer', opening(former)],
			['correct_answer', correction(former, freezeAnswer(scene().more.open))],
		] as const;

	it('with another key, with none, and where no key was sent', async () => {
		const keyed = await answer();
		const bare = freezeAnswer(scene().more.open);
		await call(anybody, 'submit_answer', submissionOf(bare));
		for (const former of [
			{ ...keyed, key: makeKey() },
			{ ...keyed, key: '' },
			{ ...keyed, folio: 'ZZZZ-ZZZZ' },
			{ folio: folioOf(bare.id), key: keyed.key },
		])
			for (const [verb, parameters] of ways(former))
				expect(await refusal(anybody, verb, parameters)).toBe('PZ222');
		expect(await counts()).toMatchObject({ total: 2 });
	});

	it('after the close, in the days of grace too', async () => {
		const former = await answer();
		await scene().client.query(
			`update app.consultations set opens_at = now() - interval '9 days', closes_at = now() - interval '1 day' where id = $1`,
			[scene().more.open.id],
		);
		for (const [verb, parameters] of ways(former))
			expect(await refusal(anybody, verb, parameters)).toBe('PZ223');
	});

	it('with an answer to another survey or one that breaks a rule, and then nothing has changed', async () => {
		const former = await answer();
		const correct = (body: FrozenBody, changes = {}) =>
			refusal(anybody, 'correct_answer', { ...correction(former, body), ...changes });
		expect(await correct(freezeAnswer(scene().more.other))).toBe('PZ223');
		expect(await correct(freezeAnswer(scene().more.open, { tema: 'gas' }))).toBe('PZ203');
		expect(await correct(freezeAnswer(scene().more.open), { p_id: former.body.id })).toBe('PZ204');
		expect(await correct(freezeAnswer(scene().more.open), { p_key_hash: 'corta' })).toBe('PZ001');
		expect(await correct(freezeAnswer(scene().more.open), { p_commitment: 'A'.repeat(43) })).toBe('PZ209');
		expect(await correct(freezeAnswer(scene().more.open), { p_id: null })).toBe('PZ002');
		expect(await correct(freezeAnswer({ ...scene().more.open, survey: randomUUID() }))).toBe('PZ205');
		expect(await correct(freezeAnswer(scene().more.desks))).toBe('PZ206');
		await scene().client.query(
			`update app.consultations set opens_at = now() + interval '1 day' where id = $1`,
			[scene().more.other.id],
		);
		expect(await correct(freezeAnswer(scene().more.other))).toBe('PZ200');
		expect(await counts()).toMatchObject({ total: 1 });
		await call(anybody, 'open_receipt', opening(former));
	});
});

verbs.proveAll();
