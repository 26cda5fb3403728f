import { error, fail, redirect } from '@sveltejs/kit';
import { subjectOf, type AnswerSpace } from '$lib/domain/survey/conditions/subject';
import type { FieldError } from '$lib/domain/form';
import { findQuestion, type Instrument, type Question } from '$lib/domain/survey/instrument';
import type { Result } from '$lib/basics/result';
import { readTyped } from '$lib/domain/readTyped';
import { textIn } from '$lib/domain/text';
import { canonicalText } from '$lib/evidence';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import { refusedForm } from '$lib/messages/access/formErrors';
import type { Locale } from '$lib/messages/locale';
import type { Backend } from '$lib/server/backend/clients';
import type { Consultation } from '$lib/server/data/consultations';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { openConsultation, openExercise, readDraft, refuse } from '../../../../../desk.server';

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
	question: Question;
	place: number;
	earlier: readonly Question[];
}

export async function openQuestion(backend: Backend, params: QuestionParams): Promise<OpenQuestion> {
	const consultation = await openConsultation(backend, params);
	const home = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'draft') redirect(303, home);
	const exercise = await openExercise(backend, params.ejercicio);
	const draft = await readDraft(backend, consultation, exercise);
	const question = findQuestion(draft, params.pregunta) ?? error(404);
	const place = draft.questions.indexOf(question);
	const here = `${home}/preguntas/${question.id}`;
	return { here, consultation, draft, question, place, earlier: draft.questions.slice(0, place) };
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

/** Saves a draft with another condition and goes back to it, or says why it can't be. */
export async function saveCondition(
	{ backend, locale }: { backend: Backend; locale: Locale },
	{ here, consultation }: OpenQuestion,
	edited: Result<Instrument, FieldError[]>,
	form: FormData,
	control: string,
) {
	if (!edited.ok) {
		// Whatever part of the condition is wrong, it was this control that said it.
		const errors = edited.error.slice(0, 1).map(({ code }) => ({ field: control, code }));
		return fail(400, refusedForm(locale, { errors, typed: readTyped(form) }));
	}
	const saved = await saveSurveyDraft(backend, consultation.id, canonicalText(edited.value));
	if (!saved.ok) return refuse(locale, saved.error, form);
	redirect(303, `${here}/condicion?guardado=1`);
}
