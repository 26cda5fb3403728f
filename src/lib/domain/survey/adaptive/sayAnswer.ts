import { textIn } from '../../text';
import { isNoAnswer, type AnswerValue, type Question } from '../instrument';

/** Stands for an answer that there isn't. */
export const NOTHING_SAID = '…';

const LONGEST = 80;

/** An answer as a few words inside a sentence of a language; `NOTHING_SAID` where there is none or it can't be said. */
export function sayAnswer(question: Question, answer: AnswerValue | undefined, language: string): string {
	const name = (id: string): string => {
		const option = 'options' in question ? question.options.find((offered) => offered.id === id) : undefined;
		return option ? textIn(option.text, language) : NOTHING_SAID;
	};
	if (answer === undefined || isNoAnswer(question, answer)) return NOTHING_SAID;
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
		case 'number': {
			const said = typeof answer === 'number' ? sayNumber(answer, question.decimals, language) : NOTHING_SAID;
			return question.unit ? `${said} ${textIn(question.unit, language)}` : said;
		}
		case 'scale':
			return typeof answer === 'number' ? sayNumber(answer, 0, language) : NOTHING_SAID;
		case 'date':
			return typeof answer === 'string' ? sayDay(answer, language) : NOTHING_SAID;
		case 'short':
		case 'long':
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
	return new Intl.ListFormat(tagsOf(language), { type: 'conjunction' }).format(items);
}

/** Numbers and days are written as in Mexico; so is what the device knows no other way to write. */
function tagsOf(language: string): string[] {
	return language === 'es' ? ['es-MX'] : [language, 'es-MX'];
}

function sayNumber(units: number, decimals: number, language: string): string {
	return new Intl.NumberFormat(tagsOf(language), { maximumFractionDigits: decimals }).format(
		units / 10 ** decimals,
	);
}

function sayDay(day: string, language: string): string {
	const format = new Intl.DateTimeFormat(tagsOf(language), { dateStyle: 'long', timeZone: 'UTC' });
	return format.format(new Date(`${day}T12:00:00Z`));
}
