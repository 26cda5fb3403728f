import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readRow, readRows, readVerb } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const consultationShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	exerciseSlug: z.string(),
	exerciseName: z.string(),
	timeZone: z.string(),
	isSample: z.boolean(),
	institutionName: z.string(),
	institutionAccent: z.string().nullable(),
	institutionHasCrest: z.boolean(),
	slug: z.string(),
	title: z.string(),
	whoMayAnswer: z.string(),
	useOfResults: z.string(),
	template: z.string(),
	opensAt: z.string(),
	closesAt: z.string(),
	graceDays: z.number(),
	/** Days after the close in which answers may be left out by a rule, before counts are published. */
	reviewDays: z.number(),
	state: z.enum(['draft', 'published', 'closed']),
	publishedOn: z.string().nullable(),
	closedOn: z.string().nullable(),
	phase: z.enum(['draft', 'announced', 'open', 'closed']),
	channels: z.array(z.string()),
});
export type Consultation = z.infer<typeof consultationShape>;

const countsShape = z.object({
	total: z.number(),
	late: z.number(),
	/** Whose device worked before it sent them. */
	proved: z.number(),
	/** Answers that are kept and not counted until two people decide. */
	inReview: z.number(),
	channels: z.record(z.string(), z.number()),
	/** Once closed, every answer that came: what counts and what does not, each in one of them. */
	standings: z
		.object({
			counted: z.number(),
			excluded: z.number(),
			replaced: z.number(),
			withdrawn: z.number(),
			quarantined: z.number(),
		})
		.nullable(),
	/** Desks with a tablet, whether in use or retired. */
	desks: z.array(
		z.object({ name: z.string(), municipality: z.string().nullable(), hours: z.string().nullable() }),
	),
	/** Barriers that staff declare to have removed, and how. */
	barriers: z.array(z.string()),
	barriersWords: z.string().nullable(),
	/** One-time codes: how many were made, voided and not used yet; null where there are none. */
	codes: z.object({ made: z.number(), voided: z.number(), unused: z.number() }).nullable(),
	/** Numbered sheets and what became of them; null where there are none. Those in no other count are missing. */
	sheets: z
		.object({
			made: z.number(),
			handedOut: z.number(),
			entered: z.number(),
			blank: z.number(),
			void: z.number(),
			resolved: z.number(),
		})
		.nullable(),
	/** Places with a poster; how many came from each: exact for staff, without small groups for anybody, once counts are published. */
	places: z.array(
		z.object({
			name: z.string(),
			kind: z.string(),
			municipality: z.string().nullable(),
			hours: z.string().nullable(),
			answers: z.number().nullable(),
		}),
	),
});
/** How many answers came in, in all and by channel, and at which desks. Never what they say. */
export type ConsultationCounts = z.infer<typeof countsShape>;

export function listPublicConsultations(backend: Backend): Promise<Consultation[]> {
	return readRows(
		backend.from('consultations').select().neq('state', 'draft').order('opens_at', { ascending: false }),
		'consultations',
		consultationShape,
	);
}

export function listConsultations(backend: Backend, exerciseId: string): Promise<Consultation[]> {
	return readRows(
		backend
			.from('consultations')
			.select()
			.eq('exercise_id', exerciseId)
			.order('opens_at', { ascending: false })
			.order('slug'),
		'consultations',
		consultationShape,
	);
}

export function findConsultation(backend: Backend, slug: string): Promise<Consultation | null> {
	return readRow(backend.from('consultations').select().eq('slug', slug), 'consultations', consultationShape);
}

export interface ConsultationDetails {
	title: string;
	whoMayAnswer: string;
	useOfResults: string;
	opensAt: string;
	closesAt: string;
	graceDays?: number;
	reviewDays?: number;
	channels: readonly string[];
}

export function createConsultation(
	backend: Backend,
	exerciseId: string,
	slug: string,
	template: string,
	details: ConsultationDetails,
): Promise<Result<{ consultation: string; survey: string }, Refusal>> {
	return callVerb(
		backend,
		'create_consultation',
		{ p_exercise: exerciseId, p_slug: slug, p_template: template, ...detailParameters(details) },
		z.object({ consultation: z.uuid(), survey: z.uuid() }),
	);
}

export function editConsultation(
	backend: Backend,
	consultationId: string,
	details: ConsultationDetails,
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'edit_consultation',
		{ p_consultation: consultationId, ...detailParameters(details) },
		z.null(),
	);
}

function detailParameters(details: ConsultationDetails) {
	return {
		p_title: details.title,
		p_who: details.whoMayAnswer,
		p_use: details.useOfResults,
		p_opens: details.opensAt,
		p_closes: details.closesAt,
		p_channels: details.channels,
		p_grace: details.graceDays ?? 3,
		p_review: details.reviewDays ?? 0,
	};
}

/** Freezes the instrument and gives its hash. */
export function publishConsultation(
	backend: Backend,
	consultationId: string,
): Promise<Result<string, Refusal>> {
	return callVerb(backend, 'publish_consultation', { p_consultation: consultationId }, z.string());
}

export function closeConsultation(backend: Backend, consultationId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'close_consultation', { p_consultation: consultationId }, z.null());
}

export function countAnswers(backend: Backend, consultationId: string): Promise<ConsultationCounts> {
	return readVerb(backend, 'consultation_counts', { p_consultation: consultationId }, countsShape);
}
