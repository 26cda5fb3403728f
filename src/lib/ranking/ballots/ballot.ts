import type { ExactInteger } from '../numbers/exactNumber';

/**
 * Ballots that are alike: how many, and their tiers from most to least preferred.
 *
 * A tier with several ids is a tie. Ids that appear nowhere are unranked; `ranking: []` is an empty ballot, which
 * took part and said nothing.
 */
export type BallotLine = {
	readonly count: ExactInteger;
	readonly ranking: readonly (readonly string[])[];
	/** How they came in, where that is known. No count depends on it: it is there to be left out. */
	readonly channel?: string;
};

/**
 * What leaving an alternative unranked says.
 *
 * - `last`: all unranked alternatives are tied below the ranked ones (the usual reading, and what the ballot tells);
 * - `no-opinion`: an unranked alternative is compared with nothing.
 *
 * It can decide: the Debian election of 2006 has another winner under each.
 */
export type UnrankedPolicy = 'last' | 'no-opinion';

export type BallotRefusalCode =
	| 'duplicate-alternative'
	| 'unknown-alternative'
	| 'duplicate-withdrawn'
	| 'unknown-withdrawn'
	| 'alternative-ranked-twice'
	| 'empty-tier'
	| 'count-not-an-integer'
	| 'negative-count'
	| 'too-many-alternatives';

/**
 * Why ballots are refused, and where: `path` walks from the input to the place (`['ballots', 3, 'ranking', 1, 0]`),
 * `value` is what stands there. Nothing is ever repaired.
 */
export type BallotRefusal = {
	readonly code: BallotRefusalCode;
	readonly path: readonly (string | number)[];
	readonly value: string;
};
