import type { Text } from '../../../text';
import { spaceOf, type AnswerSpace } from '../../conditions/subject';
import type { Instrument } from '../../instrument';
import { nameLanguage, OWN_NAMESPACE, ownColumns, reservedRows, type FormWorkbook } from '../workbook';
import { writeQuestion, type SurveyRow } from './writeQuestion';

/**
 * An instrument as an XLSForm. `readXlsForm` gives the same instrument back for any instrument of the same survey and
 * state: neither of them is written. docs/xlsform.md says what becomes what.
 */
export function writeXlsForm(instrument: Instrument): FormWorkbook {
	const { languages } = instrument;
	const spaces = new Map(
		instrument.questions.map((question) => [question.id, spaceOf(question, instrument.state)]),
	);
	const find = (question: string): AnswerSpace => spaces.get(question) ?? { kind: 'any' };
	const written = instrument.questions.map((question) => ({
		...writeQuestion(question, find),
		section: question.section,
	}));
	const firstPart = written.findIndex(({ section }) => section);
	const end: SurveyRow = { type: 'end_group' };
	const asked = written.flatMap(({ section, rows }, at): SurveyRow[] => {
		if (!section) return rows;
		const name = `${reservedRows.section}${String(at + 1)}`;
		const begin: SurveyRow = { type: 'begin_group', name, label: section, settings: ['section=yes'] };
		return at > firstPart ? [end, begin, ...rows] : [begin, ...rows];
	});
	if (firstPart >= 0) asked.push(end);
	const around: SurveyRow[] = [
		{ type: 'note', name: reservedRows.intro, label: instrument.intro },
		{ type: 'note', name: reservedRows.shortNotice, label: instrument.notice.short },
		{ type: 'note', name: reservedRows.fullNotice, label: instrument.notice.full },
	];
	const spread = (text: Text | null | undefined): string[] =>
		languages.map((language) => inOnly(text, language));
	const heads = (column: string): string[] =>
		languages.map((language) => `${column}::${nameLanguage(language)}`);

	return {
		survey: [
			[
				...['type', 'name', ...heads('label'), ...heads('hint'), 'required', 'relevant', 'constraint'],
				...heads('constraint_message'),
				...['appearance', 'parameters', ownColumns.type, ownColumns.settings],
			],
			...[...around, ...asked].map((row) => [
				...[row.type, row.name ?? '', ...spread(row.label), ...spread(row.hint)],
				...[row.required ? 'yes' : '', row.relevant ?? '', row.constraint ?? ''],
				...spread(row.message),
				...[row.appearance ?? '', row.parameters ?? '', row.ownType ?? '', (row.settings ?? []).join(' ')],
			]),
		],
		choices: [
			['list_name', 'name', ...heads('label')],
			...written
				.flatMap(({ choices }) => choices)
				.map(({ list, name, label }) => [list, name, ...spread(label)]),
		],
		settings: [
			[
				...['form_title', 'form_id', 'default_language', 'namespaces'],
				...languages.slice(1).map((language) => `form_title::${nameLanguage(language)}`),
			],
			[
				...[instrument.title.es, instrument.survey, nameLanguage('es'), OWN_NAMESPACE],
				...spread(instrument.title).slice(1),
			],
		],
	};
}

/** The words in a language, and nothing where that language is missing: what falls back here has to come back missing. */
function inOnly(text: Text | null | undefined, language: string): string {
	return text && Object.hasOwn(text, language) ? (text[language] ?? '') : '';
}
