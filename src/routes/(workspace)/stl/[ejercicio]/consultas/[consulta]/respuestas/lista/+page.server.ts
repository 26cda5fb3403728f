import { isUuid } from '$lib/basics/ids';
import { channels } from '$lib/domain/consultation/consultationForm';
import { findQuestion, type Instrument } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { readAnswersPage, summarizeAnswers, type AnswersWanted } from '$lib/server/data/surveys';
import { nameMunicipalities, openClosed, toReadAnswer } from '../openAnswers.server';
import type { PageServerLoad } from './$types';

/** As many as a problem may have sources. */
const perPage = 50;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { consultation, instrument, here } = await openClosed(locals.backend, params);
	const filters = readFilters(url.searchParams);
	const [stored, summary, places] = await Promise.all([
		// One more than is shown says whether there is a next page.
		readAnswersPage(
			locals.backend,
			consultation.id,
			filters.after,
			perPage + 1,
			toWanted(filters, instrument),
		),
		summarizeAnswers(locals.backend, consultation.id),
		nameMunicipalities(instrument.state),
	]);
	const shown = stored.slice(0, perPage);
	const placeQuestion = instrument.questions.find(({ type }) => type === 'municipality');
	return {
		here,
		consultation: { slug: consultation.slug, title: consultation.title, channels: consultation.channels },
		filters,
		answers: shown.map((answer) => toReadAnswer(answer, instrument, locals.locale, places)),
		next: stored.length > perPage ? (shown.at(-1)?.id ?? null) : null,
		municipalities: summary.choices
			.filter(({ question }) => question === placeQuestion?.id)
			.map(({ choice, count }) => ({ id: choice, name: places[choice] ?? choice, count }))
			.sort((a, b) => a.name.localeCompare(b.name, 'es')),
		questions: instrument.questions
			.filter(({ type }) => type !== 'municipality')
			.map((question) => ({
				id: question.id,
				text: textIn(question.text, locals.locale),
				options:
					'options' in question
						? question.options.map(({ id, text }) => ({ id, text: textIn(text, locals.locale) }))
						: [],
			})),
	};
};

interface Filters {
	channel: string;
	municipality: string;
	/** A question, or a question and one of its options, with a point between. */
	answer: string;
	after: string | null;
}

function readFilters(query: URLSearchParams): Filters {
	const after = query.get('despues') ?? '';
	return {
		channel: query.get('canal') ?? '',
		municipality: query.get('municipio') ?? '',
		answer: query.get('respuesta') ?? '',
		after: isUuid(after) ? after : null,
	};
}

/** What is asked of the database. A filter that names nothing of this survey is left out. */
function toWanted({ channel, municipality, answer }: Filters, instrument: Instrument): AnswersWanted {
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
