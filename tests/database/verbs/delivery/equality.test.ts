import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { folioOf } from '../../../../src/lib/evidence';
import { freeze, type FrozenBody } from '../../../load/frozenAnswers';
import { freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, json, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs([], async ({ client, exercise }) => ({
	open: await publishConsultation(client, exercise, `${exercise.slug}-cuadrada`, { p_review: 3 }),
}));
const { scene, call, read } = verbs;

const hashOf = (key: string) =>
	createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');
const of = () => ({ p_consultation: scene().more.open.id });

const countsShape = z.object({
	total: z.number(),
	inReview: z.number(),
	standings: z.record(z.string(), z.number()),
});
const counts = async () => countsShape.parse(await call(anybody, 'consultation_counts', of()));
const sum = (numbers: Readonly<Record<string, number>>): number =>
	Object.values(numbers).reduce((total, number) => total + number, 0);

const closingShape = z.object({
	accepted: z.number(),
	superseded: z.number(),
	withdrawn: z.number(),
	counted: z.number(),
});

/** Every answer that was taken with a receipt. */
const taken: string[] = [];
async function send(body: FrozenBody, key?: string): Promise<void> {
	await call(
		anybody,
		'submit_answer',
		submissionOf(body, key === undefined ? {} : { p_key_hash: hashOf(key) }),
	);
	taken.push(body.id);
}

/** Twelve alike, four that are not; one changed twice, two taken back; two to other questions and one after the close. */
async function fillEveryTerm(): Promise<void> {
	const { exercise, more } = scene();
	for (let alike = 0; alike < 12; alike += 1) await send(freezeAnswer(more.open));
	for (const detalle of ['Plaza.', 'Mercado.', 'Escuela.', 'Río.'])
		await send(freezeAnswer(more.open, { tema: 'luz', detalle }));

	let former = { body: freezeAnswer(more.open, { tema: 'luz', detalle: 'Primera.' }), key: makeKey() };
	await send(former.body, former.key);
	for (const detalle of ['Segunda.', 'Tercera.']) {
		const next = { body: freezeAnswer(more.open, { tema: 'luz', detalle }), key: makeKey() };
		const { p_channel: _, ...answered } = submissionOf(next.body);
		await call(anybody, 'correct_answer', {
			...openingOf(former),
			...answered,
			p_key_hash: hashOf(next.key),
		});
		taken.push(next.body.id);
		former = next;
	}
	for (const detalle of ['Me arrepiento.', 'Yo también.']) {
		const gone = { body: freezeAnswer(more.open, { tema: 'agua', detalle }), key: makeKey() };
		await send(gone.body, gone.key);
		await call(anybody, 'withdraw_answer', openingOf(gone));
	}
	const { survey } = more.open;
	for (const tema of ['agua', 'luz'])
		await send(freeze({ v: 1, survey, instrument: 'A'.repeat(43), language: 'es', answers: { tema } }));

	await call(exercise.staff, 'close_consultation', of());
	await send(freezeAnswer(more.open, { tema: 'agua', detalle: 'Tarde.' }));
	const rule = { ...of(), p_rule: json({ name: 'identical', least: 10 }) };
	const { digest } = z
		.object({ digest: z.string() })
		.parse(await call(exercise.staff, 'preview_exclusion', rule));
	const proposed = await call(exercise.staff, 'propose_exclusion', {
		...rule,
		p_reason: 'Doce respuestas iguales el mismo día.',
		p_digest: digest,
	});
	await call(exercise.guarantor, 'agree_with_exclusion', { p_exclusion: proposed });
}
const makeKey = () => randomBytes(10).toString('hex').toUpperCase();
const openingOf = ({ body, key }: { body: FrozenBody; key: string }) => ({
	p_folio: folioOf(body.id),
	p_key: key,
});

describe('every answer that was taken', () => {
	it('is counted, left out, replaced, taken back or in review, in the public counts and in the log', async () => {
		const { client, exercise, more } = scene();
		taken.length = 0;
		await fillEveryTerm();
		const public_ = await counts();
		expect(public_.standings).toEqual({
			counted: 5,
			excluded: 12,
			replaced: 2,
			withdrawn: 2,
			quarantined: 3,
		});
		expect(sum(public_.standings)).toBe(taken.length);
		expect(new Set(taken).size).toBe(taken.length);
		expect(public_).toMatchObject({ total: 5, inReview: 3 });

		// The close was written before anybody was left out, and holds no answer that waited in review.
		const closing = closingShape.parse(
			await read(
				`select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries
				where type = 'survey.closed' and exercise_id = $1`,
				[exercise.id],
			),
		);
		expect(closing).toEqual({ accepted: 21, superseded: 2, withdrawn: 2, counted: 17 });
		const { counted, excluded, replaced, withdrawn, quarantined } = public_.standings;
		expect(closing.accepted).toBe(taken.length - (quarantined ?? 0));
		expect(closing.counted).toBe((counted ?? 0) + (excluded ?? 0));
		expect([closing.superseded, closing.withdrawn]).toEqual([replaced, withdrawn]);

		// Each has one row, in one of the two tables, and its receipt says where it stands.
		const rows = `select count(*)::int from (select id from app.responses where survey_id = $1
			union all select id from app.quarantined_responses where consultation_id = $2) kept`;
		expect(await read(rows, [more.open.survey, more.open.id])).toBe(taken.length);
		const said: Record<string, number> = {};
		const receipt = z.tuple([z.object({ standing: z.string() })]);
		for (const id of taken) {
			const [{ standing }] = receipt.parse(await call(anybody, 'find_receipt', { p_folio: folioOf(id) }));
			said[standing] = (said[standing] ?? 0) + 1;
		}
		expect(said).toEqual({ counted: 5, excluded: 12, replaced: 2, withdrawn: 2, in_review: 3 });

		// What the worker publishes, once the days of review are over, is of those that count, with those left out beside.
		await client.query(
			`update app.consultations set closed_on = private.today_in(exercise_id) - review_days where id = $1`,
			[more.open.id],
		);
		const due = z
			.object({
				channels: z.record(z.string(), z.number()),
				excluded: z.object({ channels: z.record(z.string(), z.number()) }),
			})
			.parse(await call(worker, 'figures_input', of()));
		expect([sum(due.channels), sum(due.excluded.channels)]).toEqual([counted, excluded]);
	});
});

verbs.proveAll();
