import { readTyped, type Typed } from '../readTyped';
import type { Answers, AnswerValue, Instrument } from './instrument';
import type { FormRefusal } from './form/formRefusal';
import { readQuestion } from './form/readQuestion';
import { writeValue } from './form/writeValue';
import { findValueRefusal } from './valueRules';

/** What a form said: answers that may be stored, what is refused, and every control as it was typed. */
export type ReadForm = {
	readonly answers: Answers;
	readonly refusals: readonly FormRefusal[];
	readonly typed: Typed;
};

/**
 * Reads the questions that a submitted form shows, by the names of `controlNames`. A question whose controls are
 * missing or blank is simply not answered: whether it must be is for `required`, which is reported only for the
 * questions named in `asked` (a page that shows one question asks for one), or for all when it is left out.
 */
export function readAnswersFromForm(
	instrument: Instrument,
	form: FormData,
	asked?: readonly string[],
): ReadForm {
	const answers: [string, AnswerValue][] = [];
	const refusals: FormRefusal[] = [];
	for (const question of instrument.questions) {
		const read = readQuestion(question, form);
		if (read === null) {
			const isAsked = asked === undefined || asked.includes(question.id);
			if (question.required && isAsked) refusals.push({ field: question.id, code: 'required' });
		} else if ('code' in read) {
			refusals.push({ field: question.id, code: read.code });
		} else {
			const code = findValueRefusal(question, instrument.state, read.value);
			if (code === null) answers.push([question.id, read.value]);
			else refusals.push({ field: question.id, code });
		}
	}
	return { answers: Object.fromEntries(answers), refusals, typed: readTyped(form) };
}

/**
 * Answers as the controls that would read back to them, in order: hidden fields that carry earlier answers from page
 * to page without scripts.
 */
export function writeFormFields(instrument: Instrument, answers: Answers): [name: string, value: string][] {
	return instrument.questions.flatMap((question) => {
		const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
		return value === undefined ? [] : writeValue(question, value);
	});
}
