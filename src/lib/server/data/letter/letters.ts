import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { letterKinds, type LetterKind } from '$lib/domain/letter/letterForm';
import { callVerb, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const kind = z.enum(letterKinds);
const stood = { kind, folio: z.string(), receivedOn: z.string(), takenOn: z.string().nullable() };
const answered = { answeredOn: z.string().nullable(), reply: z.string().nullable() };

const foundShape = z.object({ ...stood, ...answered, exercise: z.string() });
/** How a letter stands, for whoever has its folio. Never what it says. */
export type FoundLetter = z.infer<typeof foundShape>;

const letterShape = z.object({
	...stood,
	...answered,
	id: z.uuid(),
	words: z.string(),
	/** Where one was left and the letter waits. */
	contact: z.string().nullable(),
	answeredBy: z.string().nullable(),
	/** Days it waited, or waits. */
	days: z.number(),
});
/** A letter as those who answer read it. */
export type Letter = z.infer<typeof letterShape>;

const groupTimes = {
	received: z.number(),
	answered: z.number(),
	/** Waiting for more than ten days. */
	overdue: z.number(),
	/** Days to the answer, and how many came within ten; null while fewer than ten were given. */
	medianDays: z.number().nullable(),
	inTime: z.number().nullable(),
};
const timesShape = z.object({
	...groupTimes,
	/** Of those that ask to take part, which are in no number above. */
	participation: z.object(groupTimes),
});
export type LetterTimes = z.infer<typeof timesShape>;

/** Keeps a letter once, and gives the folio to follow it by. */
export function sendLetter(
	backend: Backend,
	exerciseSlug: string,
	letter: { id: string; kind: LetterKind; words: string; contact: string | null },
): Promise<Result<{ folio: string }, Refusal>> {
	return callVerb(
		backend,
		'send_letter',
		{
			p_id: letter.id,
			p_exercise: exerciseSlug,
			p_kind: letter.kind,
			p_words: letter.words,
			p_contact: letter.contact,
		},
		z.object({ folio: z.string() }),
	);
}

export function findLetter(backend: Backend, folio: string): Promise<FoundLetter | null> {
	return readVerb(backend, 'find_letter', { p_folio: folio }, foundShape.nullable());
}

/** What people wrote: those that wait first. For staff and the guarantor. */
export function listLetters(backend: Backend, exerciseId: string): Promise<Letter[]> {
	return readVerb(backend, 'letter_inbox', { p_exercise: exerciseId }, letterShape.array());
}

export function takeLetter(backend: Backend, letterId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'take_letter', { p_letter: letterId }, z.null());
}

/** Answers a letter, once. The contact that was left is erased. */
export function answerLetter(
	backend: Backend,
	letterId: string,
	reply: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'answer_letter', { p_letter: letterId, p_reply: reply }, z.null());
}

export function readLetterTimes(backend: Backend, exerciseSlug: string): Promise<LetterTimes> {
	return readVerb(backend, 'letter_times', { p_exercise: exerciseSlug }, timesShape);
}
