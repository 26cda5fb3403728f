import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publishConsultation, submitAnswers } from '../scene/consultation';
import { addProblems, problemOf, publishPrioritization } from '../scene/ranking';
import { asId, json } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	['create_problem', 'edit_problem', 'merge_problems', 'undo_merge'],
	async ({ client, exercise }) => {
		const consultation = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
		const [answer] = await submitAnswers(client, consultation, 1);
		return { problems: await addProblems(client, exercise, 4), answer: answer?.id ?? '' };
	},
);
const { scene, call, refusal, read } = verbs;
const reason = 'Hablan de lo mismo.';
const at = (place: number) => scene().more.problems[place] ?? '';
const merge = (absorbed: number, kept: number, changes: Record<string, unknown> = {}) => ({
	p_absorbed: at(absorbed),
	p_kept: at(kept),
	p_reason: reason,
	...changes,
});
const everyOther = () => {
	const { administrator, exercise, stranger } = scene();
	return [
		administrator,
		exercise.facilitator,
		exercise.guarantor,
		exercise.titular,
		exercise.former,
		stranger,
	];
};

describe('a problem', () => {
	it('is written by staff with a number, its places and its sources', async () => {
		const { exercise, more } = scene();
		const sources = json([
			{ kind: 'answer', citation: 'Lo dijo una respuesta.', response: more.answer },
			{ kind: 'mesa', citation: 'Lo dijo la mesa.', link: '' },
		]);
		const write = {
			p_exercise: exercise.id,
			...problemOf({ p_sources: sources, p_territories: ['20', '20067', '20'] }),
		};
		const id = asId(await call(exercise.staff, 'create_problem', write));
		expect(await read('select number from app.problems where id = $1', [id])).toBe(5);
		expect(await read('select count(*) from app.problem_territories where problem_id = $1', [id])).toBe('2');
		expect(await read('select count(*) from app.problem_sources where response_id = $1', [more.answer])).toBe(
			'1',
		);
		for (const other of everyOther()) expect(await refusal(other, 'create_problem', write)).toBe('PZ100');
	});

	it.each([
		['no sources', { p_sources: '[]' }, 'PZ303'],
		['nothing where sources go', { p_sources: null }, 'PZ303'],
		['something else where sources go', { p_sources: '{"kind":"mesa"}' }, 'PZ303'],
		['JSON null where sources go', { p_sources: 'null' }, 'PZ303'],
		['a source that is a number', { p_sources: '[1]' }, '23502'],
		['a kind of source nobody knows', { p_sources: '[{"kind":"rumor","citation":"Dicen."}]' }, '23514'],
		[
			'an answer that is not there',
			{ p_sources: json([{ kind: 'answer', citation: 'Dicen.', response: randomUUID() }]) },
			'PZ101',
		],
		[
			'an answer that is no identity',
			{ p_sources: json([{ kind: 'answer', citation: 'Dicen.', response: 'x' }]) },
			'PZ101',
		],
		[
			'a link that runs',
			{ p_sources: json([{ kind: 'study', citation: 'Dicen.', link: 'javascript:alert(1)' }]) },
			'23514',
		],
		['a place that is not there', { p_territories: ['99999'] }, '23503'],
		['half a point', { p_latitude_e6: 17_000_000 }, '23514'],
		['a point in the sea of another country', { p_latitude_e6: 0, p_longitude_e6: 0 }, '23514'],
		['no tags', { p_tags: [] }, '23514'],
	])('is refused with %s, written or changed', async (_, changes, code) => {
		const { exercise } = scene();
		const create = { p_exercise: exercise.id, ...problemOf(changes) };
		expect(await refusal(exercise.staff, 'create_problem', create)).toBe(code);
		expect(await refusal(exercise.staff, 'edit_problem', { p_problem: at(0), ...problemOf(changes) })).toBe(
			code,
		);
	});

	it('is changed by staff, and what it said stays in the audit trail', async () => {
		const { exercise } = scene();
		const edit = { p_problem: at(0), ...problemOf({ p_title: 'Otro título', p_territories: [] }) };
		await call(exercise.staff, 'edit_problem', edit);
		const before = `select detail ->> 'title' from private.audit where verb = 'edit_problem' and subject_id = $1`;
		expect(await read(before, [at(0)])).toBe('Problema 1');
		for (const other of everyOther()) expect(await refusal(other, 'edit_problem', edit)).toBe('PZ100');
	});

	it('that a published ranking shows stays as it is', async () => {
		const { client, exercise } = scene();
		await publishPrioritization(client, exercise, `${exercise.slug}-publicada`, [at(0), at(1)]);
		const edit = { p_problem: at(0), ...problemOf() };
		expect(await refusal(exercise.staff, 'edit_problem', edit)).toBe('PZ304');
		expect(await refusal(exercise.staff, 'merge_problems', merge(0, 2))).toBe('PZ304');
		// What is kept may carry more; its own text does not change.
		await call(exercise.staff, 'merge_problems', merge(2, 0));
	});
});

describe('a merge', () => {
	it('is one level, has a reason, and can be undone once', async () => {
		const { exercise } = scene();
		const { staff } = exercise;
		const id = asId(await call(staff, 'merge_problems', merge(0, 1)));
		expect(await refusal(staff, 'merge_problems', merge(0, 2))).toBe('PZ300');
		expect(await refusal(staff, 'merge_problems', merge(2, 0))).toBe('PZ300');
		expect(await refusal(staff, 'merge_problems', merge(1, 2))).toBe('PZ300');
		expect(await refusal(staff, 'merge_problems', merge(2, 2))).toBe('PZ300');
		await call(staff, 'merge_problems', merge(2, 1));
		for (const other of everyOther()) {
			expect(await refusal(other, 'merge_problems', merge(3, 1))).toBe('PZ100');
			expect(await refusal(other, 'undo_merge', { p_merge: id })).toBe('PZ100');
		}
		await call(staff, 'undo_merge', { p_merge: id });
		expect(await refusal(staff, 'undo_merge', { p_merge: id })).toBe('PZ301');
		expect(await read('select count(*) from app.problem_merges where id = $1', [id])).toBe('1');
		await call(staff, 'merge_problems', merge(0, 1));
	});

	it('needs two problems of the exercise and words', async () => {
		const { exercise } = scene();
		const refuse = (changes: Record<string, unknown>) =>
			refusal(exercise.staff, 'merge_problems', merge(0, 1, changes));
		expect(await refuse({ p_kept: randomUUID() })).toBe('PZ100');
		expect(await refuse({ p_kept: null })).toBe('PZ100');
		expect(await refuse({ p_reason: null })).toBe('PZ302');
		expect(await refuse({ p_reason: 'corta' })).toBe('23514');
	});
});

verbs.proveAll();
