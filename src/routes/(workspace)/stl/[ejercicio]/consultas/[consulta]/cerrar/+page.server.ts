import { redirect } from '@sveltejs/kit';
import { closeConsultation, countAnswers } from '$lib/server/data/consultations';
import { settleNow } from '$lib/server/data/turns/worker';
import { openConsultation, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

const day = 24 * 60 * 60 * 1000;

export const load: PageServerLoad = async ({ locals, params }) => {
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'published') redirect(303, here);
	const graceEnds = new Date(Date.parse(consultation.closesAt) + consultation.graceDays * day);
	return {
		here,
		consultation,
		counts: await countAnswers(locals.backend, consultation.id),
		isEarly: Date.now() < Date.parse(consultation.closesAt),
		graceEnds: graceEnds.getTime() > Date.now() ? graceEnds.toISOString() : null,
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const consultation = await openConsultation(locals.backend, params);
		const closed = await closeConsultation(locals.backend, consultation.id);
		if (!closed.ok) return refuse(locals.locale, closed.error, form);
		// What anybody may read of it is there with the next page.
		await settleNow();
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}?cerrada=1`);
	},
};
