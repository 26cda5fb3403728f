import type { Approximate } from '../numbers/approximate';
import type { ExactNumber } from '../numbers/exactNumber';

export type MethodId =
	| 'ranked-pairs'
	| 'schulze'
	| 'borda'
	| 'copeland'
	| 'minimax'
	| 'positional'
	| 'dowdall'
	| 'plurality'
	| 'kemeny'
	| 'irv'
	| 'default-option-rule'
	| 'top-of-every-nucleus'
	| 'concurrence'
	| 'approval'
	| 'k-approval'
	| 'cumulative-points'
	| 'weighted-sum'
	| 'gut'
	| 'hanlon'
	| 'greedy-by-score'
	| 'pav'
	| 'seq-pav'
	| 'seq-phragmen'
	| 'equal-shares'
	| 'ahp-eigenvector'
	| 'ahp-geometric-mean'
	| 'ahp-group'
	| 'ahp-hierarchy'
	| 'bradley-terry'
	| 'smoothed-win-share';

export type AlternativeScore = {
	readonly alternative: string;
	readonly score: ExactNumber;
};

/**
 * What every method answers: data only, JSON-safe, the same for every order of the input.
 *
 * `tiers` is the ranking, best first; ids in one tier are tied, and their order inside it means nothing. `scores`
 * is empty for methods that do not score. `steps` is what a person needs to recount by hand and what a page draws.
 */
export type MethodOutcome<Id extends MethodId, Step> = {
	readonly method: Id;
	/** Raised whenever equal ballots could give a different outcome or explanation. */
	readonly version: number;
	readonly tiers: readonly (readonly string[])[];
	readonly scores: readonly AlternativeScore[];
	readonly steps: readonly Step[];
};

/** A score that cannot be exact, rounded as `Approximate` says. */
export type ApproximateScore = {
	readonly alternative: string;
	readonly score: Approximate;
};

/** What a method answers whose scores are irrational; the rest as in `MethodOutcome`. */
export type ApproximateOutcome<Id extends MethodId, Step> = Omit<MethodOutcome<Id, Step>, 'scores'> & {
	readonly scores: readonly ApproximateScore[];
};
