import { z } from 'zod';
import { readCrockford } from '../../basics/crockford';
import { choice, id, optionalLine, paragraphs } from '../form';

/** What people write for: to ask, to complain, to suggest, or to take part. */
export const letterKinds = ['question', 'complaint', 'suggestion', 'participation'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** How a letter stands. */
export type LetterState = 'received' | 'taken' | 'answered';

/** Days in which a letter should be answered; the database counts with the same. */
export const LETTER_DAYS = 10;

/** Limits in characters. */
export const LETTER_LIMITS = { words: { min: 10, max: 2_000 }, contact: 160 } as const;
const { words, contact } = LETTER_LIMITS;

/** A letter: `id` from the form it was written in, `tipo`, `texto` and an optional `contacto`. */
export const letterForm = z.object({
	id: id('not_understood'),
	tipo: choice(letterKinds, 'letter_kind_choice'),
	texto: paragraphs(words.min, words.max, 'letter_length'),
	contacto: optionalLine(contact, 'letter_contact_length').refine(
		(text) => text === null || text.length >= 3,
		{ error: 'letter_contact_length' },
	),
});

/** The answer to a letter: `carta` and `respuesta`. */
export const replyForm = z.object({
	carta: id('not_understood'),
	respuesta: paragraphs(words.min, words.max, 'letter_reply_length'),
});

/** Says that a letter is being seen to. */
export const takeForm = z.object({ carta: id('not_understood') });

/** The folio of a letter as it is stored, from however it was typed; null when it can't be one. */
export function readLetterFolio(typed: string): string | null {
	return readCrockford(typed, 12)?.replace(/(.{4})(?=.)/g, '$1-') ?? null;
}

/** How a letter stands by the days it was taken up and answered. */
export function stateOfLetter(letter: {
	readonly takenOn: string | null;
	readonly answeredOn: string | null;
}): LetterState {
	if (letter.answeredOn !== null) return 'answered';
	return letter.takenOn === null ? 'received' : 'taken';
}
