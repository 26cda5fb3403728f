import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readRow, readRows, readVerb } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const prioritizationShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	exerciseSlug: z.string(),
	exerciseName: z.string(),
	timeZone: z.string(),
	isSample: z.boolean(),
	institutionName: z.string(),
	slug: z.string(),
	title: z.string(),
	question: z.string(),
	method: z.enum(['ranked-pairs', 'schulze', 'borda']),
	tieRule: z.enum(['leave-tied']),
	publication: z.enum(['nominal', 'anonymous', 'aggregates']),
	state: z.enum(['draft', 'published']),
	/** Canonical JSON of the frozen methodology; null while a draft. */
	methodology: z.string().nullable(),
	methodologyHash: z.string().nullable(),
	publishedOn: z.string().nullable(),
	createdOn: z.string(),
	/** Problems to be ranked. */
	alternatives: z.array(z.uuid()),
});
export type Prioritization = z.infer<typeof prioritizationShape>;

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

const alternativeSourcesShape = z.object({ problem: z.uuid(), kind: z.string(), sources: z.number() });
/** How many sources of a kind stand behind a ranked problem. */
export type AlternativeSources = z.infer<typeof alternativeSourcesShape>;

export interface PrioritizationDetails {
	title: string;
	question: string;
	method: string;
	tieRule: string;
	publication: string;
	/** Identities of problems of the bank. */
	alternatives: readonly string[];
}

export interface RankingOpening {
	nucleus: string;
	quorum: number;
	/** Moments as ISO 8601 with zone. */
	opens: string;
	closes: string;
}

export function listPublicPrioritizations(backend: Backend): Promise<Prioritization[]> {
	return readRows(
		backend
			.from('prioritizations')
			.select()
			.eq('state', 'published')
			.order('published_on', { ascending: false })
			.order('slug'),
		'prioritizations',
		prioritizationShape,
	);
}

export function listPrioritizations(backend: Backend, exerciseId: string): Promise<Prioritization[]> {
	return readRows(
		backend
			.from('prioritizations')
			.select()
			.eq('exercise_id', exerciseId)
			.order('created_on', { ascending: false })
			.order('slug'),
		'prioritizations',
		prioritizationShape,
	);
}

export function findPrioritization(backend: Backend, slug: string): Promise<Prioritization | null> {
	return readRow(
		backend.from('prioritizations').select().eq('slug', slug),
		'prioritizations',
		prioritizationShape,
	);
}

export function findPrioritizationById(backend: Backend, id: string): Promise<Prioritization | null> {
	return readRow(
		backend.from('prioritizations').select().eq('id', id),
		'prioritizations',
		prioritizationShape,
	);
}

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

export function readAlternativeSources(
	backend: Backend,
	prioritizationId: string,
): Promise<AlternativeSources[]> {
	return readVerb(
		backend,
		'alternative_sources',
		{ p_prioritization: prioritizationId },
		alternativeSourcesShape.array(),
	);
}

export function createPrioritization(
	backend: Backend,
	exerciseId: string,
	slug: string,
	details: PrioritizationDetails,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'create_prioritization',
		{ p_exercise: exerciseId, p_slug: slug, ...detailParameters(details) },
		z.uuid(),
	);
}

export function editPrioritization(
	backend: Backend,
	prioritizationId: string,
	details: PrioritizationDetails,
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'edit_prioritization',
		{ p_prioritization: prioritizationId, ...detailParameters(details) },
		z.null(),
	);
}

function detailParameters(details: PrioritizationDetails) {
	return {
		p_title: details.title,
		p_question: details.question,
		p_method: details.method,
		p_tie_rule: details.tieRule,
		p_publication: details.publication,
		p_alternatives: details.alternatives,
	};
}

/** Freezes and hashes the methodology and opens one ranking per nucleus; gives the hash. */
export function publishPrioritization(
	backend: Backend,
	prioritizationId: string,
	rankings: readonly RankingOpening[],
	software: string,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'publish_prioritization',
		{ p_prioritization: prioritizationId, p_rankings: rankings, p_software: software },
		z.string(),
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
