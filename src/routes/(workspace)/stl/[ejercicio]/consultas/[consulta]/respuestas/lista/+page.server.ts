import { listChoices, readFilters, toWanted } from '../answerFilters.server';
import { readAnswersPage, summarizeAnswers } from '$lib/server/data/surveys';
import { findFiles, nameMunicipalities, openClosed, toReadAnswer } from '../openAnswers.server';
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
	const read = shown.map((answer) => toReadAnswer(answer, instrument, locals.locale, places));
	const placeQuestion = instrument.questions.find(({ type }) => type === 'municipality');
	return {
		here,
		consultation: { slug: consultation.slug, title: consultation.title, channels: consultation.channels },
		filters,
		answers: await findFiles(locals.backend, consultation.id, here, read),
		next: stored.length > perPage ? (shown.at(-1)?.id ?? null) : null,
		municipalities: summary.choices
			.filter(({ question }) => question === placeQuestion?.id)
			.map(({ choice, count }) => ({ id: choice, name: places[choice] ?? choice, count }))
			.sort((a, b) => a.name.localeCompare(b.name, 'es')),
		questions: listChoices(instrument, locals.locale),
	};
};
