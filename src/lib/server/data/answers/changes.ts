import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import { receiptShape, type AnswerReceipt, type FrozenAnswer } from '../surveys';

/** What opens an answer for who gave it, until the close. */
export interface AnswerKey {
	folio: string;
	key: string;
}

const openedShape = z.object({
	folio: z.string(),
	channel: z.string(),
	/** Its slug. */
	consultation: z.string(),
	title: z.string(),
});
export type OpenedReceipt = z.infer<typeof openedShape>;

/** Whether an answer may still be corrected or withdrawn with this key. Never what it says. */
export function openReceipt(
	backend: Backend,
	{ folio, key }: AnswerKey,
): Promise<Result<OpenedReceipt, Refusal>> {
	return callVerb(backend, 'open_receipt', { p_folio: folio, p_key: key }, openedShape);
}

/** Takes an answer back: what it said is erased. */
export function withdrawAnswer(
	backend: Backend,
	{ folio, key }: AnswerKey,
): Promise<Result<{ folio: string }, Refusal>> {
	return callVerb(
		backend,
		'withdraw_answer',
		{ p_folio: folio, p_key: key },
		z.object({ folio: z.string(), standing: z.literal('withdrawn') }),
	);
}

/** Stores another answer in the place of one; sending it again gives the same receipt. */
export function correctAnswer(
	backend: Backend,
	former: AnswerKey,
	answer: Omit<FrozenAnswer, 'channel' | 'stationToken'>,
): Promise<Result<AnswerReceipt, Refusal>> {
	return callVerb(
		backend,
		'correct_answer',
		{
			p_folio: former.folio,
			p_key: former.key,
			p_id: answer.id,
			p_content: answer.content,
			p_salt: answer.salt,
			p_commitment: answer.commitment,
			p_key_hash: answer.keyHash ?? null,
		},
		receiptShape,
	);
}
