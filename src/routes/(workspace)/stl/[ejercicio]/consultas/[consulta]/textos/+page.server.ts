import { fail, redirect } from '@sveltejs/kit';
import { canonicalText } from '$lib/evidence';
import { writeEditFields } from '$lib/domain/survey/editing/writeEditFields';
import { editInstrumentTexts } from '$lib/domain/survey/instrumentTexts';
import { refusedForm } from '$lib/messages/access/formErrors';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { openConsultation, openExercise, readDraft, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'draft') redirect(303, here);
	const draft = await readDraft(locals.backend, consultation, exercise);
	return {
		here,
		consultationTitle: consultation.title,
		languages: draft.languages,
		fields: Object.fromEntries(writeEditFields(draft)),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const consultation = await openConsultation(locals.backend, params);
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const draft = await readDraft(locals.backend, consultation, exercise);
		const edited = editInstrumentTexts(draft, form);
		if (!edited.ok) return fail(400, refusedForm(locals.locale, edited.error));
		const saved = await saveSurveyDraft(locals.backend, consultation.id, canonicalText(edited.value));
		if (!saved.ok) return refuse(locals.locale, saved.error, form);
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}?guardado=1`);
	},
};
