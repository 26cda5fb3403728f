import type { ExactInteger, ExactNumber } from '../numbers/exactNumber';
import type { DeclaredWeight, TallyRefusal, TallyRefusalCode, TieRule } from '../tally/tallyInput';

/** A declared criterion: what it weighs beside the others. */
export type WeightedCriterion = { readonly id: string; readonly weight: DeclaredWeight };

/** What a frozen methodology says about counting marks that are not places. Limits that are null do not exist. */
export type MarksRules = { readonly tieRule: TieRule } & (
	| { readonly task: 'approve'; readonly method: 'approval'; readonly mostApproved: number | null }
	| {
			readonly task: 'points';
			readonly method: 'cumulative-points';
			/** How many points a ballot may spread. */
			readonly points: number;
			readonly mostPerAlternative: number | null;
	  }
	| {
			readonly task: 'criteria';
			readonly method: 'weighted-sum';
			/** Whole marks from `least` to `most`. */
			readonly scale: { readonly least: number; readonly most: number };
			readonly criteria: readonly WeightedCriterion[];
	  }
	| { readonly task: 'pairs'; readonly method: 'win-share' }
);

/**
 * Ballots that are alike: how many, and what they say, under the key of their task. An empty list is an empty ballot,
 * and so are judgements of which none prefers.
 */
export type MarkLine = { readonly count: ExactInteger } & (
	| { readonly approved: readonly string[] }
	| { readonly points: readonly { readonly alternative: string; readonly points: ExactInteger }[] }
	| {
			readonly scores: readonly {
				readonly alternative: string;
				readonly criterion: string;
				readonly score: ExactInteger;
			}[];
	  }
	| {
			readonly judgements: readonly {
				readonly first: string;
				readonly second: string;
				readonly preferred: string | null;
			}[];
	  }
);

/** A nucleus by its ballots. */
export type MarkedGroup = {
	readonly id: string;
	readonly weight: DeclaredWeight;
	readonly ballots: readonly MarkLine[];
};

/** A nucleus by its published totals: rows in the order of the alternatives, columns as `MarkTable.columns`. */
export type SummedGroup = {
	readonly id: string;
	readonly weight: DeclaredWeight;
	readonly cast: ExactInteger;
	readonly empty: ExactInteger;
	readonly totals: readonly (readonly ExactNumber[])[];
};

/** A frozen methodology with what each nucleus says, by ballots or by totals: everything a tally depends on. */
export type MarksInput = MarksRules & {
	/** Their order changes nothing, but totals follow the order of their code units. */
	readonly alternatives: readonly string[];
	readonly groups: readonly (MarkedGroup | SummedGroup)[];
};

export type MarksRefusalCode =
	| TallyRefusalCode
	| 'limit-not-positive'
	| 'no-criteria'
	| 'duplicate-criterion'
	| 'unknown-criterion'
	| 'scale-out-of-order'
	| 'other-task'
	| 'marked-twice'
	| 'mark-not-an-integer'
	| 'mark-out-of-scale'
	| 'too-many-marks'
	| 'too-many-marks-on-one'
	| 'same-alternative-twice'
	| 'preferred-not-of-the-pair'
	| 'totals-of-other-shape'
	| 'total-not-a-count'
	| 'total-of-no-ballots';

/** Why nothing is computed, and where: `path` walks from the input to the place, `value` is what stands there. */
export type MarksRefusal = Omit<TallyRefusal, 'code'> & { readonly code: MarksRefusalCode };
