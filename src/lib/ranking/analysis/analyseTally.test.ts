import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverseInput, tallyInputs, writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { kendallW, rateByTier } from '../agreement/kendallW';
import { describeStability } from '../sensitivity/describeStability';
import { resample } from '../sensitivity/resample';
import { computeTally, computeTallyFromMatrices } from '../tally';
import type { TallyInput } from '../tally/tallyInput';
import { RESAMPLES, seedOf, writeSeedText } from './resampleBallots';
import type { TallyAnalysis } from './tallyAnalysis';

// every run draws 1,000 resamples
const DRAWN = { numRuns: 15 };
const RUNS = { numRuns: 300 };
const PUBLISHED = { methodologyHash: 'huella' };

function analyse(input: TallyInput, published?: typeof PUBLISHED): TallyAnalysis {
	const { analysis } = unwrap(computeTally(input, published));
	if (analysis === null) throw new Error('nothing to rank');
	return analysis;
}

const ids = (letters: string): string[] => letters.split('');

/** Every ballot ranks everything, so none becomes empty without one alternative. */
const wholeBallots = tallyInputs.map((input): TallyInput => ({
	...input,
	groups: input.groups.map((group) => ({
		...group,
		ballots: group.ballots.map(({ count, ranking }) => {
			const ranked = ranking.flat();
			const rest = input.alternatives.filter((id) => !ranked.includes(id));
			return { count, ranking: rest.length === 0 ? ranking : [...ranking, rest] };
		}),
	})),
}));

describe('the analysis of a tally', () => {
	it('is the same to the byte for whoever has the ballots and whoever has the tables, but for what only ballots tell', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const tally = unwrap(computeTally(input, PUBLISHED));
				const fromTables = unwrap(computeTallyFromMatrices(tally)).analysis;
				if (tally.analysis === null) {
					expect(fromTables).toBeNull();
					return;
				}
				const { resampling, nuclei, ...rest } = tally.analysis;
				expect(resampling.reason).not.toBe('ballots-not-published');
				expect(JSON.stringify(fromTables)).toBe(
					JSON.stringify({
						...rest,
						nuclei: {
							...nuclei,
							within: nuclei.within.map((one) => ({ ...one, w: null, reason: 'ballots-not-published' })),
						},
						resampling: { reason: 'ballots-not-published' },
					}),
				);
			}),
			DRAWN,
		);
	});

	it('is the same to the byte in whatever order everything comes, and holds no fraction in floating point', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const { analysis } = unwrap(computeTally(input, PUBLISHED));
				const written = JSON.stringify(analysis, (_, value: unknown) => {
					if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
					return value;
				});
				const reversed = unwrap(computeTally(reverseInput(input), PUBLISHED)).analysis;
				expect(JSON.stringify(reversed)).toBe(written);
			}),
			DRAWN,
		);
	});

	it('says of methods, nuclei and alternatives what a whole recount of the ballots says', () => {
		fc.assert(
			fc.property(wholeBallots, (input) => {
				const { analysis } = unwrap(computeTally(input));
				if (analysis === null) return;
				const { k } = analysis;
				expect(k).toBe(input.alternatives.length);
				const stability = unwrap(describeStability(input, k));
				const judging = analysis.methods.filter(({ role }) => role === 'judge');
				expect(judging.map(({ tiers }) => tiers)).toEqual(
					stability.comparison.methods.map(({ tiers }) => tiers),
				);
				expect(analysis.nuclei.w).toBe(stability.betweenNuclei.concordance?.w ?? null);
				expect(analysis.withoutNucleus.map(({ nucleus, status, tiers }) => [nucleus, status, tiers])).toEqual(
					stability.leaveOut.nuclei.map(({ nucleus, status, recount }) => [
						nucleus,
						status,
						recount?.tiers ?? null,
					]),
				);
				for (const [at, { alternative, distance, moves }] of (analysis.withoutAlternative ?? []).entries()) {
					const recounted = stability.leaveOut.alternatives[at];
					expect(recounted?.alternative).toBe(alternative);
					if (recounted?.recount) {
						expect([distance, moves]).toEqual([recounted.recount.distance.distance, recounted.recount.moves]);
					}
				}
			}),
			RUNS,
		);
	});

	it('tells who is firm among the first five and who depends', () => {
		// f and g are apart by one ballot of x; without x they change places
		const analysis = analyse(
			writeInput(ids('abcdefg'), {
				x: [
					[3, 'abcdfeg'],
					[1, 'abcdefg'],
				],
				y: [[2, 'abcdefg']],
				z: [[2, 'bacdefg']],
			}),
		);
		expect(analysis.k).toBe(5);
		expect(analysis.firm).toEqual(['a', 'b', 'c', 'd', 'e']);
		const close = analyse(
			writeInput(ids('abcdefg'), { x: [[3, 'abcdfeg']], y: [[2, 'abcdefg']], z: [[2, 'bacdefg']] }),
		);
		expect(close.firm).toEqual(['a', 'b', 'c', 'd']);
		expect(close.depends).toEqual(['e', 'f']);
		expect(close.byMethod).toEqual({ always: ids('abcde'), depends: [], tied: [], never: ['f', 'g'] });
		expect(close.withoutNucleus.find(({ nucleus }) => nucleus === 'y')).toMatchObject({
			status: 'ranked',
			moves: [
				{ alternative: 'e', published: 'in', recounted: 'tied' },
				{ alternative: 'f', published: 'out', recounted: 'tied' },
			],
		});
	});

	it('measures concordance inside a nucleus as Kendall’s W of its ballots one by one', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const { analysis } = unwrap(computeTally({ ...input, unranked: 'last' }, PUBLISHED));
				if (analysis === null) return;
				const { within } = analysis.nuclei;
				for (const { id, ballots } of input.groups) {
					const rankings = ballots.flatMap(({ count, ranking }) => {
						const rest = input.alternatives.filter((one) => !ranking.flat().includes(one));
						const whole = rest.length === 0 ? ranking : [...ranking, rest];
						return ranking.length === 0 ? [] : Array.from({ length: Number(count) }, () => whole);
					});
					const own = within.find(({ nucleus }) => nucleus === id);
					expect(own?.ballots).toBe(rankings.length);
					const expected =
						rankings.length < 2 ? null : unwrap(kendallW(unwrap(rateByTier(input.alternatives, rankings)))).w;
					expect(own?.w).toBe(expected);
					expect(own?.reason).toBe(
						rankings.length < 2 ? 'few-ballots' : expected === null ? 'all-tied' : null,
					);
				}
			}),
			DRAWN,
		);
	});

	it('resamples from the hash of the methodology', () => {
		// as `printf '' | md5sum` says
		expect(seedOf('')).toBe(0xd41d8cd98f00b204n);
		const input = writeInput(ids('abc'), {
			x: [
				[3, 'abc'],
				[2, 'bca'],
			],
			y: [
				[4, 'cab'],
				[1, ''],
			],
		});
		const { resampling, k } = analyse(input, PUBLISHED);
		if (resampling.reason !== null) throw new Error(resampling.reason);
		expect(resampling.seedText).toBe('prioriza/resampling/1/huella');
		const drawn = unwrap(resample(input, { k, seed: seedOf(resampling.seedText), resamples: RESAMPLES }));
		for (const [at, { places, best, worst, top }] of resampling.alternatives.entries()) {
			const own = drawn.alternatives[at];
			expect(places.reduce((sum, times) => sum + times, 0)).toBe(RESAMPLES);
			expect({ best, worst }).toEqual(own?.interval90);
			expect(top).toBe(own?.topProbability);
		}
		const other = analyse(input, { methodologyHash: 'otra' }).resampling;
		expect(JSON.stringify(other)).not.toBe(JSON.stringify(resampling));
		expect(writeSeedText('otra')).not.toBe(resampling.seedText);
	});

	it('says why a part is missing', () => {
		const one = analyse(writeInput(['a'], { x: [[2, 'a']] }), PUBLISHED);
		expect(one).toMatchObject({ k: 1, withoutAlternative: [], resampling: { reason: 'nothing-to-compare' } });
		expect(unwrap(computeTally(writeInput([], { x: [] }), PUBLISHED)).analysis).toBeNull();
		const silent = writeInput(['a', 'b'], { x: [[3, '']], y: [] });
		expect(unwrap(computeTally(silent, PUBLISHED)).analysis).toBeNull();
		const many = Array.from({ length: 120 }, (_, at) => String.fromCharCode(0x4e00 + at));
		const large = analyse({ ...writeInput(many, { x: [[20, many.join('')]] }), method: 'borda' }, PUBLISHED);
		expect(large.resampling).toEqual({ reason: 'too-large' });
		const short = { ...writeInput(['a', 'b', 'c'], { x: [[3, 'ab']] }), unranked: 'no-opinion' as const };
		expect(analyse({ ...short, method: 'borda' }, PUBLISHED)).toMatchObject({
			withoutAlternative: null,
			nuclei: { within: [{ nucleus: 'x', w: null, reason: 'unranked-without-place' }] },
		});
	});
});
