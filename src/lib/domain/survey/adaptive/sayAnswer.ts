import { textIn } from '../../text';
import type { AnswerValue, Question } from '../instrument';

/** Stands for an answer that there isn't. */
export const NOTHING_SAID = '…';

const LONGEST = 80;

/** An answer as a few words inside a sentence of a language; `NOTHING_SAID` where there is none or it can't be said. */
export function sayAnswer(question: Question, answer: AnswerValue | undefined, language: string): string {
	const name = (id: string): string => {
		const option = 'options' in question ? question.options.find((offered) => offered.id === id) : undefined;
		return option ? textIn(option.text, language) : NOTHING_SAID;
	};
	if (answer === undefined) return NOTHING_SAID;
	switch (question.type) {
		case 'single':
		case 'multiple':
		case 'ranking': {
			const items: readonly unknown[] = Array.isArray(answer) ? answer.flat() : [answer];
			return join(
				items.map((item) => (typeof item === 'string' ? name(item) : shorten(ownWords(item)))),
				language,
			);
		}
		case 'short':
			return typeof answer === 'string' ? shorten(answer) : NOTHING_SAID;
		default:
			return NOTHING_SAID;
	}
}

function ownWords(item: unknown): string {
	return typeof item === 'object' && item !== null && 'other' in item && typeof item.other === 'string'
		? item.other
		: NOTHING_SAID;
}

/** On one line, and no longer than a sentence can bear. */
function shorten(words: string): string {
	const letters = Array.from(words.replace(/\s+/gu, ' '));
	return letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST - 1).join('')}…`;
}

function join(items: readonly string[], language: string): string {
	return new Intl.ListFormat([language, 'es'], { type: 'conjunction' }).format(items);
}
