import { error, redirect } from '@sveltejs/kit';
import { err } from '$lib/basics/result';
import {
	describeDependence,
	describeLimit,
} from '$lib/components/consultation-editor/condition/describeDependence';
import { describeSkips } from '$lib/components/consultation-editor/condition/describeSkips';
import { findQuestion, type Instrument, type Question } from '$lib/domain/survey/instrument';
import { editControls } from '$lib/domain/survey/editing/editControls';
import { editMarks } from '$lib/domain/survey/editing/holdBack';
import { writeEditFields } from '$lib/domain/survey/editing/writeEditFields';
import { editInstrumentTexts } from '$lib/domain/survey/instrumentTexts';
import { isEditable, openConsultation, readDraft } from '../../../../desk.server';
import { editDraft, markOf, refuseEdit } from '../../../../editDraft.server';
import { readPlaces } from '../../readPlaces.server';
import { listMunicipalities } from './openQuestion.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (!isEditable(consultation)) redirect(303, here);
	const draft = await readDraft(locals.backend, consultation, exercise);
	const question = findQuestion(draft, params.pregunta) ?? error(404);
	const at = draft.questions.indexOf(question);
	const names = new Map((await listMunicipalities(draft.state)).map(({ id, name }) => [id, name]));
	return {
		here,
		dependence: describeDependence(draft, at, locals.locale, (key) => names.get(key) ?? key),
		limit: describeLimit(draft, at, locals.locale, (key) => names.get(key) ?? key),
		skips: describeSkips(draft, question.id, locals.locale, (key) => names.get(key) ?? key),
		spoken: Object.keys(question.spoken ?? {}).length,
		consultationTitle: consultation.title,
		draft,
		...showQuestion(draft, question),
		surveyPlaces: await readPlaces(draft, [question]),
		number: at + 1,
		total: draft.questions.length,
		previous: draft.questions[at - 1]?.id ?? null,
		next: draft.questions[at + 1]?.id ?? null,
	};
};

/** A question with its controls, and the fingerprint an edit of it has to name. */
function showQuestion(draft: Instrument, question: Question) {
	const own = `q.${question.id}.`;
	const fields = [...writeEditFields(draft)].filter(([name]) => name.startsWith(own));
	return { question, fields: Object.fromEntries(fields), mark: markOf(question) };
}

export const actions: Actions = {
	/** Saves a question: for a button, and by itself while somebody writes. */
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const place = editControls.place(params.pregunta);
		// Who did not move it must not move it back from where somebody else put it.
		if (form.get(place) === form.get(editMarks.place)) form.delete(place);
		const over = form.get(editMarks.over);
		const saved = await editDraft(locals, params, (draft) => {
			const question = findQuestion(draft, params.pregunta);
			const mark = question && markOf(question);
			if (mark === null || (typeof over === 'string' && over !== mark))
				return err({ why: 'overtaken', mark });
			const edited = editInstrumentTexts(draft, form);
			return edited.ok ? edited : err({ why: 'form', refused: edited.error });
		});
		if (!saved.ok) return refuseEdit(locals, saved.error, form);
		const { before, after } = saved.value;
		const now = findQuestion(after, params.pregunta);
		if (form.has(editMarks.aside) && now) return { errors: null, ...showQuestion(after, now) };
		const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
		// Another type has settings of its own: they come next.
		const hasNewSettings = now !== null && now.type !== findQuestion(before, params.pregunta)?.type;
		redirect(303, hasNewSettings ? `${here}/preguntas/${now.id}` : `${here}?guardado=1`);
	},
};
