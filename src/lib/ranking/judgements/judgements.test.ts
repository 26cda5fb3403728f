import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDS, expectClose, fillReciprocal, matrices } from '../../../../tests/ranking/judgements';
import { tableOfScores } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { ahpEigenvector } from './ahpEigenvector';
import { ahpGeometricMean } from './ahpGeometricMean';

describe('priorities of judgements', () => {
	it('are the weights, without contradiction, where the judgements are their ratios', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (weights) => {
				const ids = IDS.slice(0, weights.length);
				const total = weights.reduce((sum, weight) => sum + weight, 0);
				const comparisons = weights.map((a) => weights.map((b) => `${a}/${b}`));
				const byVector = unwrap(ahpEigenvector(ids, comparisons));
				const byMean = unwrap(ahpGeometricMean(ids, comparisons));
				for (const outcome of [byVector, byMean]) {
					for (const [at, { score }] of outcome.scores.entries()) {
						expect(score).toBeCloseTo((weights[at] ?? 0) / total, 9);
					}
					const levels = [...new Set(weights)].sort((a, b) => b - a);
					expect(outcome.tiers).toEqual(levels.map((level) => ids.filter((_, at) => weights[at] === level)));
				}
				expect(byVector).toMatchObject({
					lambdaMax: weights.length,
					consistencyIndex: 0,
					consistencyRatio: 0,
					inconsistent: false,
				});
			}),
			RUNS,
		);
	});

	it('by vector and by mean agree up to three items, and are the same to the byte in any order', () => {
		fc.assert(
			fc.property(matrices(3), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (comparisons, order) => {
				const ids = IDS.slice(0, 3);
				const outcome = unwrap(ahpEigenvector(ids, comparisons));
				expectClose(
					tableOfScores(unwrap(ahpGeometricMean(ids, comparisons)).scores),
					tableOfScores(outcome.scores),
					2e-10,
				);
				const shuffled = unwrap(
					ahpEigenvector(
						order.map((at) => ids[at] ?? ''),
						order.map((i) => order.map((j) => comparisons[i]?.[j] ?? '')),
					),
				);
				expect(tableOfScores(shuffled.scores)).toEqual(tableOfScores(outcome.scores));
				expect(shuffled.tiers.map((tier) => [...tier].sort())).toEqual(
					outcome.tiers.map((tier) => [...tier].sort()),
				);
				expect(shuffled.consistencyRatio).toBe(outcome.consistencyRatio);
			}),
			RUNS,
		);
	});

	it('solve the eigenvalue equation for whatever contradictions', () => {
		fc.assert(
			fc.property(matrices(5), (comparisons) => {
				const outcome = unwrap(ahpEigenvector(IDS, comparisons));
				const values = outcome.scores.map(({ score }) => score);
				for (const [i, row] of comparisons.entries()) {
					const image = row.reduce((sum, cell, j) => {
						const [p = '1', q = '1'] = cell.split('/');
						return sum + (Number(p) / Number(q)) * (values[j] ?? 0);
					}, 0);
					expect(image).toBeCloseTo(outcome.lambdaMax * (values[i] ?? 0), 6);
				}
				expect(outcome.lambdaMax).toBeGreaterThanOrEqual(5);
				expect(outcome.inconsistent).toBe((outcome.consistencyRatio ?? 0) > 0.1);
			}),
			RUNS,
		);
	});

	it('say so when the judgements go in a circle', () => {
		const circle = fillReciprocal(3, [9, -9, 9]);
		expect(unwrap(ahpEigenvector(['a', 'b', 'c'], circle))).toMatchObject({
			tiers: [['a', 'b', 'c']],
			inconsistent: true,
		});
	});

	it.each([
		[[['1', '2']], 'wrong-number-of-rows', ['comparisons']],
		[[['1', '2'], ['1/2']], 'wrong-number-of-cells', ['comparisons', 1]],
		[
			[
				['1', 'x'],
				['1/2', '1'],
			],
			'judgement-not-a-number',
			['comparisons', 0, 1],
		],
		[
			[
				['1', '-2'],
				['-1/2', '1'],
			],
			'judgement-not-positive',
			['comparisons', 0, 1],
		],
		[
			[
				['1', '0'],
				['0', '1'],
			],
			'judgement-not-positive',
			['comparisons', 0, 1],
		],
		[
			[
				['1', '2'],
				['1/2', '2'],
			],
			'diagonal-not-one',
			['comparisons', 1, 1],
		],
		[
			[
				['1', '2'],
				['2', '1'],
			],
			'not-reciprocal',
			['comparisons', 1, 0],
		],
		[
			[
				['1', '3'],
				['0.333', '1'],
			],
			'not-reciprocal',
			['comparisons', 1, 0],
		],
	])('are refused for %j', (comparisons, code, path) => {
		for (const refused of [
			ahpEigenvector(['a', 'b'], comparisons),
			ahpGeometricMean(['a', 'b'], comparisons),
		]) {
			expect(refused).toMatchObject({ ok: false, error: { code, path } });
		}
	});

	it('are refused for no items and for the same item twice', () => {
		expect(ahpEigenvector([], [])).toMatchObject({ error: { code: 'no-alternatives' } });
		expect(ahpGeometricMean(['a', 'a'], [])).toMatchObject({ error: { code: 'duplicate-alternative' } });
	});
});
