import { describe, expect, it } from 'vitest';
import { readBallotForm, writeBallotForm } from '../ballotForm';
import type { BallotTerms, Marks } from '../marks';
import { carryMarks } from './carryMarks';

const terms: Record<Marks['task'], BallotTerms> = {
	rank: { task: 'rank', unranked: 'last', mostRanked: null },
	approve: { task: 'approve', mostApproved: null },
	points: { task: 'points', points: 10, mostPerAlternative: null },
	criteria: {
		task: 'criteria',
		scale: { least: 1, most: 5 },
		criteria: [{ id: 'c1', name: 'Uno', question: '¿Uno?', weight: { num: 1, den: 1 } }],
	},
	pairs: { task: 'pairs' },
};

/** A ballot about a, b and c of the round before, and what is left of it about a and c. */
const carried: readonly [Marks, Marks][] = [
	[
		{ task: 'rank', tiers: [['b'], ['c'], ['a']] },
		{ task: 'rank', tiers: [['c'], ['a']] },
	],
	[
		{ task: 'approve', approved: ['a', 'b'] },
		{ task: 'approve', approved: ['a'] },
	],
	[
		{
			task: 'points',
			points: [
				{ alternative: 'b', points: 7 },
				{ alternative: 'c', points: 3 },
			],
		},
		{ task: 'points', points: [{ alternative: 'c', points: 3 }] },
	],
	[
		{
			task: 'criteria',
			scores: [
				{ alternative: 'a', criterion: 'c1', score: 2 },
				{ alternative: 'b', criterion: 'c1', score: 5 },
			],
		},
		{ task: 'criteria', scores: [{ alternative: 'a', criterion: 'c1', score: 2 }] },
	],
	[
		{
			task: 'pairs',
			judgements: [
				{ first: 'a', second: 'b', preferred: 'b' },
				{ first: 'a', second: 'c', preferred: null },
			],
		},
		{ task: 'pairs', judgements: [{ first: 'a', second: 'c', preferred: null }] },
	],
];

describe('a ballot of the round before', () => {
	it.each(carried)('keeps what it says of the problems that stay: %o', (before, after) => {
		expect(carryMarks(before, ['a', 'c'])).toEqual(after);
		expect(carryMarks(before, ['a', 'b', 'c'])).toEqual(before);
	});

	it.each(carried)(
		'is a ballot of the later round, to be checked and saved as it is: %o',
		(before, after) => {
			const form = new FormData();
			const typed = writeBallotForm(terms[after.task], ['a', 'c'], carryMarks(before, ['a', 'c']));
			for (const [name, values] of Object.entries(typed))
				for (const value of values) form.append(name, value);
			expect(readBallotForm(terms[after.task], ['a', 'c'], form)).toEqual({ ok: true, value: after });
		},
	);
});
