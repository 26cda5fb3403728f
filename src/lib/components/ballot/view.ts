import type { Capacity } from '$lib/domain/nucleus/kinds';
import type { Tiers } from '$lib/domain/ranking/marks';
import type { PublicationMode } from '$lib/domain/ranking/methodologyForm';
import type { RankingPhase } from '$lib/domain/ranking/toneOf';
import type { Agreement } from '$lib/domain/result/analysisView';
import type { ResultView } from '$lib/domain/result/resultView';
import type { RoundPlace } from '$lib/domain/result/roundsView';

/** A problem as the frozen methodology writes it. */
export type BallotProblem = {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	/** What it is about, in words; only where the list is too long for one look. */
	readonly theme?: string | undefined;
};

/** More problems than these do not fit into one look on a phone. */
export const SCREENFUL = 12;

/** Why somebody who looks at a ballot may not vote in it, or how far they are. */
export type Standing =
	| { readonly kind: 'pending' | 'cast'; readonly capacity: Capacity }
	/** The one vote is spent: by the other holder of the seat, by whoever held it before, or by this person for another seat. */
	| { readonly kind: 'seat-voted'; readonly by: Capacity | 'earlier' | 'elsewhere' }
	| { readonly kind: 'facilitator' | 'watching' | 'other-nucleus' | 'silent-nucleus' | 'late-seat' };

/** One ranking of a nucleus, as lists and ballots show it. */
export type RankingView = {
	readonly id: string;
	readonly nucleusName: string;
	readonly phase: RankingPhase;
	readonly opensAt: string;
	readonly closesAt: string;
	/** Days, as `2026-03-01`. */
	readonly closedOn: string | null;
	readonly annulledOn: string | null;
	readonly annulReason: string | null;
	readonly quorum: number;
	readonly quorumMet: boolean | null;
	readonly eligibleSeats: number;
	readonly attempt: number;
	readonly tookPart: number;
	/** What of its ballots is published. */
	readonly publication: PublicationMode;
};

/** The question a ranking answers. */
export type QuestionView = {
	readonly slug: string;
	readonly title: string;
	readonly question: string;
	readonly timeZone: string;
	/** 1, or more where the same is asked again after a result. */
	readonly round: number;
};

/** One problem where a nucleus put it. */
export type StandingRow = {
	readonly id: string;
	readonly title: string;
	readonly place: number;
	readonly tied: boolean;
	/** Where all nuclei together put it; null where this one was alone. */
	readonly joint: RoundPlace;
	/** What it got by marks, as the result counts it; null where people rank. */
	readonly score: number | null;
	/** Where the person who looks put it, as far as that is still known. */
	readonly own: number | null;
	/** Whether it is on the ballot of now. */
	readonly stays: boolean;
};

/** Where one nucleus stood at the end of a round. */
export type NucleusStanding = {
	readonly round: number;
	readonly slug: string;
	readonly nucleusName: string;
	/** Whose place it is: of the nucleus that whoever looks sits in, or of another. */
	readonly isOwn: boolean;
	/** Empty where the nucleus has no result in that round. */
	readonly rows: readonly StandingRow[];
	readonly counted: number;
	readonly eligibleSeats: number;
	/** How much its ballots agree, or the words why that has no number; null where nothing was ordered. */
	readonly agreement: { readonly w: number; readonly words: Agreement } | { readonly why: string } | null;
	readonly method: ResultView['method'];
};

/** What a later round shows of the one before. */
export type RoundBefore = {
	readonly number: number;
	/** Null while its result is not in sight. */
	readonly standing: NucleusStanding | null;
	/** The person's own ballot: `known` where it can be begun from, `untied` where nobody knows any more whose it was. */
	readonly own: 'known' | 'untied' | null;
};

/** The problems of a ballot in its order, and those left for the end in the order they were offered. */
export function splitBallot(
	problems: readonly BallotProblem[],
	tiers: Tiers,
): { ranked: { place: number; problem: BallotProblem }[]; unranked: BallotProblem[] } {
	const byId = new Map(problems.map((problem) => [problem.id, problem]));
	const ranked = tiers.flatMap((tier, at) =>
		tier.flatMap((id) => {
			const problem = byId.get(id);
			return problem ? [{ place: at + 1, problem }] : [];
		}),
	);
	const placed = new Set(ranked.map(({ problem }) => problem.id));
	return { ranked, unranked: problems.filter(({ id }) => !placed.has(id)) };
}
