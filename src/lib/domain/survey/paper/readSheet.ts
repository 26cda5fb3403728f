import { err, type Result } from '../../../basics/result';
import { keepShown } from '../adaptive/walk';
import { walkInstrument } from '../adaptive/walkInstrument';
import { readAnswersFromForm } from '../answerForm';
import { parseAnswer, WHOLE_ANSWER, type AnswerRefusal } from '../answerRules';
import type { FormRefusal } from '../form/formRefusal';
import type { AnswerContent, Answers, Instrument } from '../instrument';
import { instrumentOfChannel } from './instrumentOfChannel';

/** What an answer says beside its answers. */
export type SheetHead = { readonly instrument: string; readonly language: string };

/**
 * What somebody typed from a sheet as a whole answer. What the sheet did not ask of who answered so is left out, as no
 * screen would have asked it: two people who read the same get the same bytes.
 */
export function readSheet(
	instrument: Instrument,
	form: FormData,
	head: SheetHead,
): Result<AnswerContent, readonly (FormRefusal | AnswerRefusal)[]> {
	const asked = instrumentOfChannel(instrument, 'paper');
	const { answers, refusals } = readAnswersFromForm(asked, form);
	const shown = walkInstrument(asked, answers, 'es').questions.map(({ id }) => id);
	const here = refusals.filter(({ field }) => field === WHOLE_ANSWER || shown.includes(field));
	return here.length > 0 ? err(here) : composeSheet(instrument, answers, head);
}

/** Answers read on a sheet as a whole answer, without what was not asked. */
export function composeSheet(
	instrument: Instrument,
	answers: Answers,
	head: SheetHead,
): Result<AnswerContent, readonly AnswerRefusal[]> {
	const asked = instrumentOfChannel(instrument, 'paper');
	return parseAnswer(asked, {
		v: 1,
		survey: instrument.survey,
		instrument: head.instrument,
		language: head.language,
		answers: keepShown(walkInstrument(asked, answers, 'es'), answers),
	});
}
