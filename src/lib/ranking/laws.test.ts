import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLONES, cloneAlternative } from '../../../tests/ranking/laws/changes';
import { countAll, countedMethods } from '../../../tests/ranking/laws/countedMethods';
import { profiles, type PlainProfile } from '../../../tests/ranking/profiles';
import { RUNS } from '../../../tests/ranking/runs';
import { buildProfile, type Profile } from './ballots/profile';
import { borda } from './methods/borda';
import { rankedPairs } from './methods/rankedPairs';
import { schulze } from './methods/schulze';
import { findCondorcetLoser } from './pairwise/condorcet';
import { countPairwise, mergePairwise, type PairwiseMatrix } from './pairwise/pairwiseMatrix';
import { findSchwartzSet, findSmithSet } from './pairwise/smithSet';
import { countBorda } from './positional/bordaTotals';

function read({ ids, lines }: PlainProfile, withdrawn: readonly string[] = []): Profile {
	const built = buildProfile(ids, lines, { withdrawn });
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return built.value;
}

function readMatrix(plain: PlainProfile): PairwiseMatrix {
	return countPairwise(read(plain), 'last');
}

function withoutIds(tiers: readonly (readonly string[])[], gone: readonly string[]): string[][] {
	return tiers.map((tier) => tier.filter((id) => !gone.includes(id))).filter((tier) => tier.length > 0);
}

describe('T15 every method', () => {
	it('does not change when everybody is copied equally often, beyond what doubles can count', () => {
		fc.assert(
			fc.property(profiles(), fc.constantFrom(2n, 7n, 10n ** 16n + 1n), (plain, copies) => {
				const lines = plain.lines.map(({ count, ranking }) => ({
					count: (BigInt(count) * copies).toString(),
					ranking,
				}));
				const built = buildProfile(plain.ids, lines);
				if (!built.ok) throw new Error(JSON.stringify(built.error));
				const copied = { profile: built.value, matrix: countPairwise(built.value, 'last') };
				expect(rankedPairs(copied.matrix).tiers).toEqual(rankedPairs(readMatrix(plain)).tiers);
				expect(schulze(copied.matrix).tiers).toEqual(schulze(readMatrix(plain)).tiers);
				expect(borda(countBorda(copied.profile, { rule: 'tied-last' })).tiers).toEqual(
					borda(countBorda(read(plain), { rule: 'tied-last' })).tiers,
				);
			}),
			RUNS,
		);
	});

	it('ranks what remains after a withdrawal as if it had never been there', () => {
		fc.assert(
			fc.property(profiles({ fewest: 2 }), fc.nat(), (plain, pick) => {
				const gone = plain.ids[pick % plain.ids.length] ?? '';
				const never: PlainProfile = {
					ids: plain.ids.filter((id) => id !== gone),
					lines: plain.lines.map(({ count, ranking }) => ({ count, ranking: withoutIds(ranking, [gone]) })),
				};
				expect({ ...read(plain, [gone]) }).toEqual({ ...read(never) });
			}),
			RUNS,
		);
	});
});

describe('T15 methods by majorities', () => {
	const names = [
		'ranked-pairs',
		'ranked-pairs margin',
		'schulze',
		'schulze ratio',
		'copeland',
		'kemeny',
	] as const;

	it('put an alternative that every other beats alone last', () => {
		fc.assert(
			fc.property(profiles({ fewest: 2 }), (plain) => {
				const counted = countAll(plain);
				const loser = findCondorcetLoser(counted.matrix);
				if (loser === null) return;
				for (const name of names) expect(countedMethods[name](counted).tiers.at(-1)).toEqual([loser]);
			}),
			RUNS,
		);
	});
});

describe('the Schwartz set', () => {
	it('lies inside the Smith set and is never empty', () => {
		fc.assert(
			fc.property(profiles(), (plain) => {
				const matrix = readMatrix(plain);
				const schwartz = findSchwartzSet(matrix);
				expect(schwartz.length).toBeGreaterThan(0);
				expect(findSmithSet(matrix)).toEqual(expect.arrayContaining(schwartz));
			}),
			RUNS,
		);
	});
});

describe('T15 tallies merge', () => {
	it('counting in parts and adding equals counting at once', () => {
		fc.assert(
			fc.property(profiles(), fc.nat(), (plain, cut) => {
				const at = plain.lines.length === 0 ? 0 : cut % plain.lines.length;
				const first = readMatrix({ ...plain, lines: plain.lines.slice(0, at) });
				const second = readMatrix({ ...plain, lines: plain.lines.slice(at) });
				expect(mergePairwise(first, second)).toEqual(readMatrix(plain));
				expect(mergePairwise(second, first)).toEqual(readMatrix(plain));
			}),
			RUNS,
		);
	});
});

describe('T15 ranked pairs', () => {
	/** Strict ballots in odd number whose defeats are all of different strength: there the claim holds. */
	const distinct = fc
		.tuple(
			profiles({ strict: true, fewest: 3, most: 4, largestCount: 60, mostLines: 6 }),
			fc.array(fc.nat({ max: 11 }), { minLength: 8, maxLength: 8 }),
			fc.nat(),
		)
		.filter(([plain]) => {
			const { steps } = rankedPairs(readMatrix(plain));
			const pairs = (plain.ids.length * (plain.ids.length - 1)) / 2;
			return steps.length === pairs && steps.at(-1)?.strengthGroup === pairs;
		});

	it('ranks clones together in the place of the original when no two defeats are equally strong', () => {
		fc.assert(
			fc.property(distinct, ([plain, draws, pick]) => {
				const original = plain.ids[pick % plain.ids.length] ?? '';
				const cloned = rankedPairs(readMatrix(cloneAlternative(plain, original, draws))).tiers;
				const merged = cloned
					.map((tier) => [...new Set(tier.map((id) => (CLONES.includes(id) ? original : id)))])
					.filter((tier, at, all) => tier.join() !== all[at - 1]?.join());
				expect(merged).toEqual(rankedPairs(readMatrix(plain)).tiers);
			}),
			RUNS,
		);
	});

	it('keeps the order of the rest when its first or its last is dropped', () => {
		fc.assert(
			fc.property(distinct, ([plain]) => {
				const { tiers } = rankedPairs(readMatrix(plain));
				for (const gone of [tiers[0] ?? [], tiers.at(-1) ?? []]) {
					const rest = rankedPairs(countPairwise(read(plain, gone), 'last')).tiers;
					expect(rest).toEqual(withoutIds(tiers, gone));
				}
			}),
			RUNS,
		);
	});
});
