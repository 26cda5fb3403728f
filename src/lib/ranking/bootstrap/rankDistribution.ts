import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, makeRational, ZERO } from '../numbers/rational';

/** Where one alternative stands over all resamples. */
export type RankDistribution = {
	readonly alternative: string;
	/** For rank 1, 2, …: its share of the resamples (rank = 1 + how many stand strictly above). */
	readonly rankProbabilities: readonly ExactNumber[];
	/** Being first, a tie for it being split in equal parts. */
	readonly firstPlaceShare: ExactNumber;
	/** The ranks between which it stands in 90 % of the resamples: 5 % or less are better, 5 % or less worse. */
	readonly interval90: { readonly best: number; readonly worst: number };
};

/** Adds up rankings with weights. */
export interface RankTally {
	readonly add: (tiers: readonly (readonly string[])[], weight: bigint) => void;
	readonly summarise: () => RankDistribution[];
}

/** A tally of ranks of these alternatives, exact. */
export function createRankTally(alternatives: readonly string[]): RankTally {
	const size = alternatives.length;
	const positions = new Map(alternatives.map((id, position) => [id, position]));
	const ranks = alternatives.map(() => new Array<bigint>(size).fill(0n));
	// by how many share the first place
	const firsts = alternatives.map(() => new Array<bigint>(size + 1).fill(0n));
	let total = 0n;

	function add(tiers: readonly (readonly string[])[], weight: bigint): void {
		total += weight;
		let above = 0;
		for (const tier of tiers) {
			for (const id of tier) {
				const position = positions.get(id) ?? -1;
				const own = ranks[position];
				if (own) own[above] = (own[above] ?? 0n) + weight;
				const first = firsts[position];
				if (above === 0 && first) first[tier.length] = (first[tier.length] ?? 0n) + weight;
			}
			above += tier.length;
		}
	}

	function summarise(): RankDistribution[] {
		return alternatives.map((alternative, position): RankDistribution => {
			const own = ranks[position] ?? [];
			const shares = (firsts[position] ?? []).map((weight, sharing) =>
				weight === 0n ? ZERO : makeRational(weight, BigInt(sharing) * total),
			);
			const first = shares.reduce(addRationals, ZERO);
			return {
				alternative,
				rankProbabilities: own.map((weight) => formatExact(weight, total)),
				firstPlaceShare: formatExact(first.num, first.den),
				interval90: { best: reachShare(own, total, 5n), worst: reachShare(own, total, 95n) },
			};
		});
	}

	return { add, summarise };
}

/** The first rank up to which at least so many per cent of the weight lie. */
function reachShare(weights: readonly bigint[], total: bigint, percent: bigint): number {
	let sum = 0n;
	for (const [at, weight] of weights.entries()) {
		sum += weight;
		if (sum * 100n >= percent * total) return at + 1;
	}
	return weights.length;
}
