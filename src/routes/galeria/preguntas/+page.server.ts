import { questionTypes, startQuestion } from '$lib/domain/survey/editing/startQuestion';
import type { Question } from '$lib/domain/survey/instrument';
import { readCountry, readStateCatalogue, topologyUrl } from '$lib/map/readMexico.server';
import { consultationMessages } from '$lib/messages/workspace/consultations';
import { sampleAnswer } from './sampleAnswer';
import type { PageServerLoad } from './$types';

const states = ['vacia', 'contestada', 'rechazada', 'no-se'] as const;

/** One question of a type, in one of the states a person may see it in. */
export const load: PageServerLoad = async ({ url, locals }) => {
	const type = questionTypes.find((known) => known === url.searchParams.get('tipo')) ?? 'single';
	const state = states.find((known) => known === url.searchParams.get('estado')) ?? 'vacia';
	const text = {
		es: consultationMessages.es.one.types[type],
		en: consultationMessages.en.one.types[type],
	};
	const started = startQuestion(type, {
		...{ id: 'pregunta', text, help: null, required: state === 'rechazada' },
		noAnswer: ['unknown', 'refused'],
	});
	const question = withEverything(started);
	// A survey may ask one state or the whole country.
	const catalogue = url.searchParams.get('territorio') === 'pais' ? null : await readStateCatalogue('20');
	const municipalities = catalogue?.municipalities ?? (await readCountry());
	return {
		locale: locals.locale,
		type,
		state,
		states,
		question,
		answer:
			state === 'contestada'
				? sampleAnswer(question)
				: state === 'no-se' && type !== 'consent'
					? { none: 'unknown' as const }
					: null,
		places: {
			state: catalogue && { id: catalogue.state.id, name: catalogue.state.name },
			municipalities: municipalities.map(({ id, name }) => [id, name] as const),
			names: {},
			topologyUrl: topologyUrl('20'),
			tap: null,
		},
	};
};

/** With what a type may have besides. */
function withEverything(question: Question): Question {
	if (question.type === 'single' || question.type === 'multiple') return { ...question, allowOther: true };
	if (question.type === 'ranking') return { ...question, ties: true };
	if (question.type === 'municipality') return { ...question, locality: true };
	if (question.type === 'number') return { ...question, max: 120, unit: { es: 'personas', en: 'people' } };
	return question.type === 'date' ? { ...question, earliest: '2027-01-01', latest: '2027-12-31' } : question;
}
