/** What a ballot is refused for. */
export const ballotErrorCodes = [
	'ballot_empty',
	'ballot_place_unknown',
	'ballot_place_repeated',
	'ballot_too_many_ranked',
	'ballot_too_many_approved',
	'ballot_points_unknown',
	'ballot_points_capped',
	'ballot_points_over',
	'ballot_score_unknown',
	'ballot_not_understood',
] as const;
export type BallotErrorCode = (typeof ballotErrorCodes)[number];

/** One thing to put right in a ballot. */
export type BallotError = {
	/** The control where it can be put right. */
	readonly field: string;
	readonly code: BallotErrorCode;
	/** The alternatives it is about. */
	readonly about: readonly string[];
	/** How many there may be. */
	readonly most?: number;
	/** How many there are beyond that. */
	readonly over?: number;
};
