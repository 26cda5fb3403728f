import { z } from 'zod';
import { base64url, readCheckpoint } from '$lib/evidence';
import { checkpointWords } from '$lib/evidence/log/words';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';

const event = z.enum(['survey.opened', 'survey.closed', 'ranking.opened', 'ranking.closed']);

const dueShape = z
	.object({
		exercise: z.string(),
		/** Of the opening or closing in the log, from 0. */
		position: z.int(),
		person: z.string(),
		to: z.string().nullable(),
		event,
		title: z.string(),
		/** That ranks; null for a consultation. */
		nucleus: z.string().nullable(),
		slug: z.string(),
		name: z.string(),
		institution: z.string(),
		size: z.int(),
		note: z.string(),
		publishedOn: z.string(),
	})
	.transform((letter) => {
		const read = readCheckpoint(letter.note);
		return {
			...letter,
			words: read.ok ? checkpointWords(read.value.note.text) : [],
			root: read.ok ? base64url(read.value.root) : '',
		};
	});
/** A seal that somebody is to get, and what it is the seal of. */
export type DueSealLetter = z.infer<typeof dueShape>;

/** Letters to send now. Each is given to one instance; one that is not settled is given again after a while. */
export function takeSealLetters(backend: Backend, most: number): Promise<DueSealLetter[]> {
	return readVerb(backend, 'take_seal_letters', { p_most: most }, dueShape.array());
}

/** What became of a letter: `later` is tried again, with longer and longer waits. */
export type LetterOutcome = 'sent' | 'refused' | 'later' | 'no_address';

export function settleSealLetter(
	backend: Backend,
	{ exercise, position, person }: Pick<DueSealLetter, 'exercise' | 'position' | 'person'>,
	outcome: LetterOutcome,
): Promise<boolean> {
	return readVerb(
		backend,
		'settle_seal_letter',
		{ p_exercise: exercise, p_position: position, p_person: person, p_outcome: outcome },
		z.boolean(),
	);
}

const countsShape = z.object({
	position: z.int(),
	event,
	title: z.string(),
	nucleus: z.string().nullable(),
	size: z.int(),
	sent: z.int(),
	waiting: z.int(),
	failed: z.int(),
	noAddress: z.int(),
});
/** How many letters of an opening or closing went out. */
export type SealLetterCounts = z.infer<typeof countsShape>;

/** Of each opening and closing that was sent as a seal, the newest first. Staff only. */
export function countSealLetters(backend: Backend, exercise: string): Promise<SealLetterCounts[]> {
	return readVerb(backend, 'seal_letters_of', { p_exercise: exercise }, countsShape.array());
}
