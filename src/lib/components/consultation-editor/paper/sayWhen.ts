import type { Atom, Expression } from '$lib/domain/survey/conditions/expression';
import { spaceOf } from '$lib/domain/survey/conditions/subject';
import { printUnits } from '$lib/domain/survey/conditions/text/printCondition';
import { listOptions, type Instrument } from '$lib/domain/survey/instrument';
import type { PrintedQuestion } from '$lib/domain/survey/paper/printQuestions';
import { textIn } from '$lib/domain/text';
import { formatDay, type Locale } from '$lib/messages/locale';
import { sheetWords } from '$lib/messages/workspace/channels/sheetWords';

/** What a condition is said with: the instrument, the numbers its questions have on paper, and the names of places. */
export interface Telling {
	readonly instrument: Instrument;
	readonly printed: readonly Pick<PrintedQuestion, 'id' | 'number'>[];
	readonly language: string;
	readonly locale: Locale;
	readonly nameOf: (municipality: string) => string;
}

/** A condition as whoever holds the sheet reads it, with the questions by their numbers. */
export function sayWhen(condition: Expression, telling: Telling): string {
	const words = sheetWords[telling.locale];
	const inside = (part: Expression): string => {
		const said = sayWhen(part, telling);
		return part.op === 'and' || part.op === 'or' ? `(${said})` : said;
	};
	switch (condition.op) {
		case 'and':
		case 'or':
			return condition.of.map(inside).join(words[condition.op]);
		case 'not': {
			const { of } = condition;
			if (of.op === 'answered') return words.unanswered(numberOf(of.question, telling));
			if (of.op === 'selected') {
				return words.notChose(numberOf(of.question, telling), nameOption(of.question, of.option, telling));
			}
			return words.not(inside(of));
		}
		default:
			return sayAtom(condition, telling);
	}
}

function sayAtom(atom: Atom, telling: Telling): string {
	const words = sheetWords[telling.locale];
	const number = numberOf(atom.question, telling);
	if (atom.op === 'answered') return words.answered(number);
	if (atom.op === 'selected') return words.chose(number, nameOption(atom.question, atom.option, telling));
	const question = telling.instrument.questions.find(({ id }) => id === atom.question);
	const space = question ? spaceOf(question, null) : null;
	if (typeof atom.value === 'number') {
		return words.number[atom.op](
			number,
			printUnits(atom.value, space?.kind === 'number' ? space.decimals : 0),
		);
	}
	if (space?.kind === 'date') return words.date[atom.op](number, formatDay(telling.locale, atom.value));
	const value =
		space?.kind === 'municipality'
			? telling.nameOf(atom.value)
			: nameOption(atom.question, atom.value, telling);
	if (atom.op === 'eq') return words.chose(number, value);
	return atom.op === 'ne' ? words.notChose(number, value) : words.number[atom.op](number, value);
}

/** The number of a question on paper; what paper does not ask has none, and is named. */
function numberOf(id: string, { printed, instrument, language }: Telling): string {
	const found = printed.find((question) => question.id === id);
	if (found) return found.number.toString();
	const question = instrument.questions.find((asked) => asked.id === id);
	return question ? `«${textIn(question.text, language)}»` : id;
}

function nameOption(id: string, option: string, { instrument, language }: Telling): string {
	const question = instrument.questions.find((asked) => asked.id === id);
	const found = question && listOptions(question).find((offered) => offered.id === option);
	return found ? textIn(found.text, language) : option;
}
