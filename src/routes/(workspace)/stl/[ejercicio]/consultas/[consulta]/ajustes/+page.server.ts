import { fail, redirect } from '@sveltejs/kit';
import { consultationSettingsForm } from '$lib/domain/consultation/consultationForm';
import { toInstant, toLocalMoment } from '$lib/domain/exercise/localTime';
import { parseForm } from '$lib/domain/form';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { editConsultation } from '$lib/server/data/consultations';
import { openConsultation, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'draft') redirect(303, here);
	const { timeZone } = consultation;
	return {
		consultation,
		start: {
			title: [consultation.title],
			whoMayAnswer: [consultation.whoMayAnswer],
			useOfResults: [consultation.useOfResults],
			opens: [toLocalMoment(consultation.opensAt, timeZone)],
			closes: [toLocalMoment(consultation.closesAt, timeZone)],
			graceDays: [consultation.graceDays.toString()],
			reviewDays: [consultation.reviewDays.toString()],
			channels: consultation.channels,
		},
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(consultationSettingsForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { id, timeZone } = await openConsultation(locals.backend, params);
		const { opens, closes, ...details } = read.value;
		const edited = await editConsultation(locals.backend, id, {
			...details,
			opensAt: toInstant(opens, timeZone) ?? opens,
			closesAt: toInstant(closes, timeZone) ?? closes,
		});
		if (!edited.ok) return refuse(locals.locale, edited.error, form);
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}?guardado=1`);
	},
};
