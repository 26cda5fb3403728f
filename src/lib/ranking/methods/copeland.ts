import type { ExactNumber } from '../numbers/exactNumber';
import { formatExact } from '../numbers/exactNumber';
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

export const COPELAND_VERSION = 1;

/**
 * Copeland's score: one point for each opponent beaten, half a point for each tied. Simple to explain and often tied,
 * so a check beside another method rather than a method for a list. Source: Copeland 1951; Llull about 1299.
 */
export function copeland(matrix: PairwiseMatrix): CopelandOutcome {
	const { alternatives } = matrix;
	const size = alternatives.length;
	const duels = alternatives.map((_, a) =>
		alternatives.map((__, b) => (a === b ? null : Math.sign(compareHeadToHead(matrix, a, b)))),
	);
	const doubled = duels.map((row) =>
		row.reduce((sum: number, duel) => sum + (duel === null ? 0 : duel + 1), 0),
	);
	const opponents = (a: number, result: number) => alternatives.filter((_, b) => duels[a]?.[b] === result);
	const steps = alternatives.map((alternative, a) => ({
		alternative,
		beats: opponents(a, 1),
		ties: opponents(a, 0),
		losesTo: opponents(a, -1),
		score: formatExact(BigInt(doubled[a] ?? 0), 2n),
	}));
	return {
		method: 'copeland',
		version: COPELAND_VERSION,
		tiers: nameTiers(
			alternatives,
			layByScore(size, (a, b) => (doubled[a] ?? 0) - (doubled[b] ?? 0)),
		),
		scores: steps.map(({ alternative, score }) => ({ alternative, score })),
		steps,
	};
}
