import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addProblems, assessmentOf, draftPrioritization, publishPrioritization } from '../scene/ranking';
import { anybody, asId, attempt, call as doIt } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(['assess_viability', 'alternative_places'], async ({ client, exercise }) => {
	const problems = await addProblems(client, exercise, 4);
	const [first = '', second = ''] = problems;
	return {
		problems,
		published: await publishPrioritization(client, exercise, `${exercise.slug}-publicada`, [first, second]),
	};
});
const { scene, call, refusal, read } = verbs;
const at = (place: number) => scene().more.problems[place] ?? '';
const standing = (problem: string, column: string) =>
	read(`select ${column} from app.viability_assessments where problem_id = $1 order by number desc limit 1`, [
		problem,
	]);

describe('an assessment', () => {
	it('is written by staff with who found so, why and the day', async () => {
		const { exercise, administrator, stranger } = scene();
		const id = asId(await call(exercise.staff, 'assess_viability', assessmentOf(at(2))));
		expect(await standing(at(2), 'id')).toBe(id);
		expect(await standing(at(2), `array[number, legal, budget, timing, competence]`)).toEqual([
			1, 4, 2, 3, 5,
		]);
		expect(await standing(at(2), `assessed_on = private.today_in(exercise_id)`)).toBe(true);
		const { facilitator, guarantor, titular, former } = exercise;
		for (const other of [administrator, facilitator, guarantor, titular, former, stranger])
			expect(await refusal(other, 'assess_viability', assessmentOf(at(2), { p_legal: 1 }))).toBe('PZ100');
		expect(await refusal(exercise.staff, 'assess_viability', assessmentOf(randomUUID()))).toBe('PZ100');
	});

	it('is followed by another, and what was said before stays', async () => {
		const { staff } = scene().exercise;
		await call(staff, 'assess_viability', assessmentOf(at(2)));
		await call(staff, 'assess_viability', assessmentOf(at(2), { p_budget: 5, p_link: null }));
		expect(await standing(at(2), `array[number, budget]`)).toEqual([2, 5]);
		const all =
			'select array_agg(budget order by number) from app.viability_assessments where problem_id = $1';
		expect(await read(all, [at(2)])).toEqual([2, 5]);
	});

	it('is one when it is sent twice, and may come back to what was said at first', async () => {
		const { staff } = scene().exercise;
		const first = asId(await call(staff, 'assess_viability', assessmentOf(at(2))));
		expect(await refusal(staff, 'assess_viability', assessmentOf(at(2)))).toBe('none');
		expect(await standing(at(2), 'id')).toBe(first);
		await call(staff, 'assess_viability', assessmentOf(at(2), { p_timing: 1 }));
		await call(staff, 'assess_viability', assessmentOf(at(2)));
		expect(await standing(at(2), 'array[number, timing]')).toEqual([3, 3]);
	});

	it.each([
		['a factor below the scale', { p_legal: 0 }, '23514'],
		['a factor above the scale', { p_budget: 6 }, '23514'],
		['a factor left out', { p_timing: null }, '23502'],
		['a factor that is no number', { p_competence: 'mucha' }, '22P02'],
		['nobody who answers for it', { p_assessor: '' }, '23514'],
		['no evidence', { p_evidence: null }, '23502'],
		['evidence in one word', { p_evidence: 'sí' }, '23514'],
		['a link that runs', { p_link: 'javascript:alert(1)' }, '23514'],
	])('is refused with %s', async (_, changes, code) => {
		const { staff } = scene().exercise;
		expect(await refusal(staff, 'assess_viability', assessmentOf(at(2), changes))).toBe(code);
	});

	it('of a problem that rests in another is refused until they are apart', async () => {
		const { client, exercise } = scene();
		const merge = { p_absorbed: at(3), p_kept: at(2), p_reason: 'Hablan de lo mismo.' };
		await doIt(client, exercise.staff, 'merge_problems', merge);
		expect(await refusal(exercise.staff, 'assess_viability', assessmentOf(at(3)))).toBe('PZ305');
		expect(await refusal(exercise.staff, 'assess_viability', assessmentOf(at(2)))).toBe('none');
	});

	it('is of what is ranked in public, too: it changes nothing that was frozen', async () => {
		const { more, exercise } = scene();
		const frozen = 'select methodology from app.prioritizations where id = $1';
		const before = await read(frozen, [more.published.id]);
		await call(exercise.staff, 'assess_viability', assessmentOf(at(0)));
		expect(await read(frozen, [more.published.id])).toBe(before);
	});

	it.each([
		'update app.viability_assessments set legal = 5',
		'delete from app.viability_assessments',
		'truncate app.viability_assessments',
	])('is changed by nobody, its owner neither: %s', async (sql) => {
		const { client, exercise } = scene();
		await call(exercise.staff, 'assess_viability', assessmentOf(at(2)));
		await client.query('savepoint attack');
		await expect(client.query(sql)).rejects.toMatchObject({ code: 'PZ500' });
		await client.query('rollback to savepoint attack');
		for (const caller of [anybody, exercise.staff]) {
			const outcome = await attempt(client, caller, { text: sql, values: [] });
			expect(outcome.code).toBe('42501');
		}
	});
});

describe('the places of what is ranked', () => {
	it('are told to anybody by their keys, without the exact point, and only once published', async () => {
		const { client, exercise, more } = scene();
		const told = await call(anybody, 'alternative_places', { p_prioritization: more.published.id });
		expect(told).toEqual([at(0), at(1)].toSorted().map((problem) => ({ problem, territories: ['20067'] })));
		const draft = await draftPrioritization(client, exercise, `${exercise.slug}-borrador`, [at(0), at(1)]);
		expect(await call(anybody, 'alternative_places', { p_prioritization: draft })).toEqual([]);
	});
});

verbs.proveAll();
