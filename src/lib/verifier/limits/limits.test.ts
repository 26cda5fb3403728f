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
	const tooMany: readonly (readonly [Marks, Counting, boolean])[] = [
		[{ points: [{ alternative: a, points: 9 }] }, points, true],
		[{ points: [a, b].map((alternative) => ({ alternative, points: 5 })) }, points, false],
		[
			{ points: [a, b].map((alternative) => ({ alternative, points: 2 ** 53 - 1 })) },
			{ ...points, points: 2 ** 53 - 1 },
			false,
		],
		[{ approved: [a, b] }, { task: 'approve', method: 'approval', mostApproved: null }, true],
		[{ judgements: [] }, { task: 'pairs', method: 'win-share' }, true],
	];

	it.each(tooMany)('%j under %j: %s', (marks, counting, isFine) => {
		expect(isWithinLimits(marks, counting)).toBe(isFine);
	});
});
