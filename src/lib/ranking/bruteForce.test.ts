import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countByDefinition,
	doubledBordaByDefinition,
	finestAgreement,
	rankedPairsByDefinition,
	schulzeByDefinition,
	smithByDefinition,
	type Tiers,
} from '../../../tests/ranking/bruteForce';
import { profiles, type PlainProfile } from '../../../tests/ranking/profiles';
import { asSets } from '../../../tests/ranking/publishedCases';
import { RUNS } from '../../../tests/ranking/runs';
import { buildProfile, type Profile } from './ballots/profile';
import { rankedPairs } from './methods/rankedPairs';
import { schulze } from './methods/schulze';
import { formatExact } from './numbers/exactNumber';
import { countPairwise, formatPairwise, type PairwiseMatrix } from './pairwise/pairwiseMatrix';
import { findSmithSet } from './pairwise/smithSet';
import { countBorda, deriveBorda, formatBorda } from './positional/bordaTotals';

function read({ ids, lines }: PlainProfile): Profile {
	const built = buildProfile(ids, lines);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return built.value;
}

function readMatrix(profile: PlainProfile): PairwiseMatrix {
	return countPairwise(read(profile), 'last');
}

/** Strict and complete ballots make many equally strong defeats; the others make pairwise ties. */
const anyProfile = fc.oneof(profiles(), profiles({ strict: true, largestCount: 2, fewest: 3, mostLines: 5 }));

describe('T15 the library equals the definitions tried out by hand', () => {
	it('in pairwise counts, under both readings of unranked', () => {
		fc.assert(
			fc.property(profiles(), fc.constantFrom('last', 'no-opinion'), (plain, unranked) => {
				const votes = countByDefinition(plain, unranked);
				expect(formatPairwise(countPairwise(read(plain), unranked))).toEqual(
					plain.ids.map((a) => plain.ids.map((b) => (a === b ? null : votes(a, b)))),
				);
			}),
			RUNS,
		);
	});

	it('in Borda points, under every rule', () => {
		fc.assert(
			fc.property(profiles(), fc.constantFrom('tied-last', 'zero', 'modified'), (plain, rule) => {
				const totals = countBorda(read(plain), { rule, emptyBallots: 'left-out' });
				expect(formatBorda(totals)).toEqual(
					plain.ids.map((id) => formatExact(BigInt(doubledBordaByDefinition(plain, rule, id)), 2n)),
				);
			}),
			RUNS,
		);
	});

	it('in Borda points that follow from the matrix alone', () => {
		fc.assert(
			fc.property(profiles(), (plain) => {
				const profile = read(plain);
				const derived = deriveBorda(countPairwise(profile, 'last'), profile.counted);
				expect(derived).toEqual(countBorda(profile, { rule: 'tied-last', emptyBallots: 'left-out' }));
			}),
			RUNS,
		);
	});

	it('in the Smith set', () => {
		fc.assert(
			fc.property(anyProfile, (plain) => {
				expect(findSmithSet(readMatrix(plain))).toEqual(
					smithByDefinition(plain.ids, countByDefinition(plain)),
				);
			}),
			RUNS,
		);
	});

	it('in Schulze rankings', () => {
		fc.assert(
			fc.property(anyProfile, (plain) => {
				expect(asSets(schulze(readMatrix(plain)).tiers)).toEqual(
					asSets(schulzeByDefinition(plain.ids, countByDefinition(plain))),
				);
			}),
			RUNS,
		);
	});

	it('in ranked pairs over every order of equally strong defeats', () => {
		fc.assert(
			fc.property(anyProfile, (plain) => {
				const expected = rankedPairsByDefinition(plain.ids, countByDefinition(plain));
				const outcome = rankedPairs(readMatrix(plain));
				expect(outcome.tieOrder).toBe(expected.length === 1 ? 'irrelevant' : 'decides');
				expect(outcome.outcomeCount).toBe(expected.length);
				if (outcome.outcomes.length > 0) {
					expect(outcome.outcomes.map((tiers) => JSON.stringify(asSets(tiers))).sort()).toEqual(expected);
				}
				const rankings = expected.map((text) => JSON.parse(text) as Tiers);
				expect(asSets(outcome.tiers)).toEqual(finestAgreement(plain.ids, rankings));
				for (const { alternative, highest, lowest } of outcome.places) {
					const places = rankings.map((tiers) => {
						const tier = tiers.findIndex((members) => members.includes(alternative));
						return 1 + tiers.slice(0, tier).flat().length;
					});
					expect([highest, lowest]).toEqual([Math.min(...places), Math.max(...places)]);
				}
			}),
			RUNS,
		);
	});

	it('in what ranked pairs still asserts when it does not try the orders', () => {
		fc.assert(
			fc.property(anyProfile, (plain) => {
				const matrix = readMatrix(plain);
				const exact = rankedPairs(matrix);
				const bounded = rankedPairs(matrix, { mostOutcomes: 0 });
				const tierIn = (tiers: Tiers, id: string) => tiers.findIndex((tier) => tier.includes(id));
				for (const a of plain.ids) {
					for (const b of plain.ids) {
						if (tierIn(bounded.tiers, a) >= tierIn(bounded.tiers, b)) continue;
						expect(tierIn(exact.tiers, a)).toBeLessThan(tierIn(exact.tiers, b));
					}
				}
				for (const [at, range] of bounded.places.entries()) {
					expect(range.highest).toBeLessThanOrEqual(exact.places[at]?.highest ?? 0);
					expect(range.lowest).toBeGreaterThanOrEqual(exact.places[at]?.lowest ?? 0);
				}
				for (const [at, { decision }] of bounded.steps.entries()) {
					if (decision !== 'depends') expect(exact.steps[at]?.decision).toBe(decision);
				}
			}),
			RUNS,
		);
	});
});
