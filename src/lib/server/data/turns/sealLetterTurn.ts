import type { Backend } from '../../backend/clients';
import {
	settleSealLetter,
	takeSealLetters,
	type DueSealLetter,
	type LetterOutcome,
} from '../log/sealLetters';

/** How letters with seals leave: from whoever knows words and from whoever knows mail servers. */
export interface Post {
	readonly write: (letter: DueSealLetter) => { subject: string; text: string };
	/** Why each letter did not go, in their order; null of those that did. */
	readonly send: (
		letters: readonly { to: string; subject: string; text: string }[],
	) => Promise<readonly (string | null)[]>;
}

/** As many as are sent before the next turn begins. */
const mostAtOnce = 20;

/** Sends the letters that are due and writes down what became of each. */
export async function sendSealLetters(backend: Backend, { write, send }: Post): Promise<void> {
	const due = await takeSealLetters(backend, mostAtOnce);
	const reachable = due.flatMap((letter) => (letter.to === null ? [] : [{ letter, to: letter.to }]));
	const failures =
		reachable.length === 0 ? [] : await send(reachable.map(({ letter, to }) => ({ to, ...write(letter) })));
	// Whose address was erased since it was found out who gets one.
	for (const letter of due.filter(({ to }) => to === null))
		await settleSealLetter(backend, letter, 'no_address');
	for (const [at, { letter }] of reachable.entries())
		await settleSealLetter(backend, letter, readOutcome(failures[at]));
}

function readOutcome(failure: string | null | undefined): LetterOutcome {
	if (failure === null) return 'sent';
	return failure === 'address_refused' ? 'refused' : 'later';
}
