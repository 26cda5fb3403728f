import type { Question } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { summarizeAnswers, type AnswersSummary } from '$lib/server/data/surveys';
import { countAnswers } from '$lib/server/data/consultations';
import { nameMunicipalities, openClosed } from './openAnswers.server';
import type { PageServerLoad } from './$types';

/** More bars than these are a list, not a picture. */
const mostPlaces = 15;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { consultation, instrument, here } = await openClosed(locals.backend, params);
	const [summary, counts, places] = await Promise.all([
		summarizeAnswers(locals.backend, consultation.id),
		countAnswers(locals.backend, consultation.id),
		nameMunicipalities(instrument.state),
	]);
	return {
		here,
		consultationTitle: consultation.title,
		total: counts.total,
		questions: instrument.questions.map((question) => {
			const bars = countChoices(question, summary, places, locals.locale);
			const shown = question.type === 'municipality' ? bars.slice(0, mostPlaces) : bars;
			return {
				id: question.id,
				type: question.type,
				text: textIn(question.text, locals.locale),
				answered: summary.answered[question.id] ?? 0,
				bars: shown,
				left: bars.length - shown.length,
			};
		}),
	};
};

/** How often each option was chosen, zero included, the most chosen first; in rankings, how often it came first. */
function countChoices(
	question: Question,
	summary: AnswersSummary,
	places: Readonly<Record<string, string>>,
	language: string,
): { key: string; label: string | null; value: number }[] {
	const counted = new Map(
		summary.choices
			.filter((choice) => choice.question === question.id && choice.place === 1)
			.map(({ choice, count }) => [choice, count]),
	);
	if (question.type === 'short' || question.type === 'point') return [];
	const rows =
		question.type === 'municipality'
			? [...counted].map(([key, value]) => ({ key, label: places[key] ?? key, value }))
			: [
					...question.options.map(({ id, text }) => ({
						key: id,
						label: textIn(text, language),
						value: counted.get(id) ?? 0,
					})),
					...(question.type === 'single' && question.allowOther
						? [{ key: '+other', label: null, value: counted.get('+other') ?? 0 }]
						: []),
				];
	return rows.sort((a, b) => b.value - a.value);
}
