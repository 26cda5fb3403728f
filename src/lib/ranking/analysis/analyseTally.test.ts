import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../tests/ranking/runs';
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
const DRAWN = runsOf(15);
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
			fc.property(wholeBallots, (input) => {
				const tally = unwrap(computeTally(input, PUBLISHED));
				const fromTables = unwrap(computeTallyFromMatrices(tally)).analysis;
				if (tally.analysis === null) {
					expect(fromTables).toBeNull();
					return;
				}
				const { resampling, nuclei, ...rest } = tally.analysis;
				expect(resampling.reason).not.toBe('ballots-not-published');
				expect(rest.withoutAlternativeBy).toBe('ballots');
				// points of short ballots: only whoever has them can count without an alternative
				fc.pre(input.method !== 'borda' || input.unranked === 'last');
				expect(JSON.stringify(fromTables)).toBe(
					JSON.stringify({
						...rest,
						withoutAlternativeBy: 'tables',
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
			fc.property(tallyInputs, (input) => {
				const { analysis } = unwrap(computeTally(input, PUBLISHED));
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
				expect(analysis.withoutAlternative).toEqual(
					stability.leaveOut.alternatives.map(({ alternative, status, recount }) => ({
						alternative,
						status,
						moves: recount?.moves ?? [],
						distance: recount?.distance.distance ?? null,
					})),
				);
				expect(analysis.firm).toEqual(stability.firm);
			}),
			DRAWN,
		);
	});

	it('without an alternative counts an emptied ballot no more, and from tables goes on counting it, and says so', () => {
		// half of x ranks a alone: without a it has two ballots of four, which for b over c are all or a half
		const input = writeInput(ids('abc'), {
			x: [
				[2, 'a'],
				[2, 'abc'],
			],
			y: [
				[3, 'acb'],
				[1, 'abc'],
			],
		});
		const distanceWithoutA = (analysis: TallyAnalysis) =>
			analysis.withoutAlternative?.find(({ alternative }) => alternative === 'a')?.distance;
		const byBallots = analyse(input, PUBLISHED);
		const byTables = analyse(input);
		expect([byBallots.withoutAlternativeBy, byTables.withoutAlternativeBy]).toEqual(['ballots', 'tables']);
		const order = (withdrawn: string[]) => unwrap(computeTally({ ...input, withdrawn })).pooled.tiers;
		// published: x gives b over c 1/2, y gives c over b 3/4 − 1/4; without a, x gives all of its two ballots
		expect(order([])).toEqual([['a'], ['b', 'c']]);
		expect(order(['a'])).toEqual([['b'], ['c']]);
		expect([distanceWithoutA(byBallots), distanceWithoutA(byTables)]).toEqual([1, 0]);
	});

	it('leaves out each channel where published ballots name several, and says nothing where they do not', () => {
		const input = writeInput(ids('abcdefg'), { x: [[3, 'abcdefg']], y: [[2, 'abcdfeg']] });
		const named = (channels: readonly (string | undefined)[]): TallyInput => ({
			...input,
			groups: input.groups.map((group, which) => ({
				...group,
				ballots: group.ballots.map((line) => {
					const channel = channels[which];
					return channel === undefined ? line : { ...line, channel };
				}),
			})),
		});
		for (const channels of [[], ['web'], ['web', 'web']]) {
			expect(analyse(named(channels), PUBLISHED)).toMatchObject({ withoutChannel: null, byChannel: null });
		}
		expect(analyse(named(['web', 'kiosk']))).toMatchObject({ withoutChannel: null, byChannel: null });
		const one = { ...named(['web', 'kiosk']), method: 'borda' as const };
		const weighed = {
			...one,
			groups: one.groups.map((group, at) => (at === 0 ? { ...group, weight: { num: 3, den: 1 } } : group)),
		};
		const analysis = analyse(weighed, PUBLISHED);
		expect(analysis.withoutChannel).toEqual([
			{ channel: 'kiosk', status: 'ranked', tiers: ids('abcdefg').map((id) => [id]), moves: [], distance: 0 },
			{
				channel: 'web',
				status: 'ranked',
				tiers: ids('abcdfeg').map((id) => [id]),
				moves: [
					{ alternative: 'e', published: 'in', gapClosed: 'in', recounted: 'out' },
					{ alternative: 'f', published: 'out', gapClosed: 'out', recounted: 'in' },
				],
				distance: 2,
			},
		]);
		expect(analysis.byChannel).toEqual({ always: ids('abcd'), depends: ['e', 'f'], tied: [], never: ['g'] });
		expect([analysis.firm, analysis.depends]).toEqual([ids('abcd'), ['e', 'f']]);
		const silent = {
			...weighed,
			groups: weighed.groups.map((group, at) =>
				at === 0
					? { ...group, ballots: [...group.ballots, { count: 2, ranking: [], channel: 'kiosk' }] }
					: { ...group, ballots: [] },
			),
		};
		expect(analyse(silent, PUBLISHED).withoutChannel).toMatchObject([
			{ channel: 'kiosk', status: 'ranked', distance: 0 },
			{ channel: 'web', status: 'nobody-left', tiers: null, moves: [], distance: null },
		]);
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
		expect(analyse({ ...short, method: 'borda' })).toMatchObject({ withoutAlternative: null });
		expect(analyse({ ...short, method: 'borda' }, PUBLISHED)).toMatchObject({
			withoutAlternative: [{ alternative: 'a' }, { alternative: 'b' }, { alternative: 'c' }],
			nuclei: { within: [{ nucleus: 'x', w: null, reason: 'unranked-without-place' }] },
		});
	});
});
