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
	reason: z.enum(['after_close', 'other_instrument', 'station_revoked']),
	/** What one person proposes or, once `decided`, two people decided. */
	verdict: z.enum(['admit', 'reject']).nullable(),
	verdictReason: z.string().nullable(),
	proposedBy: z.string().nullable(),
	/** Whether it was proposed by who is asking. */
	mine: z.boolean(),
	decided: z.boolean(),
});
/** An answer that came and is counted only if two people admit it. Never what it says. */
export type HeldAnswer = z.infer<typeof heldShape>;

const outcomeShape = z.object({ proposed: z.number(), decided: z.number() });
export type ReviewOutcome = z.infer<typeof outcomeShape>;

/** The answers in review of a consultation, decided ones too. For staff and the guarantor. */
export function listHeldAnswers(backend: Backend, consultationId: string): Promise<HeldAnswer[]> {
	return readVerb(backend, 'quarantined_answers', { p_consultation: consultationId }, heldShape.array());
}

/** Proposes what becomes of answers in review, or agrees with what another person proposed. */
export function decideHeldAnswers(
	backend: Backend,
	responses: readonly string[],
	verdict: 'admit' | 'reject',
	reason: string | null,
): Promise<Result<ReviewOutcome, Refusal>> {
	return callVerb(
		backend,
		'decide_quarantined',
		{ p_responses: responses, p_verdict: verdict, p_reason: reason },
		outcomeShape,
	);
}
