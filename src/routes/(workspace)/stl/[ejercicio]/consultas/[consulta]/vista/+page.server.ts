import { error } from '@sveltejs/kit';
import type { Places } from '$lib/components/survey/places';
import { walkInstrument } from '$lib/domain/survey/adaptive/walkInstrument';
import type { Instrument, Question } from '$lib/domain/survey/instrument';
import { readCountry, readStateCatalogue, topologyUrl } from '$lib/map/readMexico.server';
import { openConsultation, readDraft } from '../../../desk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	// After publication the draft still says the same: nothing writes to it any more.
	const instrument = await readDraft(locals.backend, consultation, exercise);
	const asked = Number(url.searchParams.get('pregunta') ?? '0');
	const question = asked === 0 ? null : (instrument.questions[asked - 1] ?? error(404));
	const wanted = url.searchParams.get('lengua') ?? 'es';
	const language = instrument.languages.includes(wanted) ? wanted : 'es';
	return {
		here: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		consultationTitle: consultation.title,
		language,
		languages: instrument.languages,
		opening: { title: instrument.title, intro: instrument.intro, notice: instrument.notice.short },
		number: asked,
		total: instrument.questions.length,
		question: question && showUnanswered(instrument, question, language),
		places: await readPlaces(instrument, question),
	};
};

/** As it looks while there is no answer for its text to take up. */
function showUnanswered(instrument: Instrument, question: Question, language: string): Question | null {
	const { showIf: _, ...asked } = question;
	return walkInstrument({ ...instrument, questions: [asked] }, {}, language).questions[0] ?? null;
}

async function readPlaces(instrument: Instrument, question: Question | null): Promise<Places> {
	const { state } = instrument;
	const catalogue = state === null ? null : await readStateCatalogue(state);
	const list =
		question?.type === 'municipality' ? (catalogue?.municipalities ?? (await readCountry())) : null;
	return {
		state: catalogue && { id: catalogue.state.id, name: catalogue.state.name },
		municipalities: list && list.map(({ id, name }) => [id, name]),
		names: {},
		topologyUrl: state === null ? null : topologyUrl(state),
		tap: null,
	};
}
