import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from '../../../src/lib/evidence';
import { countMarks, type MarkLine, type MarksRules } from '../../../src/lib/ranking';
import {
	addProblems,
	closeWithEverybody,
	freezeMarks,
	publishPrioritization,
	resultOf,
} from '../scene/ranking';
import { json, worker } from '../scene/stage';
import { useVerbs } from '../verbs/useVerbs';

type Task = MarksRules['task'];
const weight = { num: 1, den: 1 };
const criteria = ['urgency', 'reach'].map((id) => ({
	id,
	name: `Criterio ${id}`,
	question: '¿Cuánto?',
	weight,
}));
const tieRule = { rule: 'leave-tied' } as const;

/** How each task is counted, as a methodology freezes it. */
const countings = {
	approve: { task: 'approve', method: 'approval', mostApproved: null },
	points: { task: 'points', method: 'cumulative-points', points: 9, mostPerAlternative: 4 },
	criteria: { task: 'criteria', method: 'weighted-sum', scale: { least: 1, most: 5 }, criteria },
	pairs: { task: 'pairs', method: 'win-share' },
} as const;
const tasks = Object.keys(countings) as Task[];

const { scene, call, refusal, read } = useVerbs([], async ({ client, exercise }) => {
	const problems = (await addProblems(client, exercise, 4)).sort();
	const open = (task: Task) =>
		publishPrioritization(client, exercise, `${exercise.slug}-${task}`, problems, 'anonymous', {
			p_counting: json(countings[task]),
		});
	const opened = { approve: await open('approve'), points: await open('points') };
	return { problems, opened: { ...opened, criteria: await open('criteria'), pairs: await open('pairs') } };
});

/** Ballots of a task over some problems, in the one spelling that is accepted; empty ones too. */
function marksOf(task: Task, ids: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
	const some = fc.subarray([...ids]);
	switch (task) {
		case 'approve':
			return some.map((approved) => ({ approved }));
		case 'points':
			return fc
				.tuple(some, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 8, maxLength: 8 }))
				.map(([chosen, points]) => ({
					points: chosen.slice(0, 2).map((alternative, at) => ({ alternative, points: points[at] })),
				}));
		case 'criteria':
			return fc
				.tuple(
					fc.subarray(
						ids.flatMap((alternative) => ['reach', 'urgency'].map((criterion) => [alternative, criterion])),
					),
					fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }),
				)
				.map(([chosen, scores]) => ({
					scores: chosen.map(([alternative, criterion], at) => ({
						alternative,
						criterion,
						score: scores[at],
					})),
				}));
		case 'pairs':
			return fc
				.tuple(
					fc.subarray(ids.flatMap((first, at) => ids.slice(at + 1).map((second) => [first, second]))),
					fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
				)
				.map(([chosen, picks]) => ({
					judgements: chosen.map(([first, second], at) => ({
						first,
						second,
						preferred: [first, second, null][picks[at] ?? 2] ?? null,
					})),
				}));
	}
}

it.each(tasks)('the database takes and counts ballots of %s as the library does', async (task) => {
	const { client, more } = scene();
	const ranking = more.opened[task].rankings.civil;
	const rules: MarksRules = { ...countings[task], tieRule };
	await fc.assert(
		fc.asyncProperty(fc.array(marksOf(task, more.problems), { maxLength: 10 }), async (ballots) => {
			await client.query('delete from private.ballots where ranking_id = $1', [ranking]);
			for (const marks of ballots) {
				const judged =
					'select private.ballot_refusal(methodology::jsonb, $2::jsonb) from app.prioritizations where id = $1';
				expect(await read(judged, [more.opened[task].id, json(marks)])).toBeNull();
				await client.query(
					'insert into private.ballots (ranking_id, content, salt, leaf_hash) values ($1, $2, $3, $3)',
					[ranking, canonicalText({ v: 1, ...marks }), randomBytes(32)],
				);
			}
			const table = countMarks(
				rules,
				more.problems,
				ballots.map((marks) => ({ count: 1, ...marks }) as MarkLine),
			);
			if (!table.ok) throw new Error(table.error.code);
			const { columns, rows, cast, empty } = table.value;
			expect(await read('select private.count_marks($1)', [ranking])).toEqual({
				cast: Number(cast),
				empty: Number(empty),
				alternatives: more.problems,
				columns,
				totals: rows.map((row) => row.map(Number)),
			});
		}),
		{ numRuns: 60 },
	);
});

const wrong: Record<Task, (ids: readonly string[]) => [string, unknown][]> = {
	approve: ([a = '', b = '']) => [
		['repeated_alternative', [b, a]],
		['unknown_alternative', ['x']],
		['unknown_alternative', [1]],
	],
	points: ([a = '', b = '', c = '']) => [
		['shape', [{ alternative: a }]],
		['mark_out_of_scale', [{ alternative: a, points: 0 }]],
		['mark_out_of_scale', [{ alternative: a, points: 1.5 }]],
		['too_many', [{ alternative: a, points: 5 }]],
		['too_many', [a, b, c].map((alternative) => ({ alternative, points: 4 }))],
	],
	criteria: ([a = '']) => [
		['unknown_criterion', [{ alternative: a, criterion: 'cost', score: 1 }]],
		['mark_out_of_scale', [{ alternative: a, criterion: 'reach', score: 6 }]],
		['repeated_alternative', [1, 2].map((score) => ({ alternative: a, criterion: 'reach', score }))],
	],
	pairs: ([a = '', b = '', c = '']) => [
		['repeated_alternative', [{ first: b, preferred: a, second: a }]],
		['mark_out_of_scale', [{ first: a, preferred: c, second: b }]],
		['unknown_alternative', [{ first: a, preferred: null, second: 'z' }]],
	],
};

it.each(tasks)('refuses a ballot of %s that breaks its rules, saying which', async (task) => {
	const { more } = scene();
	const key = { approve: 'approved', points: 'points', criteria: 'scores', pairs: 'judgements' }[task];
	const judged =
		'select private.ballot_refusal(methodology::jsonb, $2::jsonb) from app.prioritizations where id = $1';
	for (const [code, marks] of wrong[task](more.problems))
		expect(await read(judged, [more.opened[task].id, json({ [key]: marks })])).toBe(code);
	for (const odd of [{}, { [key]: {} }, { tiers: [] }])
		expect(await read(judged, [more.opened[task].id, json(odd)])).toBe('marks');
});

it('goes the whole way: cast, closed, counted, stored, and no forged total is', async () => {
	const { client, exercise, more } = scene();
	const [first = '', second = ''] = more.problems;
	const { approve } = more.opened;
	await call(exercise.titular, 'cast_ballot', freezeMarks(approve, { approved: [first] }));
	const tiers = freezeMarks(approve, { tiers: [[first]] });
	expect(await refusal(exercise.titular, 'cast_ballot', tiers)).toBe('PZ405');
	await closeWithEverybody(client, exercise, approve, { approved: [first, second] });
	const result = await resultOf(client, approve);
	const forged = String(result.p_content).replace('"totals":[[2]', '"totals":[[3]');
	expect(forged).not.toBe(result.p_content);
	expect(await refusal(worker, 'record_result', { ...result, p_content: forged })).toBe('PZ410');
	await call(worker, 'record_result', result);
});
