import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const batchShape = z.object({
	id: z.uuid(),
	/** `sheet`: printed. `email`: each was sent to an address, which is kept nowhere. */
	kind: z.enum(['sheet', 'email']),
	label: z.string(),
	issued: z.number(),
	issuedOn: z.string(),
	voided: z.number(),
	voidedOn: z.string().nullable(),
	unused: z.number(),
});
/** One-time codes that were handed out together. Issued = used + unused + voided. */
export type CodeBatch = z.infer<typeof batchShape>;

export function listCodeBatches(backend: Backend, consultationId: string): Promise<CodeBatch[]> {
	return readVerb(backend, 'code_batches', { p_consultation: consultationId }, batchShape.array());
}

const issuedShape = z.object({ batch: z.uuid(), codes: z.array(z.string()) });
type Issued = z.infer<typeof issuedShape>;

/** Makes codes and reads them this once: only an HMAC of each is kept. */
export function issueCodes(
	backend: Backend,
	consultationId: string,
	count: number,
	label: string,
): Promise<Result<Issued, Refusal>> {
	return callVerb(
		backend,
		'issue_codes',
		{ p_consultation: consultationId, p_count: count, p_label: label },
		issuedShape,
	);
}

/** The same for codes that are sent. `id` is of the form that was filled in: sent twice, it makes codes once. */
export function issueCodesToSend(
	backend: Backend,
	consultationId: string,
	batch: { id: string; label: string; count: number },
): Promise<Result<Issued, Refusal>> {
	return callVerb(
		backend,
		'issue_codes',
		{
			p_consultation: consultationId,
			p_count: batch.count,
			p_label: batch.label,
			p_kind: 'email',
			p_batch: batch.id,
		},
		issuedShape,
	);
}

/** Voids those codes of a batch that reached nobody, and says how many that were. */
export function voidUnsentCodes(
	backend: Backend,
	batchId: string,
	codes: readonly string[],
): Promise<Result<number, Refusal>> {
	return callVerb(backend, 'void_unsent_codes', { p_batch: batchId, p_codes: [...codes] }, z.number());
}

/** Voids what nobody used of a batch, and says how many that were. */
export function voidCodes(backend: Backend, batchId: string): Promise<Result<number, Refusal>> {
	return callVerb(backend, 'void_codes', { p_batch: batchId }, z.number());
}

/**
 * Whether a code still opens a survey; used up only by an answer. Once many wrong ones were tried, by whomever, what it
 * says comes later: for right ones and wrong ones alike, so that guessing is slow and nobody is kept out.
 */
export async function tryAnswerCode(backend: Backend, surveyId: string, code: string): Promise<boolean> {
	const { opens, waitMs } = await readVerb(
		backend,
		'try_answer_code',
		{ p_survey: surveyId, p_code: code },
		z.object({ opens: z.boolean(), waitMs: z.number() }),
	);
	if (waitMs > 0) await setTimeout(waitMs);
	return opens;
}
