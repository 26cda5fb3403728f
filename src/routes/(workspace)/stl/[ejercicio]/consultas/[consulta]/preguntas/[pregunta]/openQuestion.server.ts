import { error, redirect } from '@sveltejs/kit';
import { subjectOf, type AnswerSpace } from '$lib/domain/survey/conditions/subject';
import { findQuestion, type Instrument, type Question } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import type { Locale } from '$lib/messages/locale';
import type { Backend } from '$lib/server/backend/clients';
import type { Consultation } from '$lib/server/data/consultations';
import { isEditable, openConsultation, openDraft, openExercise } from '../../../../desk.server';

/** Parts of the address of a question. */
export interface QuestionParams {
	ejercicio: string;
	consulta: string;
	pregunta: string;
}

/** A question of a draft with those before it, on which its condition may look. */
export interface OpenQuestion {
	here: string;
	consultation: Consultation;
	draft: Instrument;
	/** How often the draft had been saved when it was read. */
	revision: number;
	question: Question;
	place: number;
	earlier: readonly Question[];
}

export async function openQuestion(backend: Backend, params: QuestionParams): Promise<OpenQuestion> {
	const consultation = await openConsultation(backend, params);
	const home = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (!isEditable(consultation)) redirect(303, home);
	const exercise = await openExercise(backend, params.ejercicio);
	const { draft, revision } = await openDraft(backend, consultation, exercise);
	const question = findQuestion(draft, params.pregunta) ?? error(404);
	const place = draft.questions.indexOf(question);
	const here = `${home}/preguntas/${question.id}`;
	return { here, consultation, draft, revision, question, place, earlier: draft.questions.slice(0, place) };
}

/** The municipalities a condition can name. */
export async function listMunicipalities(
	state: string | null,
): Promise<readonly { id: string; name: string }[]> {
	if (state === null) return readCountry();
	return (await readStateCatalogue(state))?.municipalities ?? [];
}

/** The question a rule is about, with what can be chosen of it. */
export async function describeSubject(
	question: Question,
	{ state }: Instrument,
	locale: Locale,
): Promise<{
	question: { id: string; text: string; space: AnswerSpace };
	values: { value: string; label: string }[];
}> {
	const { space } = subjectOf(question, state);
	const options = 'options' in question ? question.options : [];
	const places = space.kind === 'municipality' ? await listMunicipalities(state) : [];
	return {
		question: { id: question.id, text: textIn(question.text, locale), space },
		values: [
			...options.map(({ id, text }) => ({ value: id, label: textIn(text, locale) })),
			...places.map(({ id, name }) => ({ value: id, label: name })),
		],
	};
}

/** How many decimals the numbers of a question have, which its conditions are written with. */
export function decimalsIn(questions: readonly Question[]): (id: string) => number {
	return (id) => {
		const question = questions.find((asked) => asked.id === id);
		const space = question && subjectOf(question, null).space;
		return space?.kind === 'number' ? space.decimals : 0;
	};
}
