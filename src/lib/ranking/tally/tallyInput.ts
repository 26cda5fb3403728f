import type { BallotLine, BallotRefusalCode, UnrankedPolicy } from '../ballots/ballot';
import type { AlternativeScore } from '../methods/outcome';
import type { ExactInteger, ExactNumber } from '../numbers/exactNumber';
import type { BordaRule } from '../positional/bordaTotals';

export const TALLY_METHODS = ['ranked-pairs', 'schulze', 'copeland', 'borda'] as const;
export type TallyMethod = (typeof TALLY_METHODS)[number];

/**
 * What happens to alternatives that stay tied in the joint ranking. `leave-tied`: nothing, the tie is the result.
 * `draw`: a public draw, whose `source` was announced before the close and whose outcome, the `seed`, was entered after
 * it; ties then stand in the order of SHA-256(seed, line feed, id).
 */
export type TieRule =
	{ readonly rule: 'leave-tied' } | { readonly rule: 'draw'; readonly source: string; readonly seed: string };

export const LEAVE_TIED = { rule: 'leave-tied' } as const satisfies TieRule;

/** A declared weight; `den` is positive. */
export type DeclaredWeight = {
	readonly num: ExactInteger;
	readonly den: ExactInteger;
};

/** What a frozen methodology says about counting. */
export type TallyRules = {
	readonly task: 'rank';
	readonly method: TallyMethod;
	readonly unranked: UnrankedPolicy;
	readonly tieRule: TieRule;
};

/** A frozen methodology with the ballots of each nucleus: everything a tally depends on. */
export type TallyInput = TallyRules & {
	/** All alternatives as published. Their order changes nothing. */
	readonly alternatives: readonly string[];
	/** Those withdrawn after publication. */
	readonly withdrawn: readonly string[];
	readonly groups: readonly BallotsGroup[];
};

/** A nucleus by its ballots. */
export type BallotsGroup = {
	readonly id: string;
	readonly weight: DeclaredWeight;
	readonly ballots: readonly BallotLine[];
};

/**
 * The same from published aggregates, or from ballots of some nuclei and aggregates of the others. A `Tally` is one:
 * recomputing it from its own matrices must give the same bytes.
 */
export type MatricesInput = TallyRules & {
	/** The alternatives that were counted, in the order of rows and columns. */
	readonly alternatives: readonly string[];
	readonly withdrawn: readonly string[];
	readonly groups: readonly (MatricesGroup | BallotsGroup)[];
};

/** A nucleus by its published counts. */
export type MatricesGroup = {
	readonly id: string;
	readonly weight: DeclaredWeight;
	readonly cast: ExactInteger;
	readonly empty: ExactInteger;
	readonly pairwise: readonly (readonly (ExactNumber | null)[])[];
	/** Under `unranked: 'last'` the matrix implies it and both must agree; under `no-opinion` it is the only source. */
	readonly borda: { readonly rule: BordaRule; readonly scores: readonly AlternativeScore[] };
};

export type TallyRefusalCode =
	| BallotRefusalCode
	| 'unknown-method'
	| 'unknown-unranked-policy'
	| 'unknown-tie-rule'
	| 'no-groups'
	| 'duplicate-group'
	| 'weight-not-a-fraction'
	| 'negative-weight'
	| 'zero-weights'
	| 'more-empty-than-cast'
	| 'withdrawn-still-counted'
	| 'matrix-not-square'
	| 'diagonal-not-null'
	| 'pair-not-a-count'
	| 'pair-exceeds-ballots'
	| 'borda-rule-mismatch'
	| 'borda-not-a-total'
	| 'borda-contradicts-matrix'
	| 'empty-seed'
	| 'no-hash';

/** Why nothing is computed, and where: `path` walks from the input to the place, `value` is what stands there. */
export type TallyRefusal = {
	readonly code: TallyRefusalCode;
	readonly path: readonly (string | number)[];
	readonly value: string;
};
