import { redirect } from '@sveltejs/kit';
import { err } from '$lib/basics/result';
import type { Instrument } from '$lib/domain/survey/instrument';
import { editMarks } from '$lib/domain/survey/editing/holdBack';
import { writeEditFields } from '$lib/domain/survey/editing/writeEditFields';
import { editInstrumentTexts } from '$lib/domain/survey/instrumentTexts';
import { isEditable, openConsultation, readDraft } from '../../../desk.server';
import { editDraft, markOf, refuseEdit } from '../../../editDraft.server';
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
		fields: Object.fromEntries(writeEditFields(draft)),
		mark: markTexts(draft),
	};
};

/** The fingerprint of the texts around the questions: those edit another part. */
function markTexts({ title, intro, notice }: Instrument): string {
	return markOf({ title, intro, notice });
}

export const actions: Actions = {
	/** Saves the texts: for a button, and by itself while somebody writes. */
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const over = form.get(editMarks.over);
		const saved = await editDraft(locals, params, (draft) => {
			const mark = markTexts(draft);
			if (typeof over === 'string' && over !== mark) return err({ why: 'overtaken', mark });
			const edited = editInstrumentTexts(draft, form);
			return edited.ok ? edited : err({ why: 'form', refused: edited.error });
		});
		if (!saved.ok) return refuseEdit(locals, saved.error, form);
		if (form.has(editMarks.aside)) return { errors: null, mark: markTexts(saved.value.after) };
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}?guardado=1`);
	},
};
