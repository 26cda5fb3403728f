import type { BallotLine, CountRules } from '$lib/ranking';
import type { RecordReport } from '$lib/verifier/record/recordReport';

/** What is to be counted of one nucleus. */
export interface NucleusPart {
	readonly id: string;
	readonly name: string;
	readonly cast: number;
	/** Null where only its sums are published. */
	readonly lines: readonly BallotLine[] | null;
	/** What its ballots come to, as the record says: see `writeCounts`. */
	readonly stated: string;
}

/** A record taken apart for counting: each nucleus by itself where people ranked; otherwise only all together. */
export interface RecordParts {
	readonly alternatives: readonly string[];
	readonly rules: CountRules | null;
	readonly nuclei: readonly NucleusPart[];
}

/** What the worker that holds the record says: first its parts, if it can be read, and in the end everything. */
export type RecountReply =
	| { readonly kind: 'parts'; readonly parts: RecordParts }
	| { readonly kind: 'verified'; readonly report: RecordReport };

/** Counts of a nucleus as text, to compare: how many ballots, how many say nothing, and who is above whom. */
export function writeCounts(cast: unknown, empty: unknown, pairwise: unknown): string {
	return JSON.stringify([cast, empty, pairwise]);
}
