import { isUuid } from '$lib/basics/ids';
import { channels } from '$lib/domain/consultation/consultationForm';
import { findQuestion, type Instrument } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import type { AnswersWanted } from '$lib/server/data/surveys';

/** What answers may be chosen by, besides their channel and municipality: questions with their options. */
export function listChoices(instrument: Instrument, language: string) {
	return instrument.questions
		.filter(({ type }) => type !== 'municipality')
		.map((question) => ({
			id: question.id,
			text: textIn(question.text, language),
			options:
				'options' in question
					? question.options.map(({ id, text }) => ({ id, text: textIn(text, language) }))
					: [],
		}));
}

export interface Filters {
	channel: string;
	municipality: string;
	/** A question, or a question and one of its options, with a point between. */
	answer: string;
	after: string | null;
}

/** The filters of an address. */
export function readFilters(query: URLSearchParams): Filters {
	const after = query.get('despues') ?? '';
	return {
		channel: query.get('canal') ?? '',
		municipality: query.get('municipio') ?? '',
		answer: query.get('respuesta') ?? '',
		after: isUuid(after) ? after : null,
	};
}

/** What is asked of the database. A filter that names nothing of this survey is left out. */
export function toWanted({ channel, municipality, answer }: Filters, instrument: Instrument): AnswersWanted {
	const matches: Record<string, string | string[][] | null> = {};
	const [questionId = '', optionId] = answer.split('.');
	const question = findQuestion(instrument, questionId);
	const option =
		question && 'options' in question ? question.options.find(({ id }) => id === optionId) : undefined;
	if (question) {
		matches[question.id] = !option ? null : question.type === 'ranking' ? [[option.id]] : option.id;
	}
	const place = instrument.questions.find(({ type }) => type === 'municipality');
	if (place && /^\d{5}$/.test(municipality)) matches[place.id] = municipality;
	return {
		channel: channels.find((known) => known === channel) ?? null,
		...(Object.keys(matches).length > 0 && { matches }),
	};
}
