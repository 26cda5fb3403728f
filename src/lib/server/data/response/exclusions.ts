import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { exclusionRuleSchema, type ExclusionRule } from '$lib/domain/response/exclusion/exclusionRule';
import { callVerb, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const channelsShape = z.array(z.object({ channel: z.string(), count: z.number() }));

const caughtShape = z.object({
	answers: z.number(),
	channels: channelsShape.nullable(),
	/** Hash of the set; null when it is empty. */
	digest: z.string().nullable(),
});
/** How many answers a rule catches now. Never which. */
export type Caught = z.infer<typeof caughtShape>;

const exclusionShape = z.object({
	id: z.uuid(),
	number: z.number(),
	/** Number of the exclusion it would undo, or undid. */
	readmits: z.number().nullable(),
	rule: exclusionRuleSchema,
	/** Name of the place or desk of the rule. */
	where: z.string().nullable(),
	reason: z.string(),
	answers: z.number(),
	channels: channelsShape,
	state: z.enum(['proposed', 'agreed', 'rejected', 'readmitted']),
	proposedBy: z.string().nullable(),
	proposedOn: z.string(),
	decidedBy: z.string().nullable(),
	decidedOn: z.string().nullable(),
	rejectionReason: z.string().nullable(),
	/** Whether it was proposed by who is asking. */
	mine: z.boolean(),
});
/** What somebody proposed to leave out or to count again, and what became of it. */
export type Exclusion = z.infer<typeof exclusionShape>;

const listShape = z.object({
	/** First day on which counts are published; null while it is open. */
	dueOn: z.string().nullable(),
	isPublished: z.boolean(),
	exclusions: exclusionShape.array(),
});

/** Everything proposed of a consultation, the newest first. For staff and the guarantor. */
export function listExclusions(backend: Backend, consultationId: string): Promise<z.infer<typeof listShape>> {
	return readVerb(backend, 'consultation_exclusions', { p_consultation: consultationId }, listShape);
}

/** What a rule would leave out. */
export function previewExclusion(
	backend: Backend,
	consultationId: string,
	rule: ExclusionRule,
): Promise<Result<Caught, Refusal>> {
	return callVerb(
		backend,
		'preview_exclusion',
		{ p_consultation: consultationId, p_rule: rule },
		caughtShape,
	);
}

/** Proposes to leave out what a rule catches, if that is still what was seen. */
export function proposeExclusion(
	backend: Backend,
	consultationId: string,
	rule: ExclusionRule,
	reason: string,
	digest: string,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'propose_exclusion',
		{ p_consultation: consultationId, p_rule: rule, p_reason: reason, p_digest: digest },
		z.uuid(),
	);
}

/** Proposes to count again all that an exclusion left out. */
export function proposeReadmission(
	backend: Backend,
	exclusion: string,
	reason: string,
): Promise<Result<string, Refusal>> {
	return callVerb(backend, 'propose_readmission', { p_exclusion: exclusion, p_reason: reason }, z.uuid());
}

/** Agrees, as a second person, with a proposal as it was read. */
export function agreeWithExclusion(
	backend: Backend,
	exclusion: string,
): Promise<Result<{ answers: number }, Refusal>> {
	return callVerb(
		backend,
		'agree_with_exclusion',
		{ p_exclusion: exclusion },
		z.object({ answers: z.number() }),
	);
}

export function rejectExclusion(
	backend: Backend,
	exclusion: string,
	reason: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'reject_exclusion', { p_exclusion: exclusion, p_reason: reason }, z.null());
}
