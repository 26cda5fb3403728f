import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const heldShape = z.object({
	id: z.uuid(),
	folio: z.string(),
	channel: z.string(),
	station: z.string().nullable(),
	receivedOn: z.string(),
	reason: z.enum(['after_close', 'other_instrument', 'station_revoked', 'station_ceiling']),
	/** What two people decided. */
	verdict: z.enum(['admit', 'reject']).nullable(),
	verdictReason: z.string().nullable(),
});
/** An answer that came and is counted only if two people admit it. Never what it says. */
export type HeldAnswer = z.infer<typeof heldShape>;

const proposalShape = z.object({
	/** Names what was proposed, as it was: proposed otherwise it has another name. */
	proposal: z.uuid(),
	verdict: z.enum(['admit', 'reject']),
	reason: z.string(),
	person: z.string().nullable(),
	/** Whether it was proposed by who is asking. */
	mine: z.boolean(),
	answers: z.array(z.object({ id: z.uuid(), folio: z.string() })),
});
/** What one person proposes for some answers, together and for one reason. */
export type VerdictProposal = z.infer<typeof proposalShape>;

/** Answers that came today wait for the next day to be decided on. */
export type ReviewState = 'waiting' | 'today' | 'decided';

/** A page of the answers in review of a consultation, after the last identity of the page before. */
export function listHeldAnswers(
	backend: Backend,
	consultationId: string,
	state: ReviewState,
	after: string | null,
	limit: number,
): Promise<HeldAnswer[]> {
	const page = { p_consultation: consultationId, p_state: state, p_after: after, p_limit: limit };
	return readVerb(backend, 'quarantined_answers', page, heldShape.array());
}

/** What waits for a second person. For staff and the guarantor. */
export function listVerdictProposals(backend: Backend, consultationId: string): Promise<VerdictProposal[]> {
	return readVerb(backend, 'quarantine_proposals', { p_consultation: consultationId }, proposalShape.array());
}

/** Proposes what becomes of answers in review, in the place of what was proposed before. */
export function proposeVerdict(
	backend: Backend,
	responses: readonly string[],
	verdict: 'admit' | 'reject',
	reason: string,
): Promise<Result<{ proposed: number }, Refusal>> {
	return callVerb(
		backend,
		'propose_verdict',
		{ p_responses: responses, p_verdict: verdict, p_reason: reason },
		z.object({ proposal: z.uuid(), proposed: z.number() }),
	);
}

/** Agrees, as a second person, with a proposal as it was read. */
export function agreeWithVerdict(
	backend: Backend,
	proposal: string,
): Promise<Result<{ decided: number }, Refusal>> {
	return callVerb(backend, 'agree_with_verdict', { p_proposal: proposal }, z.object({ decided: z.number() }));
}
