import { err, ok, type Result } from '../../../basics/result';
import type { FieldError, FormRefused } from '../../form';
import { readTyped } from '../../readTyped';
import { tidyLine, type Text } from '../../text';
import type { Instrument } from '../instrument';
import { sayQuestion } from '../instrumentIn';
import { parseInstrument } from '../instrumentSchema';
import { proposeOptionId } from './proposeOptionId';
import { keepLanguages, questionTypes, startQuestion } from './startQuestion';

/** Names of the controls that add a question. */
export const addControls = {
	type: 'type',
	text: (language: string): string => `text.${language}`,
	/** The question it comes after; blank for the last. */
	after: 'after',
} as const;

/** An instrument with one more question and the id it got, or what to put right, by the name of the control. */
export function addQuestion(
	instrument: Instrument,
	form: FormData,
): Result<{ instrument: Instrument; id: string }, FormRefused> {
	const typed = readTyped(form);
	const read = (name: string): string => tidyLine(typed[name]?.[0] ?? '');
	const type = questionTypes.find((known) => known === read(addControls.type));
	const refuse = (errors: FieldError[]) => err({ errors, typed });
	if (type === undefined) return refuse([{ field: addControls.type, code: 'type_choice' }]);

	const written = instrument.languages
		.map((language): [string, string] => [language, read(addControls.text(language))])
		.filter(([, words]) => words !== '');
	const text: Text = { ...Object.fromEntries(written), es: read(addControls.text('es')) };
	// The word of the page that adds one is no name of a question.
	const taken = new Set([...instrument.questions.map(({ id }) => id), 'nueva']);
	const id = proposeOptionId(text.es, taken);
	const started = startQuestion(type, { id, text, help: null, required: false, noAnswer: [] });
	const question = sayQuestion(started, (words) => keepLanguages(words, instrument.languages));

	const last = instrument.questions.length - 1;
	const found = instrument.questions.findIndex((other) => other.id === read(addControls.after));
	const at = (found < 0 ? last : found) + 1;
	const parsed = parseInstrument({
		...instrument,
		questions: [...instrument.questions.slice(0, at), question, ...instrument.questions.slice(at)],
	});
	if (parsed.ok) return ok({ instrument: parsed.value, id });
	const own = `questions.${String(at)}.`;
	return refuse(
		parsed.error.map(({ field, code }) => ({
			field: field.startsWith(own) ? field.slice(own.length) : '_form',
			code,
		})),
	);
}
