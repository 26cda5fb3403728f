import type { Text } from '../../text';
import type { Instrument, Question } from '../instrument';

/** Where a text takes up an earlier answer: `${tema}`. */
const PIPE = /\$\{([a-z][a-z0-9_]{0,31})\}/g;

/** Kinds of question whose answers can be said inside a sentence. */
const sayable: ReadonlySet<string> = new Set<Question['type']>([
	...(['single', 'multiple', 'ranking', 'short', 'long', 'number', 'scale', 'date'] as const),
]);

/** Whether answers to a question can be taken up by a text. */
export function isSayable({ type }: Pick<Question, 'type'>): boolean {
	return sayable.has(type);
}

/** The questions whose answers a text takes up. */
export function listPipes(words: string): string[] {
	return Array.from(words.matchAll(PIPE), ([, question = '']) => question);
}

/** Whether what an instrument shows depends on what was answered. */
export function isAdaptive(instrument: Instrument): boolean {
	return instrument.questions.some(
		({ showIf, limit, text, help }) =>
			showIf !== undefined ||
			limit !== undefined ||
			[text, help].some(
				(said) => said !== null && Object.values(said).some((words) => listPipes(words).length > 0),
			),
	);
}

/** The languages of a text that take up an answer which isn't there to take: no earlier question, or none that can be said. */
export function findPipeFaults(text: Text, earlier: readonly Pick<Question, 'id' | 'type'>[]): string[] {
	const known = new Set(earlier.filter(isSayable).map(({ id }) => id));
	return Object.entries(text)
		.filter(([, words]) => listPipes(words).some((question) => !known.has(question)))
		.map(([language]) => language);
}

/** A text with each answer in its place. Once: what somebody answered is never read as a place for another answer. */
export function fillPipes(words: string, say: (question: string) => string): string {
	return words.replace(PIPE, (_, question: string) => say(question));
}
