import { showFigures } from '$lib/components/response/showFigures';
import { tablesOf } from '$lib/domain/response/figures';
import { figureMessages } from '$lib/messages/public/figures';
import { countChoices } from '$lib/server/data/response/figures';
import { listChoices, readFilters, toWanted } from './answerFilters.server';
import { nameMunicipalities, openClosed } from './openAnswers.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { consultation, instrument, here } = await openClosed(locals.backend, params);
	const filters = readFilters(url.searchParams);
	const wanted = toWanted(filters, instrument);
	const [counted, whole, places] = await Promise.all([
		countChoices(locals.backend, consultation.id, wanted),
		countChoices(locals.backend, consultation.id),
		nameMunicipalities(instrument.state),
	]);
	const order = Object.keys(whole.channels).sort();
	const answers = addUp(Object.values(counted.channels));
	const place = instrument.questions.find(({ type }) => type === 'municipality');
	const perPlace = new Map<string, number>();
	for (const { question, choice, count } of whole.counts) {
		if (question === place?.id && /^\d{5}$/.test(choice))
			perPlace.set(choice, (perPlace.get(choice) ?? 0) + count);
	}
	const words = { language: locals.locale, choices: figureMessages[locals.locale].choices, places };
	return {
		here,
		consultation: { slug: consultation.slug, title: consultation.title, channels: consultation.channels },
		filters,
		answers,
		total: addUp(Object.values(whole.channels)),
		channels: order.map((channel) => ({ channel, answers: counted.channels[channel] ?? 0 })),
		municipalities: [...perPlace]
			.map(([id, count]) => ({ id, name: places[id] ?? id, count }))
			.sort((a, b) => a.name.localeCompare(b.name, 'es')),
		choices: listChoices(instrument, locals.locale),
		questions: instrument.questions.map((question) =>
			showFigures(question, tablesOf(question, counted, order), answers, words),
		),
	};
};

function addUp(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}
