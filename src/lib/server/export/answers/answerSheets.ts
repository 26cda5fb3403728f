import {
	answerColumns,
	factColumns,
	reservedFacts,
	writeRows,
	type AnswerRecord,
} from '$lib/domain/response/answerTable';
import { findQuestion, type Instrument, type Option, type Question } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import type { Locale } from '$lib/messages/locale';
import { answerFileMessages } from '$lib/messages/workspace/files/answerFiles';
import type { Sheet } from '../cells';

/** The answers of a closed consultation with what they answer: all that its files are written from. */
export interface AnswersInput {
	consultation: {
		slug: string;
		title: string;
		institutionName: string;
		useOfResults: string;
		opensAt: string;
		closesAt: string;
		closedOn: string | null;
	};
	instrument: Instrument;
	instrumentHash: string;
	records: readonly AnswerRecord[];
	/** Where this installation is reached. */
	origin: string;
}

/** The table: a row an answer, columns named by ids so that files in both languages are read alike. */
export function composeAnswers({ instrument, records }: AnswersInput, locale: Locale): Sheet {
	return {
		name: answerFileMessages[locale].sheets.answers,
		columns: [...factColumns, ...answerColumns(instrument).map(({ name }) => name)],
		rows: writeRows(instrument, records),
	};
}

/** Whatever of a question has an id and words. */
function namesIn(question: Question): readonly Option[] {
	if (question.type === 'matrix') return [...question.rows, ...question.columns];
	return 'options' in question ? question.options : [];
}

/** What each column of the table means, and whether it may leave the desk. */
export function composeDictionary({ instrument }: Pick<AnswersInput, 'instrument'>, locale: Locale): Sheet {
	const m = answerFileMessages[locale];
	const access = (isReserved: boolean): string => (isReserved ? m.reserved : m.counted);
	return {
		name: m.sheets.dictionary,
		columns: Object.values(m.dictionary),
		rows: [
			...factColumns.map((name) => [name, m.facts[name], null, null, null, access(reservedFacts.has(name))]),
			...answerColumns(instrument).map(({ name, question, part, kind, choices, isReserved }) => {
				const asked = findQuestion(instrument, question);
				const options = asked === null ? [] : namesIn(asked);
				const nameOf = (id: string): string => {
					const option = options.find((offered) => offered.id === id);
					return option ? textIn(option.text, locale) : id;
				};
				return [
					name,
					asked ? textIn(asked.text, locale) : question,
					part === null ? null : nameOf(part),
					m.kinds[kind],
					choices?.map((id) => `${id} = ${nameOf(id)}`).join('; ') ?? null,
					access(isReserved),
				];
			}),
		],
	};
}
