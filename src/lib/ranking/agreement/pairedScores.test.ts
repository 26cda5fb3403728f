import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../../../../tests/ranking/agreementCases';
import { findExpectations } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { correlate, writeCorrelation } from './correlation';
import { kemenySnellDistance } from './kemenySnell';
import { kendallTauB } from './kendallTauB';
import { pairCounts, pairRankings, pairScores } from './pairedTable';
import { spearman } from './spearman';

const IDS = ['10', '9', 'a', 'B', 'ñ'];

/** A ranking of all five with ties: a level for each. */
const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });

const toTiers = (given: readonly number[]) =>
	[0, 1, 2, 3, 4]
		.map((level) => IDS.filter((_, at) => given[at] === level))
		.filter((tier) => tier.length > 0);

const pairs = IDS.flatMap((_, i) => IDS.slice(i + 1).map((__, j) => [i, i + 1 + j] as const));

describe('agreement of two lists of scores', () => {
	it.each(['tau-scipy', 'spearman-scipy'])('%s', (id) => {
		const published = readAgreement(id);
		const table = unwrap(pairScores(published.x, published.y));
		for (const { expect: expected, tolerance = 0 } of findExpectations(published, 'kendall-tau-b')) {
			const { tauB, ...counts } = kendallTauB(table);
			const { concordant, discordant, tiedX, tiedY } = expected;
			expect(counts).toEqual({ concordant, discordant, tiedX, tiedY });
			expect(Math.abs((tauB?.value ?? 9) - expected.tauB)).toBeLessThanOrEqual(tolerance);
		}
		for (const { expect: expected, tolerance = 0 } of findExpectations(published, 'spearman')) {
			expect(Math.abs((spearman(table)?.value ?? 9) - expected.rho)).toBeLessThanOrEqual(tolerance);
		}
	});

	it('is counted as comparing every pair does', () => {
		fc.assert(
			fc.property(levels, levels, (x, y) => {
				const signs = pairs.map(([i, j]) => [
					Math.sign((x[i] ?? 0) - (x[j] ?? 0)),
					Math.sign((y[i] ?? 0) - (y[j] ?? 0)),
				]);
				const count = (test: (a: number, b: number) => boolean) =>
					signs.filter(([a = 0, b = 0]) => test(a, b)).length;
				expect(kendallTauB(unwrap(pairScores(x, y)))).toMatchObject({
					concordant: count((a, b) => a * b === 1),
					discordant: count((a, b) => a * b === -1),
					tiedX: count((a) => a === 0),
					tiedY: count((_, b) => b === 0),
				});
			}),
			RUNS,
		);
	});

	it('is Pearson’s correlation of the mean ranks', () => {
		const rank = (values: readonly number[]) =>
			values.map(
				(value) =>
					values.filter((other) => other < value).length +
					(values.filter((other) => other === value).length + 1) / 2,
			);
		fc.assert(
			fc.property(levels, levels, (x, y) => {
				const rho = spearman(unwrap(pairScores(x, y)));
				const [rx, ry] = [rank(x), rank(y)];
				const sum = (f: (i: number) => number) => IDS.reduce((total, _, i) => total + f(i), 0);
				const [vx, vy] = [sum((i) => ((rx[i] ?? 0) - 3) ** 2), sum((i) => ((ry[i] ?? 0) - 3) ** 2)];
				if (vx === 0 || vy === 0) expect(rho).toBeNull();
				else {
					const covariance = sum((i) => ((rx[i] ?? 0) - 3) * ((ry[i] ?? 0) - 3));
					expect(rho?.value).toBeCloseTo(covariance / Math.sqrt(vx * vy), 12);
				}
			}),
			RUNS,
		);
	});

	it('is 1 for the same, −1 for the reverse, symmetric, and undefined without variation', () => {
		fc.assert(
			fc.property(levels, levels, (x, y) => {
				const same = unwrap(pairScores(x, x));
				const varies = new Set(x).size > 1;
				for (const measure of [(table: typeof same) => kendallTauB(table).tauB, spearman]) {
					expect(measure(same)?.value ?? null).toBe(varies ? 1 : null);
					const reverse = unwrap(
						pairScores(
							x,
							x.map((value) => -value),
						),
					);
					expect(measure(reverse)?.value ?? null).toBe(varies ? -1 : null);
					expect(measure(unwrap(pairScores(x, y)))).toEqual(measure(unwrap(pairScores(y, x))));
				}
			}),
			RUNS,
		);
		expect(spearman(unwrap(pairScores([], [])))).toBeNull();
		expect(kendallTauB(unwrap(pairScores([1], [2]))).tauB).toBeNull();
	});

	it('reads a contingency table as the pairs it stands for, at any size', () => {
		const listed = unwrap(pairScores([1, 1, 1, 2, 2, 3], ['0.5', '0.5', 7, 7, 7, '0.5']));
		const tabled = unwrap(
			pairCounts([
				[2, 1],
				[0, 2],
				[1, 0],
			]),
		);
		expect(kendallTauB(tabled)).toEqual(kendallTauB(listed));
		expect(spearman(tabled)).toEqual(spearman(listed));
		const huge = `1${'0'.repeat(200)}`;
		const large = unwrap(
			pairCounts([
				[huge, 0],
				[1, huge],
			]),
		);
		expect(kendallTauB(large).tauB?.value).toBeCloseTo(1, 12);
		expect(spearman(large)?.value).toBeCloseTo(1, 12);
	});

	it('refuses what cannot be paired', () => {
		expect(pairScores([1], [1, 2])).toMatchObject({ error: { code: 'different-lengths' } });
		expect(pairScores([1, Number.NaN], [1, 2])).toMatchObject({
			error: { code: 'score-not-a-number', path: ['x', 1] },
		});
		expect(pairCounts([[1, 2], [1]])).toMatchObject({
			error: { code: 'different-lengths', path: ['table', 1] },
		});
		expect(pairCounts([[1, -2]])).toMatchObject({ error: { code: 'negative-count', path: ['table', 0, 1] } });
		expect(pairCounts([[0.5]])).toMatchObject({ error: { code: 'count-not-an-integer' } });
		expect(pairRankings([['a']], [['a'], ['a']])).toMatchObject({
			error: { code: 'duplicate-alternative', path: ['b', 1, 0] },
		});
		expect(pairRankings([['a']], [['b']])).toMatchObject({
			error: { code: 'alternative-missing', path: ['a'], value: 'b' },
		});
		expect(pairRankings([['a', 'b']], [['b']])).toMatchObject({ error: { path: ['b'], value: 'a' } });
	});
});

describe('Kemeny–Snell distance', () => {
	it.each(['kemeny-distance-1', 'kemeny-distance-2'])('%s', (id) => {
		const published = readAgreement(id);
		for (const { expect: expected } of findExpectations(published, 'kemeny-snell-distance')) {
			expect(unwrap(kemenySnellDistance(published.a, published.b))).toEqual(expected);
		}
	});

	it('is a metric, counted pair by pair', () => {
		const between = (x: readonly number[], y: readonly number[]) =>
			Number(unwrap(kemenySnellDistance(toTiers(x), toTiers(y))).distance);
		fc.assert(
			fc.property(levels, levels, levels, (x, y, z) => {
				const direct = pairs.reduce(
					(sum, [i, j]) =>
						sum + Math.abs(Math.sign((x[i] ?? 0) - (x[j] ?? 0)) - Math.sign((y[i] ?? 0) - (y[j] ?? 0))),
					0,
				);
				expect(between(x, y)).toBe(direct);
				expect(between(y, x)).toBe(direct);
				expect(between(x, x)).toBe(0);
				expect(between(x, z)).toBeLessThanOrEqual(between(x, y) + between(y, z));
			}),
			RUNS,
		);
	});
});

describe('a correlation as text', () => {
	it('is the nearest of ten decimals to the root of the exact square', () => {
		const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
		const positive = fc.bigInt({ min: 1n, max: 10n ** 30n });
		fc.assert(
			fc.property(whole, positive, positive, (covariance, x, y) => {
				// no correlation is beyond one
				fc.pre(covariance * covariance <= x * y);
				const correlation = correlate(covariance, x, y);
				if (correlation === null) throw new Error('both sides vary');
				const text = writeCorrelation(correlation);
				expect(text).toMatch(/^-?[01]\.[0-9]{10}$/);
				const written = BigInt(text.replace(/[-.]/g, ''));
				// (2w − 1)² and (2w + 1)², over 4 · 10²⁰, hold the exact square between them
				const square = 4n * covariance * covariance * 10n ** 20n;
				expect((2n * written + 1n) ** 2n * x * y > square).toBe(true);
				expect(written === 0n || (2n * written - 1n) ** 2n * x * y <= square).toBe(true);
				expect(text.startsWith('-')).toBe(covariance < 0n && written !== 0n);
				expect(Number(text)).toBeCloseTo(correlation.value, 9);
			}),
			RUNS,
		);
	});

	it.each([
		[[1n, 1n, 1n], '1.0000000000'],
		[[-3n, 3n, 3n], '-1.0000000000'],
		[[0n, 5n, 7n], '0.0000000000'],
		[[1n, 2n, 1n], '0.7071067812'],
		[[-1n, 3n, 1n], '-0.5773502692'],
		// half a unit of the last decimal, exactly, and just below
		[[1n, 20_000_000_000n, 20_000_000_000n], '0.0000000001'],
		[[-1n, 20_000_000_001n, 20_000_000_001n], '0.0000000000'],
	] as const)('%s', ([covariance, x, y], text) => {
		const correlation = correlate(covariance, x, y);
		expect(correlation && writeCorrelation(correlation)).toBe(text);
	});
});
