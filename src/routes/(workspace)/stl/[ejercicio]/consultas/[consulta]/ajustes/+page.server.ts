import { redirect } from '@sveltejs/kit';
import { consultationSettingsForm } from '$lib/domain/consultation/consultationForm';
import { toInstant, toLocalMoment } from '$lib/domain/exercise/localTime';
import { parseForm } from '$lib/domain/form';
import { editMarks } from '$lib/domain/survey/editing/holdBack';
import { editConsultation, type Consultation } from '$lib/server/data/consultations';
import { openConsultation } from '../../../desk.server';
import { markOf, refuseEdit } from '../../../editDraft.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'draft') redirect(303, here);
	return { consultation, start: writeSettings(consultation), mark: markOf(writeSettings(consultation)) };
};

/** The settings as their controls show them. */
function writeSettings(consultation: Consultation): Record<string, readonly string[]> {
	const { timeZone } = consultation;
	return {
		title: [consultation.title],
		whoMayAnswer: [consultation.whoMayAnswer],
		useOfResults: [consultation.useOfResults],
		opens: [toLocalMoment(consultation.opensAt, timeZone)],
		closes: [toLocalMoment(consultation.closesAt, timeZone)],
		graceDays: [consultation.graceDays.toString()],
		reviewDays: [consultation.reviewDays.toString()],
		channels: consultation.channels,
	};
}

export const actions: Actions = {
	/** Saves the settings: for a button, and by itself while somebody writes. */
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(consultationSettingsForm, form);
		if (!read.ok) return refuseEdit(locals, { why: 'form', refused: read.error }, form);
		const before = await openConsultation(locals.backend, params);
		const { id, timeZone } = before;
		const over = form.get(editMarks.over);
		const mark = markOf(writeSettings(before));
		if (typeof over === 'string' && over !== mark)
			return refuseEdit(locals, { why: 'overtaken', mark }, form);
		const { opens, closes, ...details } = read.value;
		const edited = await editConsultation(locals.backend, id, {
			...details,
			opensAt: toInstant(opens, timeZone) ?? opens,
			closesAt: toInstant(closes, timeZone) ?? closes,
		});
		if (!edited.ok) return refuseEdit(locals, { why: 'backend', refusal: edited.error }, form);
		if (form.has(editMarks.aside)) {
			const after = await openConsultation(locals.backend, params);
			return { errors: null, mark: markOf(writeSettings(after)) };
		}
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}?guardado=1`);
	},
};
