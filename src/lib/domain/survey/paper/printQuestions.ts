import { assertNever } from '../../../basics/assertNever';
import { textIn, type Text } from '../../text';
import { fillPipes } from '../adaptive/pipes';
import type { Expression } from '../conditions/expression';
import { writeUnits } from '../form/writeValue';
import type { Instrument, NoAnswer, Option, Question } from '../instrument';
import { isOnPaper } from './instrumentOfChannel';

/** An option with the letter that stands beside its box. */
export type LetteredOption = { readonly id: string; readonly letter: string; readonly label: string };

/** What is printed under a question, to write in. */
export type Blank =
	/** Boxes to cross, `max` at most; `other` is the letter of one's own words, null where they are not offered. */
	| {
			readonly kind: 'boxes';
			readonly options: readonly LetteredOption[];
			readonly max: number;
			readonly other: string | null;
	  }
	/** So many lines for at most `maxLength` characters. */
	| { readonly kind: 'lines'; readonly count: number; readonly maxLength: number }
	/** A box for each digit, with a point before the decimals; `least` and `most` as they are written. */
	| {
			readonly kind: 'number';
			readonly digits: number;
			readonly decimals: number;
			readonly isSigned: boolean;
			readonly least: string | null;
			readonly most: string | null;
			readonly unit: string | null;
	  }
	/** Boxes for day, month and year. */
	| { readonly kind: 'date'; readonly earliest: string | null; readonly latest: string | null }
	| { readonly kind: 'scale'; readonly steps: readonly number[]; readonly low: string; readonly high: string }
	| { readonly kind: 'table'; readonly rows: readonly string[]; readonly columns: readonly LetteredOption[] }
	/** A box for the place of each option, `max` of them at most. */
	| {
			readonly kind: 'order';
			readonly options: readonly LetteredOption[];
			readonly max: number;
			readonly ties: boolean;
	  }
	| { readonly kind: 'accept' }
	/** A line for the municipality, and one for the locality where it is asked. */
	| { readonly kind: 'municipality'; readonly locality: boolean };

/** A question as it stands on paper. */
export type PrintedQuestion = {
	readonly id: string;
	/** From one on, of those on paper. */
	readonly number: number;
	/** The title of the part that begins with it; null where none does. */
	readonly section: string | null;
	readonly text: string;
	readonly help: string | null;
	/** Who has to answer it; null where it is everybody. */
	readonly when: Expression | null;
	readonly blank: Blank;
	readonly noAnswer: readonly NoAnswer[];
};

/** What a sheet asks, and the texts of the questions that only a phone asks. */
export type PrintedQuestions = {
	readonly questions: readonly PrintedQuestion[];
	readonly onlyByPhone: readonly string[];
};

const LETTERS_A_LINE = 60;
/** Digits of a number without bounds of its own. */
const FREE_DIGITS = 8;
/** What stands where a text would take up an earlier answer. */
const WRITTEN_BEFORE = '______';

/** The questions of an instrument as they are printed in a language. */
export function printQuestions(instrument: Instrument, language: string): PrintedQuestions {
	const say = (text: Text): string => fillPipes(textIn(text, language), () => WRITTEN_BEFORE);
	return {
		questions: instrument.questions.filter(isOnPaper).map((question, at) => ({
			id: question.id,
			number: at + 1,
			section: question.section ? say(question.section) : null,
			text: say(question.text),
			help: question.help && say(question.help),
			when: question.showIf ?? null,
			blank: printBlank(question, say),
			noAnswer: question.noAnswer,
		})),
		onlyByPhone: instrument.questions.filter((question) => !isOnPaper(question)).map(({ text }) => say(text)),
	};
}

/** The letter of an option by its place, from zero: A … Z, AA, AB … */
export function letterOf(place: number): string {
	const last = String.fromCharCode(65 + (place % 26));
	return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

function printBlank(question: Question, say: (text: Text) => string): Blank {
	const lettered = (options: readonly Option[]): LetteredOption[] =>
		options.map(({ id, text }, at) => ({ id, letter: letterOf(at), label: say(text) }));
	switch (question.type) {
		case 'single':
		case 'multiple':
			return {
				kind: 'boxes',
				options: lettered(question.options),
				max: question.type === 'multiple' ? question.max : 1,
				other: question.allowOther ? letterOf(question.options.length) : null,
			};
		case 'short':
		case 'long': {
			const lines = Math.ceil(question.maxLength / LETTERS_A_LINE);
			// Who writes by hand writes less; more than this would be a sheet of lines.
			const count = Math.min(
				Math.max(lines, question.type === 'long' ? 6 : 2),
				question.type === 'long' ? 12 : 4,
			);
			return { kind: 'lines', count, maxLength: question.maxLength };
		}
		case 'number': {
			const { decimals, min, max } = question;
			const bounds = [min, max].flatMap((bound) => (bound === null ? [] : [Math.abs(bound)]));
			const highest = bounds.length < 2 ? null : Math.floor(Math.max(...bounds) / 10 ** decimals);
			return {
				kind: 'number',
				digits: highest === null ? FREE_DIGITS : String(highest).length,
				decimals,
				isSigned: (min ?? 0) < 0,
				least: min === null ? null : writeUnits(min, decimals),
				most: max === null ? null : writeUnits(max, decimals),
				unit: question.unit && say(question.unit),
			};
		}
		case 'date':
			return { kind: 'date', earliest: question.earliest, latest: question.latest };
		case 'scale':
			return {
				kind: 'scale',
				steps: Array.from({ length: question.points }, (_, step) => question.start + step),
				low: say(question.low),
				high: say(question.high),
			};
		case 'matrix':
			return {
				kind: 'table',
				rows: question.rows.map(({ text }) => say(text)),
				columns: lettered(question.columns),
			};
		case 'consent':
			return { kind: 'accept' };
		case 'ranking':
			return {
				kind: 'order',
				options: lettered(question.options),
				max: question.max,
				ties: question.ties,
			};
		case 'municipality':
			return { kind: 'municipality', locality: question.locality };
		case 'point':
		case 'area':
		case 'photo':
		case 'audio':
			throw new Error(`paper cannot ask for ${question.type}`);
		default:
			return assertNever(question);
	}
}
