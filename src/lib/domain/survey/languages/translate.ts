import { err, ok, type Result } from '../../../basics/result';
import type { FormRefused } from '../../form';
import { readTyped } from '../../readTyped';
import { tidyLine, tidyParagraphs, type Text } from '../../text';
import { sayQuestion } from '../instrumentIn';
import { INSTRUMENT_LIMITS, parseInstrument } from '../instrumentSchema';
import type { Instrument } from '../instrument';
import { textsOf } from '../textsOf';

/** A text to translate: the control it is written in, where it stands, and how long it may get. */
export type Translatable = {
	readonly name: string;
	/** Id of its question; null for the texts around them. */
	readonly question: string | null;
	/** What of it the text is: `text`, `help`, `options`, `low` … */
	readonly part: string;
	readonly text: Text;
	readonly max: number;
	readonly isLong: boolean;
};

/** Every text of a survey in the order in which people read it. Names hold ids, not places, which others may change. */
export function listTranslatable(instrument: Instrument): Translatable[] {
	return textsOf(instrument).map(([path, text]) => {
		const [root = '', at, part = '', place] = path.map(String);
		if (root !== 'questions') {
			const named = path.join('.');
			return { name: `t.${named}`, question: null, part: named, text, ...lengthOf(named) };
		}
		const question = instrument.questions[Number(at)];
		const list = question && part in question ? (question as Readonly<Record<string, unknown>>)[part] : null;
		const item: unknown = Array.isArray(list) ? list[Number(place)] : null;
		const own =
			typeof item === 'object' && item !== null && 'id' in item ? `${part}.${String(item.id)}` : part;
		const id = question?.id ?? '';
		return { name: `t.q.${id}.${own}`, question: id, part, text, ...lengthOf(part) };
	});
}

function lengthOf(part: string): { max: number; isLong: boolean } {
	switch (part) {
		case 'notice.full':
			return { max: INSTRUMENT_LIMITS.fullNotice, isLong: true };
		case 'intro':
		case 'notice.short':
		case 'help':
			return { max: INSTRUMENT_LIMITS.paragraph, isLong: true };
		case 'text':
		case 'limit':
			return { max: INSTRUMENT_LIMITS.question, isLong: false };
		case 'section':
			return { max: INSTRUMENT_LIMITS.section, isLong: false };
		case 'title':
			return { max: INSTRUMENT_LIMITS.title, isLong: false };
		case 'unit':
			return { max: INSTRUMENT_LIMITS.unit, isLong: false };
		default:
			return { max: INSTRUMENT_LIMITS.option, isLong: false };
	}
}

/**
 * A survey with the texts of one language as a form has them. A blank one is missing, so that Spanish stands in its
 * place; one that the form doesn't show stays as it is.
 */
export function translateTexts(
	instrument: Instrument,
	language: string,
	form: FormData,
): Result<Instrument, FormRefused> {
	const typed = readTyped(form);
	// Read anew, so that no two places share a text.
	const read = parseInstrument(instrument);
	if (!read.ok) return err({ errors: read.error, typed });
	const listed = listTranslatable(read.value);
	const written = new Map(listed.map((one) => [one.text, writeText(one, language, typed[one.name]?.[0])]));
	const say = (text: Text): Text => written.get(text) ?? text;
	const { title, intro, notice, questions } = read.value;
	const parsed = parseInstrument({
		...read.value,
		title: say(title),
		intro: say(intro),
		notice: { short: say(notice.short), full: say(notice.full) },
		questions: questions.map((question) => sayQuestion(question, say)),
	});
	if (parsed.ok) return ok(parsed.value);
	const paths = textsOf(read.value).map(([path]) => path.join('.'));
	const errors = parsed.error.map(({ field, code }) => {
		const at = paths.findIndex((path) => field === path || field.startsWith(`${path}.`));
		return { field: listed[at]?.name ?? field, code };
	});
	return err({ errors, typed });
}

function writeText({ text, isLong }: Translatable, language: string, typed: string | undefined): Text {
	if (typed === undefined) return text;
	const { [language]: _, ...others } = text;
	const words = isLong ? tidyParagraphs(typed) : tidyLine(typed);
	return words === '' ? { ...others, es: text.es } : { ...others, es: text.es, [language]: words };
}

/** How many texts of a survey are in a language, of how many. */
export function countTranslated(instrument: Instrument, language: string): { done: number; all: number } {
	const texts = textsOf(instrument);
	return { done: texts.filter(([, text]) => Object.hasOwn(text, language)).length, all: texts.length };
}
