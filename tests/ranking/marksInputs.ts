import fc from 'fast-check';
import type { MarkLine, MarksInput, MarksRules } from '../../src/lib/ranking/marks/marksInput';

/** What is marked. */
export const markIds = ['agua', 'baches', 'luz', 'parques'];
const tieRule = { rule: 'leave-tied' } as const;
/** What the criteria task weighs. */
export const markCriteria = [
	{ id: 'reach', weight: { num: 1, den: 3 } },
	{ id: 'urgency', weight: { num: 2, den: 3 } },
];
/** Rules of each task. */
export const marksRules: Record<MarksRules['task'], MarksRules> = {
	approve: { tieRule, task: 'approve', method: 'approval', mostApproved: null },
	points: { tieRule, task: 'points', method: 'cumulative-points', points: 6, mostPerAlternative: 3 },
	criteria: {
		tieRule,
		task: 'criteria',
		method: 'weighted-sum',
		scale: { least: 1, most: 5 },
		criteria: markCriteria,
	},
	pairs: { tieRule, task: 'pairs', method: 'win-share' },
};

const five = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 });
/** Ballots of each task. */
export const marksLines: Record<MarksRules['task'], fc.Arbitrary<MarkLine>> = {
	approve: fc.subarray(markIds).map((approved) => ({ count: 1, approved })),
	points: fc.tuple(fc.subarray(markIds, { maxLength: 2 }), five).map(([chosen, points]) => ({
		count: 1,
		points: chosen.map((alternative, at) => ({ alternative, points: ((points[at] ?? 1) % 3) + 1 })),
	})),
	criteria: fc
		.tuple(fc.subarray(markIds), fc.subarray(['reach', 'urgency']), five)
		.map(([chosen, by, scores]) => ({
			count: 1,
			scores: chosen.flatMap((alternative, at) =>
				by.map((criterion, which) => ({ alternative, criterion, score: scores[2 * at + which] ?? 1 })),
			),
		})),
	pairs: fc
		.tuple(
			fc.subarray(
				markIds.flatMap((first, at) => markIds.slice(at + 1).map((second) => [first, second] as const)),
			),
			five,
		)
		.map(([chosen, picks]) => ({
			count: 1,
			judgements: chosen.map(([first, second], at) => ({
				first,
				second,
				preferred: [first, second, null][(picks[at] ?? 1) % 3] ?? null,
			})),
		})),
};
const tasks = Object.keys(marksRules) as MarksRules['task'][];
/** Up to three nuclei with up to six ballots each, of any task. */
export const marksInputs = fc.constantFrom(...tasks).chain((task) =>
	fc
		.tuple(
			fc.array(fc.array(marksLines[task], { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
			fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
		)
		.map(([groups, weights]): MarksInput => ({
			...marksRules[task],
			alternatives: markIds,
			groups: groups.map((ballots, at) => ({
				id: `nucleo-${String(at)}`,
				weight: { num: weights[at] ?? 1, den: 2 },
				ballots,
			})),
		})),
);

/** One nucleus with these ballots. */
export const marksOf = (ballots: readonly MarkLine[], rules: MarksRules): MarksInput => ({
	...rules,
	alternatives: ['a', 'b', 'c'],
	groups: [{ id: 'n', weight: { num: 1, den: 1 }, ballots }],
});
