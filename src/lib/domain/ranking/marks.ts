// The voter's browser imports this file: no schema library may enter through it.

/** Places from first to last, each with the ids that share it. What is absent is not ranked. */
export type Tiers = readonly (readonly string[])[];

/** How often an alternative got how many points; those without a point are not listed. */
export type PointMark = { readonly alternative: string; readonly points: number };

/** What an alternative gets by one criterion. "No sé" leaves no mark. */
export type ScoreMark = { readonly alternative: string; readonly criterion: string; readonly score: number };

/** Which of two is more urgent: one of both, or null for "no sé". `first` stands before `second` in code units. */
export type PairMark = {
	readonly first: string;
	readonly second: string;
	readonly preferred: string | null;
};

/**
 * What one ballot says, by what people were asked to do. Lists are in code-unit order of their ids, so that one opinion
 * has one spelling. A ballot without any mark took part and said nothing.
 */
export type Marks =
	| { readonly task: 'rank'; readonly tiers: Tiers }
	| { readonly task: 'approve'; readonly approved: readonly string[] }
	| { readonly task: 'points'; readonly points: readonly PointMark[] }
	| { readonly task: 'criteria'; readonly scores: readonly ScoreMark[] }
	| { readonly task: 'pairs'; readonly judgements: readonly PairMark[] };

/** What people are asked to do. */
export type Task = Marks['task'];

/** A criterion as it was frozen: what it is called, what it asks, and what it weighs. */
export type CriterionTerms = {
	readonly id: string;
	readonly name: string;
	readonly question: string;
	readonly weight: { readonly num: number; readonly den: number };
};

/** What a frozen methodology says about filling in a ballot. Limits that are null do not exist. */
export type BallotTerms =
	| { readonly task: 'rank'; readonly unranked: 'last' | 'no-opinion'; readonly mostRanked: number | null }
	| { readonly task: 'approve'; readonly mostApproved: number | null }
	| { readonly task: 'points'; readonly points: number; readonly mostPerAlternative: number | null }
	| {
			readonly task: 'criteria';
			/** Whole marks from `least` to `most`. */
			readonly scale: { readonly least: number; readonly most: number };
			readonly criteria: readonly CriterionTerms[];
	  }
	| { readonly task: 'pairs' };

/** Whether a ballot says nothing. It counts for the quorum all the same. */
export function isBlank(marks: Marks): boolean {
	switch (marks.task) {
		case 'rank':
			return marks.tiers.length === 0;
		case 'approve':
			return marks.approved.length === 0;
		case 'points':
			return marks.points.length === 0;
		case 'criteria':
			return marks.scores.length === 0;
		case 'pairs':
			return marks.judgements.every(({ preferred }) => preferred === null);
	}
}
