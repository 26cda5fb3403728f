import { error, fail } from '@sveltejs/kit';
import { flowNames, type AnswerState } from '$lib/components/survey/answerState';
import { takeStep } from '$lib/components/survey/takeStep';
import { walkInstrument } from '$lib/domain/survey/adaptive/walkInstrument';
import type { Instrument } from '$lib/domain/survey/instrument';
import { openConsultation, openExercise, readDraft } from '../../../desk.server';
import { readPlaces } from '../readPlaces.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	// After publication the draft still says the same: nothing writes to it any more.
	const instrument = await readDraft(locals.backend, consultation, exercise);
	const asked = readNumber(url, instrument);
	const wanted = url.searchParams.get('lengua') ?? 'es';
	const language = instrument.languages.includes(wanted) ? wanted : 'es';
	const start: AnswerState = {
		at: instrument.questions[asked - 1]?.id ?? null,
		answers: {},
		typed: {},
		refusals: [],
	};
	return {
		here: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		consultationTitle: consultation.title,
		language,
		languages: instrument.languages,
		opening: { title: instrument.title, intro: instrument.intro, notice: instrument.notice.short },
		number: asked,
		instrument: showFrom(instrument, asked),
		start,
		places: await readPlaces(instrument, instrument.questions),
	};
};

function readNumber(url: URL, { questions }: Instrument): number {
	const asked = Number(url.searchParams.get('pregunta') ?? '0');
	return Number.isInteger(asked) && asked >= 0 && asked <= questions.length ? asked : error(404);
}

/** Whoever looks goes straight to a question: that one is shown whatever it depends on. */
function showFrom(instrument: Instrument, number: number): Instrument {
	return {
		...instrument,
		questions: instrument.questions.map((question, place) => {
			if (place !== number - 1) return question;
			const { showIf: _, ...asked } = question;
			return asked;
		}),
	};
}

export const actions: Actions = {
	/** One press without scripts: the same step as in the survey. Nothing is stored, also not at the end. */
	default: async ({ locals, params, request, url }) => {
		const consultation = await openConsultation(locals.backend, params);
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const draft = await readDraft(locals.backend, consultation, exercise);
		const form = await request.formData();
		const instrument = showFrom(draft, readNumber(url, draft));
		const { state, send } = takeStep(instrument, form, walkInstrument);
		const shown = { flow: state, isDone: send !== null && form.get(flowNames.go) === 'send' };
		return state.refusals.length > 0 ? fail(400, shown) : shown;
	},
};
