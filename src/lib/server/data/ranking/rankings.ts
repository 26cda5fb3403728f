import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { publicationModes } from '$lib/domain/ranking/methodologyForm';
import { callVerb, readRow, readRows, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const rankingShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	prioritizationId: z.uuid(),
	nucleusId: z.uuid(),
	nucleusName: z.string(),
	nucleusKind: z.string(),
	position: z.number(),
	attempt: z.number(),
	quorum: z.number(),
	eligibleSeats: z.number(),
	/** What of its ballots is published: as chosen, or aggregates where they are too few. */
	publication: z.enum(publicationModes),
	opensAt: z.string(),
	closesAt: z.string(),
	state: z.enum(['open', 'closed', 'annulled']),
	closedOn: z.string().nullable(),
	quorumMet: z.boolean().nullable(),
	annulledOn: z.string().nullable(),
	annulReason: z.string().nullable(),
	phase: z.enum(['announced', 'open', 'closing', 'closed', 'annulled']),
	/** What each seat that may vote stood for when it was opened. */
	seats: z.array(z.string()),
});
/** The ranking one nucleus makes; annulled ones stay in the list. */
export type Ranking = z.infer<typeof rankingShape>;

const extensionShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	rankingId: z.uuid(),
	closedAt: z.string(),
	closesAt: z.string(),
	reason: z.string(),
	extendedOn: z.string(),
});
export type RankingExtension = z.infer<typeof extensionShape>;

const participationShape = z.object({
	ranking: z.uuid(),
	seats: z.number(),
	quorum: z.number(),
	tookPart: z.number(),
});
/** How many seats took part in a ranking: never who, never what. */
export type Participation = z.infer<typeof participationShape>;

const leftOutShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	prioritizationId: z.uuid(),
	nucleusId: z.uuid(),
	nucleusName: z.string(),
	position: z.number(),
	reason: z.string(),
	leftOutOn: z.string(),
});
/** A nucleus with a vote that does not rank: since the publication, or since its ranking was annulled. */
export type NucleusLeftOut = z.infer<typeof leftOutShape>;

export function listRankings(backend: Backend, prioritizationId: string): Promise<Ranking[]> {
	return readRows(
		backend
			.from('rankings')
			.select()
			.eq('prioritization_id', prioritizationId)
			.order('position')
			.order('attempt'),
		'rankings',
		rankingShape,
	);
}

export function findRanking(backend: Backend, id: string): Promise<Ranking | null> {
	return readRow(backend.from('rankings').select().eq('id', id), 'rankings', rankingShape);
}

export function listExtensions(backend: Backend, rankingIds: readonly string[]): Promise<RankingExtension[]> {
	return readRows(
		backend
			.from('ranking_extensions')
			.select()
			.in('ranking_id', rankingIds)
			.order('extended_on')
			.order('closes_at'),
		'ranking_extensions',
		extensionShape,
	);
}

export function readParticipation(backend: Backend, prioritizationId: string): Promise<Participation[]> {
	return readVerb(
		backend,
		'participation',
		{ p_prioritization: prioritizationId },
		participationShape.array(),
	);
}

/** The nuclei left out of a prioritization, in their order. */
export function listLeftOut(backend: Backend, prioritizationId: string): Promise<NucleusLeftOut[]> {
	return readRows(
		backend.from('left_out_nuclei').select().eq('prioritization_id', prioritizationId).order('position'),
		'left_out_nuclei',
		leftOutShape,
	);
}

export function extendRanking(
	backend: Backend,
	rankingId: string,
	closes: string,
	reason: string,
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'extend_ranking',
		{ p_ranking: rankingId, p_closes: closes, p_reason: reason },
		z.null(),
	);
}

export function annulRanking(
	backend: Backend,
	rankingId: string,
	reason: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'annul_ranking', { p_ranking: rankingId, p_reason: reason }, z.null());
}

/** Opens another attempt under the published quorum, on other days, for the seats of now. */
export function reopenRanking(
	backend: Backend,
	annulledId: string,
	opening: { opens: string; closes: string },
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'reopen_ranking',
		{ p_annulled: annulledId, p_opens: opening.opens, p_closes: opening.closes },
		z.uuid(),
	);
}

export function closeRanking(backend: Backend, rankingId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'close_ranking', { p_ranking: rankingId }, z.null());
}

/** Says, with a reason and for good, that an annulled ranking is not held again. */
export function leaveOutNucleus(
	backend: Backend,
	annulledId: string,
	reason: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'leave_out_nucleus', { p_annulled: annulledId, p_reason: reason }, z.null());
}
