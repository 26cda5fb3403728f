import { err, ok, type Result } from '../../basics/result';
import type { FieldError, FormRefused } from '../form';
import { readTyped } from '../readTyped';
import { tidyLine, tidyParagraphs } from '../text';
import { carrySections } from './adaptive/carrySections';
import { Edit } from './editing/edit';
import { editControls } from './editing/editControls';
import type { Instrument } from './instrument';
import { parseInstrument } from './instrumentSchema';

/**
 * An instrument with the texts, options, limits and questions of an edit form, or what to put right, by the name of
 * the control. Ids of questions and options that stay never change; a new option gets an id from its Spanish words. A
 * question that the form doesn't show stays as it is.
 */
export function editInstrumentTexts(instrument: Instrument, form: FormData): Result<Instrument, FormRefused> {
	const typed = readTyped(form);
	const edit = new Edit(typed, instrument.languages);
	const left = instrument.questions.flatMap((question) => edit.question(question));
	const questions = edit.arrange(carrySections(instrument.questions, left));
	const parsed = parseInstrument({
		...instrument,
		title: edit.text(editControls.title, tidyLine) ?? instrument.title,
		intro: edit.text(editControls.intro, tidyParagraphs) ?? instrument.intro,
		notice: {
			short: edit.text(editControls.shortNotice, tidyParagraphs) ?? instrument.notice.short,
			full: edit.text(editControls.fullNotice, tidyParagraphs) ?? instrument.notice.full,
		},
		questions,
	});
	if (parsed.ok) return ok(parsed.value);
	const errors = parsed.error.map(({ field, code }) => ({ field: edit.controlOf(field, questions), code }));
	return err({ errors: keepFirst(errors), typed });
}

function keepFirst(errors: readonly FieldError[]): FieldError[] {
	const byField = new Map<string, FieldError>();
	for (const error of errors) if (!byField.has(error.field)) byField.set(error.field, error);
	return [...byField.values()];
}
