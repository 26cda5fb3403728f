import { findBursts } from '$lib/domain/response/signals/findBursts';
import { findPatterns } from '$lib/domain/response/signals/findPatterns';
import { textIn } from '$lib/domain/text';
import { folioOf } from '$lib/evidence';
import { countAnswers } from '$lib/server/data/consultations';
import { readHourlyArrivals } from '$lib/server/data/response/arrivals';
import { readEveryAnswer } from '$lib/server/data/response/everyAnswer';
import { openClosed } from '../openAnswers.server';
import type { PageServerLoad } from './$types';

/** As many groups as somebody reads; the largest come first. */
const mostShown = 50;
/** As many folios of a group as fit a line or two. */
const mostFolios = 12;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { consultation, instrument, here } = await openClosed(locals.backend, params);
	const [records, hours, counts] = await Promise.all([
		readEveryAnswer(locals.backend, consultation.id, instrument),
		readHourlyArrivals(locals.backend, consultation.id),
		countAnswers(locals.backend, consultation.id),
	]);
	const patterns = findPatterns(instrument, records);
	const questionOf = (id: string | null) => {
		const question = instrument.questions.find((one) => one.id === id);
		return question ? textIn(question.text, locals.locale) : null;
	};
	return {
		here,
		rules: `/nucleo/${params.ejercicio}/revision/${params.consulta}/reglas`,
		title: consultation.title,
		answers: records.length,
		web: { total: counts.channels['web'] ?? 0, proved: counts.proved },
		bursts: findBursts(hours),
		isCounted: hours.length > 0,
		patterns: patterns.slice(0, mostShown).map(({ rule, question, words, answers }) => ({
			rule,
			question: questionOf(question),
			words,
			count: answers.length,
			folios: answers.slice(0, mostFolios).map(folioOf),
			more: Math.max(0, answers.length - mostFolios),
		})),
		hidden: Math.max(0, patterns.length - mostShown),
	};
};
