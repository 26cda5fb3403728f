import type { TallyAnalysis } from '../analysis/tallyAnalysis';
import type { BordaOutcome } from '../methods/borda';
import type { CopelandOutcome } from '../methods/copeland';
import type { AlternativeScore } from '../methods/outcome';
import type { RankedPairsOutcome } from '../methods/rankedPairs';
import type { SchulzeOutcome } from '../methods/schulze';
import type { ExactNumber } from '../numbers/exactNumber';
import type { BordaRule } from '../positional/bordaTotals';
import type { TieTrace } from './decideTies';
import type { DeclaredWeight, TallyRules } from './tallyInput';

/** What the chosen method says, with its steps; `method` tells which. */
export type TallyMethodOutcome = RankedPairsOutcome | SchulzeOutcome | CopelandOutcome | BordaOutcome;

/** A ranking with its evidence, of one nucleus or of all together. Rows and columns as in `Tally.alternatives`. */
export type Standing = {
	/** Ballots cast, empty ones included. */
	readonly cast: ExactNumber;
	readonly empty: ExactNumber;
	/** `cast` − `empty`: what shares are computed from. */
	readonly counted: ExactNumber;
	/** Ballots (of one nucleus) or share of weight (of all) that prefer the row to the column; null on the diagonal. */
	readonly pairwise: readonly (readonly (ExactNumber | null)[])[];
	/** Borda points of the counted ballots, whatever the method. */
	readonly borda: { readonly rule: BordaRule; readonly scores: readonly AlternativeScore[] };
	readonly condorcetWinner: string | null;
	readonly condorcetLoser: string | null;
	readonly smithSet: readonly string[];
	/** The result, best first; ids in one tier are tied. Differs from `outcome.tiers` only in ties the declared draw decided. */
	readonly tiers: readonly (readonly string[])[];
	readonly outcome: TallyMethodOutcome;
};

export type GroupStanding = Standing & {
	readonly id: string;
	/** As declared, in lowest terms. */
	readonly weight: DeclaredWeight;
	/** `weight` over the sum of all weights. */
	readonly share: ExactNumber;
};

/**
 * What a reader must be told before the ranking. `group` is null when it concerns the result of all together.
 *
 * - `group-without-ballots`: no counted ballot; the group adds nothing to the joint result;
 * - `group-without-weight`: its declared weight is zero;
 * - `no-ballots`: nobody with weight expressed anything, so everything is tied;
 * - `no-alternatives`, `single-alternative`: there was nothing to compare;
 * - `first-place-tied`: more than one alternative shares the first place;
 * - `tie-order-decides`: equally strong defeats leave several possible rankings; what they do not share is left tied.
 */
export type TallyWarning = {
	readonly code:
		| 'group-without-ballots'
		| 'group-without-weight'
		| 'no-ballots'
		| 'no-alternatives'
		| 'single-alternative'
		| 'first-place-tied'
		| 'tie-order-decides';
	readonly group: string | null;
};

/**
 * A whole tally as data: integers, strings and null only, ids and groups in code-unit order, so that equal inputs give
 * equal canonical bytes on every machine, whatever the order of ballots, alternatives or groups.
 */
export type Tally = TallyRules & {
	readonly v: 1;
	readonly alternatives: readonly string[];
	readonly withdrawn: readonly string[];
	readonly groups: readonly GroupStanding[];
	readonly pooled: Standing;
	/** Groups without a counted ballot. */
	readonly silentGroups: readonly string[];
	/** Null while ties are left. */
	readonly tieBreak: TieTrace | null;
	readonly warnings: readonly TallyWarning[];
	/** How firm the joint ranking is; null when nobody with weight expressed anything. */
	readonly analysis: TallyAnalysis | null;
};

/** What the counts say by themselves, before the ranking is compared with others. */
export type CountedTally = Omit<Tally, 'analysis'>;
