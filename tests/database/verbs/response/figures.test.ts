import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { composeFigures } from '../../../../src/lib/domain/response/figures';
import { canonicalText } from '../../../../src/lib/evidence';
import {
	freezeAnswer,
	instrumentOf,
	publishConsultation,
	submissionOf,
	submitAnswers,
} from '../../scene/consultation';
import { anybody, json, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['answer_counts', 'figures_due', 'figures_input', 'record_figures'],
	async ({ client, exercise }) => ({
		consultation: await publishConsultation(client, exercise, `${exercise.slug}-contada`),
	}),
);
const { scene, call, refusal, read } = verbs;
const of = () => ({ p_consultation: scene().more.consultation.id });

/** Twelve for water, three for light of which one says where; then it closes. */
async function close(): Promise<void> {
	const { client, exercise, more } = scene();
	await submitAnswers(client, more.consultation, 12);
	for (const answers of [{ tema: 'luz' }, { tema: 'luz' }, { tema: 'luz', detalle: 'En la plaza.' }])
		await call(anybody, 'submit_answer', submissionOf(freezeAnswer(more.consultation, answers)));
	await call(exercise.staff, 'close_consultation', of());
}

const figuresOf = (changes: Record<string, unknown> = {}, water = 12) => {
	const { consultation } = scene().more;
	const count = (question: string, choice: string, count: number) => ({
		...{ question, part: '', choice, channel: 'web', count },
	});
	const figures = composeFigures(
		consultation.slug,
		instrumentOf(consultation.survey),
		consultation.instrumentHash,
		{ channels: { web: water + 13 }, counts: [count('tema', 'agua', water), count('tema', 'luz', 13)] },
	);
	return { ...of(), p_answers: figures.answers, p_content: canonicalText({ ...figures, ...changes }) };
};

describe('counting', () => {
	it('is for staff after close, of all answers or of those that match', async () => {
		const { exercise, administrator, stranger } = scene();
		expect(await refusal(exercise.staff, 'answer_counts', of())).toBe('PZ208');
		await close();
		const counted = { part: '', channel: 'web' };
		expect(await call(exercise.staff, 'answer_counts', of())).toEqual({
			channels: { web: 15 },
			counts: [
				{ ...counted, question: 'detalle', choice: '+answered', count: 1 },
				{ ...counted, question: 'detalle', choice: '+none', count: 14 },
				{ ...counted, question: 'tema', choice: 'agua', count: 12 },
				{ ...counted, question: 'tema', choice: 'luz', count: 3 },
			],
		});
		const light = { ...of(), p_matches: json({ tema: 'luz' }) };
		expect(await call(exercise.staff, 'answer_counts', light)).toMatchObject({ channels: { web: 3 } });
		const desks = { ...of(), p_channel: 'kiosk' };
		expect(await call(exercise.staff, 'answer_counts', desks)).toEqual({ channels: {}, counts: [] });
		for (const other of [administrator, exercise.facilitator, exercise.titular, exercise.former, stranger])
			expect(await refusal(other, 'answer_counts', of())).toBe('PZ100');
	});
});

describe('publishing', () => {
	it('waits for the close, and is due once', async () => {
		const { id } = scene().more.consultation;
		expect(await refusal(worker, 'figures_input', of())).toBe('PZ208');
		expect(await refusal(worker, 'figures_input', { p_consultation: randomUUID() })).toBe('PZ208');
		expect(await refusal(worker, 'record_figures', figuresOf())).toBe('PZ208');
		expect(await call(worker, 'figures_due')).not.toContain(id);
		await close();
		expect(await call(worker, 'figures_due')).toContain(id);
		expect(await call(worker, 'figures_input', of())).toMatchObject({
			slug: scene().more.consultation.slug,
			channels: { web: 15 },
		});
		const hash = await call(worker, 'record_figures', { ...figuresOf(), p_answers: 15 });
		expect(await call(worker, 'figures_due')).not.toContain(id);
		// Twice, or by two workers: one version.
		expect(await call(worker, 'record_figures', { ...figuresOf(), p_answers: 15 })).toBe(hash);
		const stored = `select array_agg(content_hash) from app.figures where consultation_id = $1`;
		expect(await read(stored, [id])).toEqual([hash]);
		const sha = `select encode(sha256(convert_to(content, 'UTF8')), 'hex') from app.figures where consultation_id = $1`;
		expect(await read(sha, [id])).toBe(hash);
	});

	it('happens once: a second count would tell what somebody said who came between', async () => {
		const { client, more } = scene();
		await close();
		const hash = await call(worker, 'record_figures', figuresOf());
		await client.query('update app.figures set answers = 90 where consultation_id = $1', [
			more.consultation.id,
		]);
		expect(await call(worker, 'figures_due')).not.toContain(more.consultation.id);
		expect(await call(worker, 'record_figures', figuresOf({}, 40))).toBe(hash);
		const versions = 'select array_agg(version order by version) from app.figures where consultation_id = $1';
		expect(await read(versions, [more.consultation.id])).toEqual([1]);
	});

	it('refuses a small group, whoever counted it, another consultation, and what is not canonical', async () => {
		await close();
		const small = (counts: (number | null)[], total: number | null) => ({
			questions: [{ tables: [{ rows: [{ counts, total }] }] }],
		});
		for (const changes of [small([9], 12), small([null], 1), small([12, 4], 16), { consultation: 'otra' }])
			expect(await refusal(worker, 'record_figures', figuresOf(changes))).toBe('PZ002');
		expect(await refusal(worker, 'record_figures', figuresOf(small([10, 0, null], null)))).toBe('none');
		expect(await refusal(worker, 'record_figures', { ...figuresOf(), p_content: '{ }' })).toBe('PZ001');
	});

	it('waits for the days of review that were announced', async () => {
		const { client, more } = scene();
		await close();
		const review = (days: number, ago: number) =>
			client.query(
				`update app.consultations set review_days = $2, closed_on = private.today_in(exercise_id) - $3::int where id = $1`,
				[more.consultation.id, days, ago],
			);
		await review(3, 2);
		expect(await call(worker, 'figures_due')).not.toContain(more.consultation.id);
		expect(await refusal(worker, 'figures_input', of())).toBe('PZ245');
		expect(await refusal(worker, 'record_figures', figuresOf())).toBe('PZ245');
		await review(3, 3);
		expect(await call(worker, 'figures_due')).toContain(more.consultation.id);
		expect(await refusal(worker, 'record_figures', figuresOf())).toBe('none');
	});

	it('refuses counts with and without that differ by fewer than ten, and rules that nobody agreed on', async () => {
		await close();
		const row = (counts: (number | null)[], total: number | null) => ({ rows: [{ counts, total }] });
		const both = (without: (number | null)[], all: (number | null)[]) => ({
			questions: [{ tables: [row(without, null)], withExcluded: [row(all, null)] }],
		});
		expect(await refusal(worker, 'record_figures', figuresOf(both([20, 0], [29, 0])))).toBe('PZ002');
		expect(await refusal(worker, 'record_figures', figuresOf(both([20, 0], [20, 9])))).toBe('PZ002');
		const excluded = { answers: 12, channels: [], rules: [{ exclusion: randomUUID() }] };
		expect(await refusal(worker, 'record_figures', figuresOf({ excluded }))).toBe('PZ002');
		expect(await refusal(worker, 'record_figures', figuresOf(both([20, null], [30, 10])))).toBe('none');
	});

	it('is for the worker alone', async () => {
		await close();
		for (const other of [anybody, scene().exercise.staff, scene().administrator]) {
			expect(await refusal(other, 'figures_due')).toBe('42501');
			expect(await refusal(other, 'figures_input', of())).toBe('42501');
			expect(await refusal(other, 'record_figures', figuresOf())).toBe('42501');
		}
	});
});

verbs.proveAll();
