import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles, shuffledProfiles, type PlainProfile } from '../../../tests/ranking/profiles';
import { asSets } from '../../../tests/ranking/publishedCases';
import { RUNS } from '../../../tests/ranking/runs';
import { buildProfile, type Profile } from './ballots/profile';
import { borda } from './methods/borda';
import { copeland } from './methods/copeland';
import { irv } from './methods/irv';
import { kemeny } from './methods/kemeny';
import { minimax } from './methods/minimax';
import { dowdall, plurality, positional } from './methods/positional';
import { rankedPairs } from './methods/rankedPairs';
import { schulze } from './methods/schulze';
import { findCondorcetLoser, findCondorcetWinner } from './pairwise/condorcet';
import { countPairwise, mergePairwise, type PairwiseMatrix } from './pairwise/pairwiseMatrix';
import { findSchwartzSet, findSmithSet } from './pairwise/smithSet';
import { countBorda } from './positional/bordaTotals';

function read({ ids, lines }: PlainProfile, withdrawn: readonly string[] = []): Profile {
	const built = buildProfile(ids, lines, { withdrawn });
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return built.value;
}

function take<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

function readMatrix(plain: PlainProfile): PairwiseMatrix {
	return countPairwise(read(plain), 'last');
}

type Tiers = readonly (readonly string[])[];

/** Every method as "ballots in, tiers out", to state a law once for all of them. */
const methods: readonly { name: string; rank: (plain: PlainProfile) => Tiers }[] = [
	{ name: 'ranked pairs', rank: (plain) => rankedPairs(readMatrix(plain)).tiers },
	{
		name: 'ranked pairs by margin',
		rank: (plain) => rankedPairs(readMatrix(plain), { strength: 'margin' }).tiers,
	},
	{ name: 'schulze', rank: (plain) => schulze(readMatrix(plain)).tiers },
	{ name: 'schulze by ratio', rank: (plain) => schulze(readMatrix(plain), { strength: 'ratio' }).tiers },
	{ name: 'borda', rank: (plain) => borda(countBorda(read(plain), { rule: 'tied-last' })).tiers },
	{ name: 'modified borda', rank: (plain) => borda(countBorda(read(plain), { rule: 'modified' })).tiers },
	{ name: 'copeland', rank: (plain) => copeland(readMatrix(plain)).tiers },
	{ name: 'kemeny', rank: (plain) => take(kemeny(readMatrix(plain))).tiers },
	{ name: 'minimax', rank: (plain) => minimax(readMatrix(plain)).tiers },
	{ name: 'plurality', rank: (plain) => plurality(read(plain)).tiers },
	{ name: 'dowdall', rank: (plain) => dowdall(read(plain)).tiers },
	{ name: '3-2-1', rank: (plain) => take(positional(read(plain), { points: [3, 2, 1] })).tiers },
	{ name: 'instant runoff', rank: (plain) => take(irv(read(plain), { tiedRanks: 'share' })).tiers },
];

const condorcetMethods = methods.filter(({ name }) => /^(ranked pairs|schulze|copeland|kemeny)/.test(name));

function rename(plain: PlainProfile, names: ReadonlyMap<string, string>): PlainProfile {
	const name = (id: string) => names.get(id) ?? id;
	return {
		ids: plain.ids.map(name),
		lines: plain.lines.map(({ count, ranking }) => ({
			count,
			ranking: ranking.map((tier) => tier.map(name)),
		})),
	};
}

function withoutIds(tiers: Tiers, gone: readonly string[]): string[][] {
	return tiers.map((tier) => tier.filter((id) => !gone.includes(id))).filter((tier) => tier.length > 0);
}

describe.each(methods)('$name', ({ rank }) => {
	it('does not depend on the order of ballots or alternatives', () => {
		fc.assert(
			fc.property(shuffledProfiles(), ({ profile, shuffled }) => {
				expect(asSets(rank(shuffled))).toEqual(asSets(rank(profile)));
			}),
			RUNS,
		);
	});

	it('treats all voters alike: many equal ballots are one line with their number', () => {
		fc.assert(
			fc.property(profiles(), (plain) => {
				const oneByOne = plain.lines.flatMap(({ count, ranking }) =>
					Array.from({ length: count }, () => ({ count: 1, ranking })),
				);
				expect(rank({ ...plain, lines: oneByOne })).toEqual(rank(plain));
			}),
			RUNS,
		);
	});

	it('treats all alternatives alike: renaming them renames the ranking', () => {
		const renamed = profiles().chain((plain) =>
			fc
				.shuffledSubarray([...plain.ids], { minLength: plain.ids.length })
				.map((order) => ({ plain, names: new Map(plain.ids.map((id, at) => [id, order[at] ?? id])) })),
		);
		fc.assert(
			fc.property(renamed, ({ plain, names }) => {
				const expected = rank(plain).map((tier) => tier.map((id) => names.get(id) ?? id));
				expect(asSets(rank(rename(plain, names)))).toEqual(asSets(expected));
			}),
			RUNS,
		);
	});
});

describe('all methods', () => {
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

describe.each(condorcetMethods)('$name', ({ rank }) => {
	it('puts a Condorcet winner alone first and a Condorcet loser alone last', () => {
		fc.assert(
			fc.property(profiles({ fewest: 2 }), (plain) => {
				const matrix = readMatrix(plain);
				const winner = findCondorcetWinner(matrix);
				const loser = findCondorcetLoser(matrix);
				if (winner !== null) expect(rank(plain)[0]).toEqual([winner]);
				if (loser !== null) expect(rank(plain).at(-1)).toEqual([loser]);
			}),
			RUNS,
		);
	});
});

describe.each(condorcetMethods)('$name', ({ rank }) => {
	it('puts the whole Smith set above everything else', () => {
		fc.assert(
			fc.property(fc.oneof(profiles(), profiles({ strict: true, fewest: 3 })), (plain) => {
				const smith = findSmithSet(readMatrix(plain));
				const tiers = rank(plain);
				const above = tiers.filter((tier) => tier.some((id) => smith.includes(id)));
				expect(above.flat().sort()).toEqual([...smith].sort());
				expect(tiers.slice(0, above.length)).toEqual(above);
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

describe('tallies merge', () => {
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

describe('ranked pairs', () => {
	/** Puts clones in the place of one alternative, next to each other on every ballot, in an order of each ballot. */
	function clone(
		plain: PlainProfile,
		original: string,
		clones: readonly string[],
		flips: readonly boolean[],
	) {
		return {
			ids: plain.ids.flatMap((id) => (id === original ? clones : [id])),
			lines: plain.lines.map(({ count, ranking }, at) => ({
				count,
				ranking: ranking.flatMap((tier) => {
					if (!tier.includes(original)) return [[...tier]];
					return (flips[at] === true ? [...clones].reverse() : clones).map((id) => [id]);
				}),
			})),
		};
	}

	/** Strict ballots in odd number whose defeats are all of different strength: there the claim holds. */
	const distinct = fc
		.tuple(
			profiles({ strict: true, fewest: 3, most: 4, largestCount: 60, mostLines: 6 }),
			fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
			fc.nat(),
		)
		.filter(([plain]) => {
			const { steps } = rankedPairs(readMatrix(plain));
			const pairs = (plain.ids.length * (plain.ids.length - 1)) / 2;
			return steps.length === pairs && steps.at(-1)?.strengthGroup === pairs;
		});

	it('is independent of clones when no two defeats are equally strong', () => {
		fc.assert(
			fc.property(distinct, ([plain, flips, pick]) => {
				const original = plain.ids[pick % plain.ids.length] ?? '';
				const clones = ['clon 1', 'clon 2'];
				const cloned = rankedPairs(readMatrix(clone(plain, original, clones, flips))).tiers;
				const places = clones.map((id) => cloned.findIndex((tier) => tier.includes(id)));
				expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBeLessThanOrEqual(1);
				const merged = cloned
					.map((tier) => [...new Set(tier.map((id) => (clones.includes(id) ? original : id)))])
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
