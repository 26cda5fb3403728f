import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../../../../tests/ranking/agreementCases';
import { findExpectations } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { approximateExact } from '../numbers/exactNumber';
import { survivalOfChiSquare } from './chiSquare';
import { kendallW, rateByTier } from './kendallW';
import { pairScores } from './pairedTable';
import { spearman } from './spearman';

/** A ranking of all five with ties: a level for each. */
const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });

describe('Kendall’s W', () => {
	it.each(['kendallw-anxiety', 'kendallw-perfect'])('%s', (id) => {
		const published = readAgreement(id);
		const { smallerIsBetter } = published;
		for (const { params, expect: expected, tolerance = 0 } of findExpectations(published, 'kendall-w')) {
			const outcome = unwrap(kendallW(published.ratings, { ...params, smallerIsBetter }));
			expect(outcome.w).toBe(expected.W);
			expect(outcome.chiSquare).toBe(expected.chiSquare);
			expect(outcome.degreesOfFreedom).toBe(expected.degreesOfFreedom);
			expect(outcome.rankSums).toEqual(published.alternatives.map((item) => expected.rankSums[item.id]));
			expect(Math.abs((outcome.pValue ?? 9) - expected.pValueChiSquare)).toBeLessThanOrEqual(tolerance);
		}
	});

	it('is the mean of all Spearman correlations in disguise, where no judge ties', () => {
		const permutations = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 });
		fc.assert(
			fc.property(fc.array(permutations, { minLength: 2, maxLength: 4 }), (ratings) => {
				const rhos = ratings.flatMap((x, i) =>
					ratings.slice(i + 1).map((y) => spearman(unwrap(pairScores(x, y)))?.value ?? 0),
				);
				const mean = rhos.reduce((sum, rho) => sum + rho, 0) / rhos.length;
				const w = unwrap(kendallW(ratings)).w ?? 9;
				// Kendall 1948: mean rho = (mW − 1) / (m − 1)
				expect((ratings.length * approximateExact(w) - 1) / (ratings.length - 1)).toBeCloseTo(mean, 10);
			}),
			RUNS,
		);
	});

	it('lies between 0 and 1, whichever side is better and in whatever order the judges speak', () => {
		fc.assert(
			fc.property(fc.array(levels, { maxLength: 4 }), (ratings) => {
				const outcome = unwrap(kendallW(ratings));
				const turned = unwrap(kendallW([...ratings].reverse(), { smallerIsBetter: false }));
				expect(turned.w).toBe(outcome.w);
				if (ratings.every((row) => new Set(row).size === 1)) expect(outcome.w).toBeNull();
				else {
					expect(approximateExact(outcome.w ?? -1)).toBeGreaterThanOrEqual(0);
					expect(approximateExact(outcome.w ?? 2)).toBeLessThanOrEqual(1);
					const plain = unwrap(kendallW(ratings, { tieCorrection: false })).w ?? 2;
					expect(approximateExact(plain)).toBeLessThanOrEqual(approximateExact(outcome.w ?? -1));
				}
			}),
			RUNS,
		);
	});

	it('takes nuclei by their tiers, and refuses what is incomplete', () => {
		const ratings = unwrap(rateByTier(['b', 'a', 'c'], [[['a'], ['b', 'c']], [['a', 'b', 'c']]]));
		expect(ratings).toEqual([
			[1, 0, 1],
			[0, 0, 0],
		]);
		expect(rateByTier(['a', 'b'], [[['a']]])).toMatchObject({
			error: { code: 'alternative-missing', path: ['rankings', 0], value: 'b' },
		});
		expect(rateByTier(['a'], [[['a'], ['a']]])).toMatchObject({
			error: { code: 'duplicate-alternative', path: ['rankings', 0, 1, 0] },
		});
		expect(kendallW([[1, 2], [1]])).toMatchObject({
			error: { code: 'different-lengths', path: ['ratings', 1] },
		});
		expect(kendallW([['x']])).toMatchObject({
			error: { code: 'score-not-a-number', path: ['ratings', 0, 0] },
		});
		expect(unwrap(kendallW([]))).toMatchObject({
			w: null,
			chiSquare: null,
			pValue: null,
			degreesOfFreedom: 0,
		});
	});
});

describe('the chi-square distribution', () => {
	it.each([
		// closed forms: one degree is a squared normal (1.959963984540054² at 5 %), two an exponential
		[3.841458820694124, 1, 0.05],
		[6.634896601021213, 1, 0.01],
		[2 * Math.log(20), 2, 0.05],
		[40, 2, Math.exp(-20)],
		[9.487729036781154, 4, 0.05],
		[18.307038053275146, 10, 0.05],
		[124.34211340400407, 100, 0.05],
		[0, 3, 1],
	])('leaves %d beyond with %i degrees: %d', (value, degrees, expected) => {
		expect(Math.abs(survivalOfChiSquare(value, degrees) - expected)).toBeLessThan(1e-12);
	});

	it('meets itself where the series gives way to the fraction', () => {
		for (let degrees = 1; degrees < 300; degrees++) {
			const border = degrees + 2;
			const step = survivalOfChiSquare(border - 1e-9, degrees) - survivalOfChiSquare(border + 1e-9, degrees);
			expect(step).toBeGreaterThan(0);
			expect(step).toBeLessThan(1e-9);
		}
	});
});
