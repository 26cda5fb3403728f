import { describe, expect, it } from 'vitest';
import type { Counting, Marks } from '../../evidence';
import { badLimits, fullBallots } from '../testing/bad/limits';
import { badOf, judgeBad } from '../testing/judgeBad';
import { isWithinLimits } from './isWithinLimits';

describe('what a methodology lets a ballot say', () => {
	it.each(fullBallots)('%s', (_, make) => {
		expect(judgeBad(make()).failures).toEqual([]);
	});

	it.each(badLimits)('not: %s', (name, make, codes) => {
		expect(judgeBad(make())).toEqual(badOf('limits', name, codes));
	});

	const [a, b] = ['a', 'b'];
	const points: Counting = {
		task: 'points',
		method: 'cumulative-points',
		points: 9,
		mostPerAlternative: null,
	};
	const criteria: Counting = {
		task: 'criteria',
		method: 'weighted-sum',
		scale: { least: 1, most: 5 },
		criteria: [{ id: 'urgencia', name: 'Urgencia', question: '¿Cuánto?', weight: { num: 1, den: 1 } }],
	};
	/** Points given to one after the other, of which none may have more than four. */
	const give = (...given: number[]): [Marks, Counting] => [
		{ points: given.map((number, at) => ({ alternative: String(at), points: number })) },
		{ ...points, mostPerAlternative: 4 },
	];
	const score = (...scores: [criterion: string, score: number][]): [Marks, Counting] => [
		{ scores: scores.map(([criterion, number]) => ({ alternative: a, criterion, score: number })) },
		criteria,
	];
	const tooMany: readonly (readonly [Marks, Counting, boolean])[] = [
		[{ points: [{ alternative: a, points: 9 }] }, points, true],
		[{ points: [a, b].map((alternative) => ({ alternative, points: 5 })) }, points, false],
		[
			{ points: [a, b].map((alternative) => ({ alternative, points: 2 ** 53 - 1 })) },
			{ ...points, points: 2 ** 53 - 1 },
			false,
		],
		[{ approved: [a, b] }, { task: 'approve', method: 'approval', mostApproved: null }, true],
		[...give(4, 4), true],
		[...give(1, 5), false],
		[...score(['urgencia', 1], ['urgencia', 5]), true],
		[...score(['urgencia', 3], ['urgencia', 0]), false],
		[...score(['urgencia', 3], ['urgencia', 6]), false],
		[...score(['urgencia', 3], ['alcance', 3]), false],
		[{ approved: [a, b] }, points, true],
		[{ approved: [a, b] }, criteria, true],
		[{ judgements: [] }, { task: 'pairs', method: 'win-share' }, true],
	];

	it.each(tooMany)('%j under %j: %s', (marks, counting, isFine) => {
		expect(isWithinLimits(marks, counting)).toBe(isFine);
	});
});
