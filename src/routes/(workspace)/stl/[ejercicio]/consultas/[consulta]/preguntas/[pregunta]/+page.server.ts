import { error, fail, redirect } from '@sveltejs/kit';
import { canonicalText } from '$lib/evidence';
import { describeDependence } from '$lib/components/consultation-editor/condition/describeDependence';
import { findQuestion } from '$lib/domain/survey/instrument';
import { writeEditFields } from '$lib/domain/survey/editing/writeEditFields';
import { editInstrumentTexts } from '$lib/domain/survey/instrumentTexts';
import { refusedForm } from '$lib/messages/access/formErrors';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { openConsultation, openExercise, readDraft, refuse } from '../../../../desk.server';
import { listMunicipalities } from './condicion/openQuestion.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'draft') redirect(303, here);
	const draft = await readDraft(locals.backend, consultation, exercise);
	const question = findQuestion(draft, params.pregunta) ?? error(404);
	const at = draft.questions.indexOf(question);
	const names = new Map((await listMunicipalities(draft.state)).map(({ id, name }) => [id, name]));
	return {
		here,
		dependence: describeDependence(draft, at, locals.locale, (key) => names.get(key) ?? key),
		consultationTitle: consultation.title,
		languages: draft.languages,
		fields: Object.fromEntries(writeEditFields(draft)),
		question,
		number: at + 1,
		total: draft.questions.length,
		previous: draft.questions[at - 1]?.id ?? null,
		next: draft.questions[at + 1]?.id ?? null,
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
		const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
		const before = findQuestion(draft, params.pregunta);
		const after = findQuestion(edited.value, params.pregunta);
		// Another type has settings of its own: they come next.
		const hasNewSettings = after !== null && after.type !== before?.type;
		redirect(303, hasNewSettings ? `${here}/preguntas/${after.id}` : `${here}?guardado=1`);
	},
};
