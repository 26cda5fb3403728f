import type { AlternativeScore } from '../methods/outcome';
import { formatExact } from '../numbers/exactNumber';
import { compareRationals, type Rational } from '../numbers/rational';
import { layByScore, nameTiers } from './tiers';

/** A ranking by exact scores. */
export interface RankedScores {
	readonly tiers: string[][];
	readonly scores: AlternativeScore[];
	/** Tier of each position, from 1. */
	readonly tierOf: readonly number[];
	/** Positions from the best to the worst; inside a tier as in the list of alternatives. */
	readonly order: readonly number[];
}

/** Ranks alternatives by exact scores, the highest first, equal scores tied. */
export function rankScores(alternatives: readonly string[], values: readonly Rational[]): RankedScores {
	const zero = { num: 0n, den: 1n };
	const numbers = layByScore(alternatives.length, (a, b) =>
		compareRationals(values[a] ?? zero, values[b] ?? zero),
	);
	const tierOf = Array.from(numbers, (tier) => tier + 1);
	return {
		tiers: nameTiers(alternatives, numbers),
		scores: alternatives.map((alternative, position) => {
			const { num, den } = values[position] ?? zero;
			return { alternative, score: formatExact(num, den) };
		}),
		tierOf,
		order: alternatives
			.map((_, position) => position)
			.sort((a, b) => (tierOf[a] ?? 0) - (tierOf[b] ?? 0) || a - b),
	};
}
