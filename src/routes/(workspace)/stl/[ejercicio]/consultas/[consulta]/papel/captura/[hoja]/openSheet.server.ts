import { error } from '@sveltejs/kit';
import { sayWhen } from '$lib/components/consultation-editor/paper/sayWhen';
import { readSheetCode } from '$lib/domain/consultation/paper/sheetCode';
import type { AnswerRefusal } from '$lib/domain/survey/answerRules';
import type { FormRefusal } from '$lib/domain/survey/form/formRefusal';
import { findQuestion, type Instrument, type Question } from '$lib/domain/survey/instrument';
import { isOnPaper } from '$lib/domain/survey/paper/instrumentOfChannel';
import { printQuestions } from '$lib/domain/survey/paper/printQuestions';
import type { ShownError } from '$lib/messages/access/formErrors';
import type { Locale } from '$lib/messages/locale';
import { describeAnswerRefusal } from '$lib/messages/survey';
import { sheetEntryMessages } from '$lib/messages/workspace/channels/sheetEntry';
import type { Backend } from '$lib/server/backend/clients';
import type { Consultation } from '$lib/server/data/consultations';
import { findSheet, type FoundSheet } from '$lib/server/data/channels/paper';
import { listMunicipalities, openPaper, openPrinted } from '../../paperDesk.server';

export interface OpenSheet {
	consultation: Consultation;
	instrument: Instrument;
	sheet: FoundSheet;
	/** What its answer says beside its answers. */
	head: { instrument: string; language: string };
}

/** The sheet of an address, by its code; any other answers as if there were none. */
export async function openSheet(
	backend: Backend,
	params: { ejercicio: string; consulta: string; hoja: string },
): Promise<OpenSheet> {
	const paper = await openPaper(backend, params);
	const { consultation } = paper;
	const folio = readSheetCode(params.hoja);
	const sheet = folio === null ? null : await findSheet(backend, consultation.id, folio);
	if (sheet === null) error(404);
	const instrument = await openPrinted(backend, paper, sheet.instrument);
	const head = { instrument: sheet.instrument, language: sheet.language };
	return { consultation, instrument, sheet, head };
}

/** A question as who types from a sheet sees it: with its number there, and who had to answer it. */
export interface EnteredQuestion {
	question: Question;
	legend: string;
	when: string | null;
}

/** The questions of a sheet with what is printed of them, and the municipalities they may name. */
export async function showQuestions(
	{ instrument, sheet }: OpenSheet,
	locale: Locale,
): Promise<{ questions: EnteredQuestion[]; municipalities: { value: string; label: string }[] }> {
	const printed = printQuestions(instrument, sheet.language).questions;
	const needsPlaces = instrument.questions.some(({ type }) => type === 'municipality');
	const places = needsPlaces ? await listMunicipalities(instrument.state) : [];
	const names = new Map(places.map(({ id, name }) => [id, name]));
	const telling = {
		instrument,
		printed,
		language: sheet.language,
		locale,
		nameOf: (key: string) => names.get(key) ?? key,
	};
	return {
		questions: instrument.questions.filter(isOnPaper).map((question) => {
			const found = printed.find(({ id }) => id === question.id);
			const when = question.showIf;
			return {
				question,
				legend: `${(found?.number ?? 0).toString()}. ${found?.text ?? ''}`,
				when: when === undefined ? null : sheetEntryMessages[locale].when(sayWhen(when, telling)),
			};
		}),
		municipalities: places.map(({ id, name }) => ({ value: id, label: name })),
	};
}

/** What is wrong with what was typed, beside the question it is about. */
export function showRefusals(
	instrument: Instrument,
	refusals: readonly (FormRefusal | AnswerRefusal)[],
	locale: Locale,
): ShownError[] {
	return refusals.map(({ field, code }) => {
		const question = findQuestion(instrument, field);
		return {
			field: question?.id,
			message:
				code === 'nothing_answered'
					? sheetEntryMessages[locale].nothing
					: describeAnswerRefusal(locale, code, question),
		};
	});
}
