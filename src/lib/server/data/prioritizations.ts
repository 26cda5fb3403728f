import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { publicationModes } from '$lib/domain/ranking/methodologyForm';
import { countingSchema, tieRuleSchema, type Counting, type DeclaredTieRule } from '$lib/evidence';
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
	counting: countingSchema,
	tieRule: tieRuleSchema,
	/** 1, or more where the same is asked again after a result. */
	round: z.number(),
	/** The round before. */
	previousId: z.uuid().nullable(),
	publication: z.enum(publicationModes),
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

const alternativeSourcesShape = z.object({ problem: z.uuid(), kind: z.string(), sources: z.number() });
/** How many sources of a kind stand behind a ranked problem. */
export type AlternativeSources = z.infer<typeof alternativeSourcesShape>;

export interface PrioritizationDetails {
	title: string;
	question: string;
	counting: Counting;
	tieRule: DeclaredTieRule;
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

/** A nucleus with a vote that does not rank, with the reason that is published. */
export interface NucleusOmission {
	nucleus: string;
	reason: string;
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

/** The round that follows a prioritization, as far as the caller may see it. */
export function findNextRound(backend: Backend, id: string): Promise<Prioritization | null> {
	return readRow(
		backend.from('prioritizations').select().eq('previous_id', id),
		'prioritizations',
		prioritizationShape,
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
	previousId: string | null = null,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'create_prioritization',
		{ p_exercise: exerciseId, p_slug: slug, ...detailParameters(details), p_previous: previousId },
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
		p_counting: details.counting,
		p_tie_rule: details.tieRule,
		p_publication: details.publication,
		p_alternatives: details.alternatives,
	};
}

/**
 * Freezes and hashes the methodology and opens one ranking per nucleus; gives the hash. Every nucleus with a vote is
 * either among the rankings or left out with a reason.
 */
export function publishPrioritization(
	backend: Backend,
	prioritizationId: string,
	{ rankings, leftOut }: { rankings: readonly RankingOpening[]; leftOut: readonly NucleusOmission[] },
	software: string,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'publish_prioritization',
		{ p_prioritization: prioritizationId, p_rankings: rankings, p_left_out: leftOut, p_software: software },
		z.string(),
	);
}
