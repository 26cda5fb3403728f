import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { capacities } from '$lib/domain/nucleus/kinds';
import { callVerb, readVerb } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const ownBallotShape = z.object({
	mayVote: z.boolean(),
	capacity: z.enum(capacities).optional(),
	/** The seat was added after the ranking was opened. */
	cameLater: z.boolean().optional(),
	seatHasVoted: z.boolean().optional(),
	/** The caller took part in this ranking for a seat they held before. */
	votedElsewhere: z.boolean().optional(),
	votedAs: z.enum(capacities).nullish(),
	/** Canonical JSON of what the caller cast; null when they have not. */
	content: z.string().nullish(),
});
/** What the caller may do in a ranking, and what their own seat has cast. */
export type OwnBallot = z.infer<typeof ownBallotShape>;

const castShape = z.object({ leaf: z.string(), changed: z.boolean() });
export type CastBallot = z.infer<typeof castShape>;

export function readOwnBallot(backend: Backend, rankingId: string): Promise<OwnBallot> {
	return readVerb(backend, 'my_ballot', { p_ranking: rankingId }, ownBallotShape);
}

export function castBallot(
	backend: Backend,
	rankingId: string,
	ballot: { content: string; salt: string; commitment: string },
): Promise<Result<CastBallot, Refusal>> {
	return callVerb(
		backend,
		'cast_ballot',
		{ p_ranking: rankingId, p_content: ballot.content, p_salt: ballot.salt, p_commitment: ballot.commitment },
		castShape,
	);
}
