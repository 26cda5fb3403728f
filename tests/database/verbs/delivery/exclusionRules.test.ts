import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentHash } from '../../../../src/lib/evidence';
import {
	freezeAnswer,
	publishConsultation,
	publishFigures,
	submissionOf,
	submitAnswers,
} from '../../scene/consultation';
import { anybody, json, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['preview_exclusion'],
	async ({ client, exercise }) => {
		const open = await publishConsultation(client, exercise, `${exercise.slug}-mirada`);
		const alike = await submitAnswers(client, open, 12);
		return { open, alike };
	},
	{ 'preview_exclusion: PZ001': 'what it hashes are commitments, and texts are always canonical' },
);
const { scene, call, refusal, read } = verbs;

const of = () => ({ p_consultation: scene().more.open.id });
const identical = { name: 'identical', least: 10 };

/** Three others arrive, and it closes. */
async function close(): Promise<void> {
	const { exercise, more } = scene();
	for (const detalle of ['Plaza.', 'Mercado.', 'Escuela.'])
		await call(anybody, 'submit_answer', submissionOf(freezeAnswer(more.open, { tema: 'luz', detalle })));
	await call(exercise.staff, 'close_consultation', of());
}

const seen = z.object({ answers: z.number(), digest: z.string().nullable() });
const asRule = (rule: unknown): Parameters => ({ ...of(), p_rule: json(rule) });
const preview = async (rule: unknown, caller = scene().exercise.staff) =>
	seen.parse(await call(caller, 'preview_exclusion', asRule(rule)));

describe('a rule', () => {
	it('finds what it catches by channel, and the hash of the commitments that anybody holding them computes', async () => {
		const { exercise, more } = scene();
		await close();
		const commitments = more.alike.map(({ commitment }) => commitment).sort();
		expect(await call(exercise.guarantor, 'preview_exclusion', asRule(identical))).toEqual({
			answers: 12,
			channels: [{ channel: 'web', count: 12 }],
			digest: documentHash('exclusion', commitments),
		});
		expect(await preview({ ...identical, least: 13 })).toEqual({ answers: 0, digest: null });
	});

	it('is one of a closed list with whole parameters: no expression, no answer', async () => {
		const { exercise } = scene();
		await close();
		const day = { name: 'channel_day', channel: 'web', day: '2026-01-01', place: null, station: null };
		for (const rule of [
			{},
			{ name: 'ids', ids: [randomUUID()] },
			{ name: 'identical' },
			{ name: 'identical', least: 2 },
			{ name: 'identical', least: '12' },
			{ name: 'identical', least: 3.5 },
			{ name: 'straight_line', least: 3 },
			{ ...identical, channel: 'web' },
			{ ...day, channel: 'interviewer' },
			{ ...day, day: '2026-1-1' },
			{ ...day, place: randomUUID() },
			{ ...day, station: randomUUID() },
			{ name: 'channel_day', channel: 'web', day: '2026-01-01' },
		])
			expect(await refusal(exercise.staff, 'preview_exclusion', asRule(rule)), JSON.stringify(rule)).toBe(
				'PZ002',
			);
	});

	it('of straight lines looks at all scales and at each table', async () => {
		const { client, more } = scene();
		await close();
		const rows = { f1: 'c1', f2: 'c1', f3: 'c1' };
		const questions = [
			{ id: 'e1', type: 'scale' },
			{ id: 'e2', type: 'scale' },
			{ id: 't', type: 'matrix' },
			{ id: 'u', type: 'matrix' },
		];
		await client.query(`update app.surveys set instrument = $2 where id = $1`, [
			more.open.survey,
			JSON.stringify({ questions }),
		]);
		const given = [
			{ e1: 2, e2: 2, t: rows },
			{ e1: 2, e2: 2, t: rows, u: { g1: 'c9' } },
			{ e1: 2, e2: 3, t: rows },
			{ e1: 2, e2: 2, t: { ...rows, f3: 'c2' } },
			{ e1: 2, e2: { none: 'unknown' }, t: rows },
			{ e1: 2, t: { none: 'refused' } },
		];
		for (const [at, answers] of given.entries())
			await client.query('update private.response_openings set content = $2 where response_id = $1', [
				more.alike[at]?.id,
				JSON.stringify({ answers }),
			]);
		expect(await preview({ name: 'straight_line', least: 5 })).toMatchObject({ answers: 2 });
		expect(await preview({ name: 'straight_line', least: 4 })).toMatchObject({ answers: 3 });
		expect(await preview({ name: 'straight_line', least: 7 })).toMatchObject({ answers: 0 });
	});

	it('is looked at by who decides, after the close and before counts are published', async () => {
		const { administrator, client, exercise, more, stranger } = scene();
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule(identical))).toBe('PZ208');
		await close();
		for (const other of [administrator, exercise.facilitator, exercise.titular, stranger])
			expect(await refusal(other, 'preview_exclusion', asRule(identical))).toBe('PZ100');
		const day = { name: 'channel_day', channel: 'web', day: '2026-01-05', place: null, station: null };
		const today = await read('select private.today_in($1)::text', [exercise.id]);
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule({ ...day, day: today }))).toBe('PZ240');
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule(day))).toBe('PZ246');
		await publishFigures(client, more.open, { channels: { web: 15 }, counts: [] });
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule(identical))).toBe('PZ241');
	});
});

verbs.proveAll();
