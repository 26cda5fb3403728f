import type { ExactNumber } from '../numbers/exactNumber';
import { formatExact } from '../numbers/exactNumber';
import { compareBigInts, makeRational, type Rational } from '../numbers/rational';
import { layByScore, nameTiers } from '../order/tiers';
import { compareHeadToHead } from '../pairwise/condorcet';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import type { MethodOutcome } from './outcome';

/** One alternative with its duels, in the order of the alternatives. */
export type CopelandStep = {
	readonly alternative: string;
	readonly beats: readonly string[];
	readonly ties: readonly string[];
	readonly losesTo: readonly string[];
	readonly score: ExactNumber;
};

export type CopelandOutcome = MethodOutcome<'copeland', CopelandStep>;

export interface CopelandOptions {
	/** What a tied opponent gives, from 0 to 1. Default one half. */
	readonly tie?: Rational;
}

export const COPELAND_VERSION = 1;

/**
 * Copeland's score: one point for each opponent beaten, half a point (or `tie`) for each tied. Simple to explain and often tied,
 * so a check beside another method rather than a method for a list. Source: Copeland 1951; Llull about 1299.
 */
export function copeland(matrix: PairwiseMatrix, options: CopelandOptions = {}): CopelandOutcome {
	const tie = options.tie ?? makeRational(1n, 2n);
	const { alternatives } = matrix;
	const size = alternatives.length;
	const duels = alternatives.map((_, a) =>
		alternatives.map((__, b) => (a === b ? null : Math.sign(compareHeadToHead(matrix, a, b)))),
	);
	const points = duels.map((row) =>
		row.reduce((sum, duel) => sum + (duel === 1 ? tie.den : duel === 0 ? tie.num : 0n), 0n),
	);
	const opponents = (a: number, result: number) => alternatives.filter((_, b) => duels[a]?.[b] === result);
	const steps = alternatives.map((alternative, a) => ({
		alternative,
		beats: opponents(a, 1),
		ties: opponents(a, 0),
		losesTo: opponents(a, -1),
		score: formatExact(points[a] ?? 0n, tie.den),
	}));
	return {
		method: 'copeland',
		version: COPELAND_VERSION,
		tiers: nameTiers(
			alternatives,
			layByScore(size, (a, b) => compareBigInts(points[a] ?? 0n, points[b] ?? 0n)),
		),
		scores: steps.map(({ alternative, score }) => ({ alternative, score })),
		steps,
	};
}
