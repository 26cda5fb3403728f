import { fail, redirect } from '@sveltejs/kit';
import { textIn } from '$lib/domain/text';
import { addQuestion } from '$lib/domain/survey/editing/addQuestion';
import { canonicalText } from '$lib/evidence';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import {
	isEditable,
	openConsultation,
	openDraft,
	openExercise,
	readDraft,
	refuse,
} from '../../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (!isEditable(consultation)) redirect(303, here);
	const draft = await readDraft(locals.backend, consultation, exercise);
	return {
		here,
		consultationTitle: consultation.title,
		languages: draft.languages,
		questions: draft.questions.map(({ id, text }) => ({ id, text: textIn(text, locals.locale) })),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const consultation = await openConsultation(locals.backend, params);
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const { draft, revision } = await openDraft(locals.backend, consultation, exercise);
		const added = addQuestion(draft, form);
		if (!added.ok) return fail(400, refusedForm(locals.locale, added.error));
		const saved = await saveSurveyDraft(
			locals.backend,
			consultation.id,
			canonicalText(added.value.instrument),
			revision,
		);
		if (!saved.ok) return refuse(locals.locale, saved.error, form);
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}/preguntas/${added.value.id}`);
	},
};
