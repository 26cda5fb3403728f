import { sumCells } from '../numbers/exactCells';
import { addRationals, divideRationals, makeRational, ZERO, type Rational } from '../numbers/rational';
import { addPairwise, type PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import type { BordaTotals } from '../positional/bordaTotals';

/** What one nucleus brings: how much it weighs and what its ballots say. */
export interface GroupCounts {
	readonly id: string;
	/** Declared weight, not negative; only its relation to the others matters. */
	readonly weight: Rational;
	/** V: ballots that express something. */
	readonly counted: bigint;
	readonly matrix: PairwiseMatrix;
	/** Points of the counted ballots only; empty ballots give nothing here. */
	readonly borda: BordaTotals;
}

export interface PooledCounts {
	readonly matrix: PairwiseMatrix;
	readonly borda: BordaTotals;
	/** Groups without a counted ballot, in the order given. They add nothing, and their share is not handed on. */
	readonly silentGroups: readonly string[];
}

/** What part of all declared weight a group has. @throws RangeError when no group weighs anything. */
export function shareOfWeight(group: GroupCounts, groups: readonly GroupCounts[]): Rational {
	const total = groups.reduce((sum, { weight }) => addRationals(sum, weight), ZERO);
	return divideRationals(group.weight, total);
}

/**
 * Nuclei as equals: each speaks with its declared share of the weight however many ballots it has, and inside a
 * nucleus each counted ballot weighs the same. Cell by cell, in exact rationals:
 *
 * share[a][b] = Σ_g (w_g / Σw) · N_g[a][b] / V_g, and the same for Borda points.
 *
 * A group with V_g = 0 is named in `silentGroups` and adds nothing; the others keep their shares, so the cells add up
 * to less than one per pair but the order among the rest is as if it were absent. Any method for a matrix then applies.
 */
export function poolGroups(
	alternatives: readonly string[],
	groups: readonly GroupCounts[],
	rule: BordaTotals['rule'],
): PooledCounts {
	const speaking = groups.filter(({ counted }) => counted > 0n);
	const parts = speaking.map((group) => ({
		group,
		weight: divideRationals(shareOfWeight(group, groups), makeRational(group.counted)),
	}));
	return {
		matrix: addPairwise(
			alternatives,
			parts.map(({ group, weight }) => ({ matrix: group.matrix, weight })),
		),
		borda: {
			alternatives,
			rule,
			cells: sumCells(
				parts.map(({ group, weight }) => ({ cells: group.borda.cells, weight })),
				alternatives.length,
			),
		},
		silentGroups: groups.filter(({ counted }) => counted === 0n).map(({ id }) => id),
	};
}
