import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../tests/ranking/profiles';
import { findExpectations, readCase, type CaseExpectation } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { BallotLine } from '../ballots/ballot';
import { approximateExact, type ExactNumber } from '../numbers/exactNumber';
import type { BootstrapInput } from './bootstrapInput';
import { bootstrapRanks, enumerateBootstrapRanks, startBootstrap } from './bootstrapRanks';
import { countResamples, enumerateResamples } from './enumerateResamples';
import { BOOTSTRAP_RULES, type BootstrapRule } from './rankResample';

interface BootstrapCase {
	readonly alternatives: readonly { readonly id: string }[];
	readonly ballots: readonly BallotLine[];
	readonly expectations: readonly CaseExpectation<
		{ readonly rule: BootstrapRule },
		{
			readonly rankProbabilities: Record<string, readonly ExactNumber[]>;
			readonly firstPlaceShare: Record<string, ExactNumber>;
		}
	>[];
}

const ONE = { num: 1, den: 1 };

function readInput() {
	const published = readCase('bootstrap-exact-4') as BootstrapCase;
	const input: BootstrapInput = {
		alternatives: published.alternatives.map(({ id }) => id),
		groups: [{ id: 'mesa', weight: ONE, ballots: published.ballots }],
	};
	return { published, input };
}

describe('the bootstrap', () => {
	const { published, input } = readInput();
	const cases = findExpectations(published, 'bootstrap-rank-distribution').map(
		(expectation) => [expectation.params.rule, expectation] as const,
	);

	it.each(cases)('bootstrap-exact-4 under %s', (_, { params, expect: expected }) => {
		const { alternatives, exact, resamples } = unwrap(enumerateBootstrapRanks(input, params));
		expect({ exact, resamples }).toEqual({ exact: true, resamples: 256 });
		for (const { alternative, rankProbabilities, firstPlaceShare } of alternatives) {
			expect(rankProbabilities).toEqual(expected.rankProbabilities[alternative]);
			expect(firstPlaceShare).toBe(expected.firstPlaceShare[alternative]);
		}
	});

	it.each(cases)('drawn, comes within four standard errors under %s', (_, { params, expect: expected }) => {
		const drawn = 2000;
		const { alternatives } = unwrap(bootstrapRanks(input, { ...params, resamples: drawn, seed: 20_260_101 }));
		for (const { alternative, rankProbabilities, firstPlaceShare } of alternatives) {
			const pairs = rankProbabilities.map((share, at) => [
				share,
				expected.rankProbabilities[alternative]?.[at],
			]);
			for (const [share, exact] of [...pairs, [firstPlaceShare, expected.firstPlaceShare[alternative]]]) {
				const p = approximateExact(exact ?? 9);
				expect(Math.abs(approximateExact(share ?? 9) - p)).toBeLessThanOrEqual(
					4 * Math.sqrt((p * (1 - p)) / drawn),
				);
			}
		}
	});

	const inputs = fc
		.array(profiles({ fewest: 3, most: 3, mostLines: 3, largestCount: 2 }), { minLength: 1, maxLength: 2 })
		.map((nuclei): BootstrapInput => ({
			alternatives: nuclei[0]?.ids ?? [],
			groups: nuclei.map(({ lines }, at) => ({
				id: ['vecinos', '10'][at] ?? '',
				weight: { num: at + 1, den: 3 },
				ballots: lines,
			})),
		}));

	it('draws the same in whatever order ballots, alternatives and nuclei come', () => {
		fc.assert(
			fc.property(inputs, fc.constantFrom(...BOOTSTRAP_RULES), fc.integer(), (given, rule, seed) => {
				const turned: BootstrapInput = {
					alternatives: [...given.alternatives].reverse(),
					groups: [...given.groups].reverse().map((group) => ({
						...group,
						ballots: [...group.ballots].reverse().map(({ count, ranking }) => ({
							count,
							ranking: ranking.map((tier) => [...tier].reverse()),
						})),
					})),
				};
				const options = { rule, seed, resamples: 5 };
				expect(unwrap(bootstrapRanks(turned, options))).toEqual(unwrap(bootstrapRanks(given, options)));
			}),
			RUNS,
		);
	});

	it('gives each alternative one rank and all of them one first place, exactly', () => {
		fc.assert(
			fc.property(inputs, fc.constantFrom(...BOOTSTRAP_RULES), (given, rule) => {
				const { alternatives } = unwrap(bootstrapRanks(given, { rule, seed: 1, resamples: 4 }));
				let firsts = 0;
				for (const { rankProbabilities, firstPlaceShare, interval90 } of alternatives) {
					const shares = rankProbabilities.map(approximateExact);
					expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
					expect(shares[interval90.best - 1]).toBeGreaterThan(0);
					expect(shares[interval90.worst - 1]).toBeGreaterThan(0);
					expect(interval90.best).toBeLessThanOrEqual(interval90.worst);
					firsts += approximateExact(firstPlaceShare);
				}
				expect(firsts).toBeCloseTo(1, 12);
			}),
			RUNS,
		);
	});

	it('of ballots that are all alike never varies, however many and in however many nuclei', () => {
		const ballots = [{ count: 3, ranking: [['b'], ['a'], ['c']] }];
		const given: BootstrapInput = {
			alternatives: ['a', 'b', 'c'],
			groups: [
				{ id: 'x', weight: ONE, ballots },
				{ id: 'y', weight: ONE, ballots },
			],
		};
		for (const rule of BOOTSTRAP_RULES) {
			for (const outcome of [
				unwrap(enumerateBootstrapRanks(given, { rule })),
				unwrap(bootstrapRanks(given, { rule, seed: 5, resamples: 20 })),
			]) {
				expect(outcome.alternatives.map(({ interval90 }) => interval90)).toEqual([
					{ best: 2, worst: 2 },
					{ best: 1, worst: 1 },
					{ best: 3, worst: 3 },
				]);
			}
		}
	});

	it('resamples each nucleus by itself: one that agrees stays as it is', () => {
		// were all ballots drawn from one urn, the small nucleus could vanish and b could win
		const given: BootstrapInput = {
			alternatives: ['a', 'b'],
			groups: [
				{ id: 'large', weight: { num: 1, den: 3 }, ballots: [{ count: 40, ranking: [['b'], ['a']] }] },
				{ id: 'small', weight: { num: 2, den: 3 }, ballots: [{ count: 2, ranking: [['a'], ['b']] }] },
			],
		};
		const { alternatives } = unwrap(bootstrapRanks(given, { rule: 'ranked-pairs', seed: 3, resamples: 50 }));
		expect(alternatives[0]).toMatchObject({
			alternative: 'a',
			rankProbabilities: [1, 0],
			firstPlaceShare: 1,
		});
	});

	it('lets a nucleus fall silent when its empty ballots are drawn', () => {
		const given: BootstrapInput = {
			alternatives: ['a', 'b'],
			groups: [
				{
					id: 'x',
					weight: ONE,
					ballots: [
						{ count: 1, ranking: [['a']] },
						{ count: 1, ranking: [] },
					],
				},
			],
		};
		// two draws of two: in one of four both are empty and everything is tied
		expect(unwrap(enumerateBootstrapRanks(given, { rule: 'borda' })).alternatives).toEqual([
			{
				alternative: 'a',
				rankProbabilities: [1, 0],
				firstPlaceShare: '7/8',
				interval90: { best: 1, worst: 1 },
			},
			{
				alternative: 'b',
				rankProbabilities: ['1/4', '3/4'],
				firstPlaceShare: '1/8',
				interval90: { best: 1, worst: 2 },
			},
		]);
	});

	it('can be stopped, looked at and continued without changing what comes out', () => {
		const options = { rule: 'borda', seed: 9n } as const;
		const run = unwrap(startBootstrap(input, options));
		expect(run.summarise()).toBeNull();
		run.advance(30);
		expect(run.summarise()?.resamples).toBe(30);
		run.advance(70);
		expect(run.drawn()).toBe(100);
		expect(run.summarise()).toEqual(unwrap(bootstrapRanks(input, { ...options, resamples: 100 })));
	});

	it('counts without ballots as everything tied', () => {
		const silent: BootstrapInput = {
			alternatives: ['a', 'b'],
			groups: [{ id: 'x', weight: ONE, ballots: [] }],
		};
		for (const rule of BOOTSTRAP_RULES) {
			expect(unwrap(enumerateBootstrapRanks(silent, { rule })).alternatives[1]).toMatchObject({
				rankProbabilities: [1, 0],
				firstPlaceShare: '1/2',
			});
		}
	});

	it('refuses what it cannot draw from, with the place', () => {
		const line = (count: number, ranking: string[][]) => ({ count, ranking });
		const given = (ballots: readonly BallotLine[]): BootstrapInput => ({
			alternatives: ['a', 'b'],
			groups: [{ id: 'x', weight: ONE, ballots }],
		});
		expect(bootstrapRanks(given([]), { rule: 'borda', seed: 1, resamples: 0 })).toMatchObject({
			error: { code: 'resamples-not-positive' },
		});
		expect(bootstrapRanks(given([]), { rule: 'borda', seed: Number.NaN, resamples: 1 })).toMatchObject({
			error: { code: 'seed-not-an-integer' },
		});
		expect(enumerateBootstrapRanks(given([]), { rule: 'borda', unranked: 'zero' as 'last' })).toMatchObject({
			error: { code: 'unknown-unranked-policy' },
		});
		expect(enumerateBootstrapRanks(given([]), { rule: 'dice' as BootstrapRule })).toMatchObject({
			error: { code: 'unknown-rule', path: ['rule'] },
		});
		expect(enumerateBootstrapRanks(given([line(1, [['x']])]), { rule: 'borda' })).toMatchObject({
			error: { code: 'unknown-alternative', path: ['groups', 0, 'ballots', 0, 'ranking', 0, 0] },
		});
		expect(
			enumerateBootstrapRanks(given([line(90_000, [['a']]), line(90_000, [['b']])]), { rule: 'borda' }),
		).toMatchObject({ error: { code: 'too-many-resamples' } });
		expect(
			bootstrapRanks(given([line(20_000_000, [['a']])]), { rule: 'borda', seed: 1, resamples: 1 }),
		).toMatchObject({ error: { code: 'too-many-ballots', path: ['groups', 0, 'ballots'] } });
		expect(enumerateBootstrapRanks({ ...given([]), groups: [] }, { rule: 'borda' })).toMatchObject({
			error: { code: 'no-groups' },
		});
	});
});

describe('all resamples', () => {
	it('are as many as counted, of the same size, and weigh nⁿ together', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), (sizes) => {
				const all = [...enumerateResamples(sizes)];
				const ballots = sizes.reduce((sum, size) => sum + size, 0);
				const patterns = sizes.filter((size) => size > 0).length;
				expect(BigInt(all.length)).toBe(countResamples(ballots, patterns));
				expect(all.reduce((sum, { weight }) => sum + weight, 0n)).toBe(BigInt(ballots) ** BigInt(ballots));
				for (const { drawn } of all) expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(ballots);
			}),
			RUNS,
		);
	});
});
