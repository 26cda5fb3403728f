import { describe, expect, it } from 'vitest';
import type { Counting, Marks } from '../../evidence';
import { describeFinding } from '../renderReport';
import type { Report } from '../report';
import { badLimits, fullBallots } from '../testing/bad/limits';
import { listCodes } from '../testing/judge';
import { verifyBundle } from '../verifyBundle';
import { isWithinLimits } from './isWithinLimits';

function verify(bytes: Uint8Array): Report {
	return verifyBundle(bytes, { root: verifyBundle(bytes, { root: null }).log?.root ?? null });
}

describe('what a methodology lets a ballot say', () => {
	it.each(fullBallots)('%s', (_, make) => {
		expect(listCodes(verify(make()), 'failures')).toEqual([]);
	});

	it.each(badLimits)('not: %s', (_, make, codes) => {
		const report = verify(make());
		expect(listCodes(report, 'failures')).toEqual([...codes].sort());
		expect([report.verdict, report.exit]).toEqual(['invalid', 1]);
		const said = report.checks.flatMap(({ failures }) => failures);
		const sentences = said.flatMap((one) => [describeFinding(one, 'es'), describeFinding(one, 'en')]);
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
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
