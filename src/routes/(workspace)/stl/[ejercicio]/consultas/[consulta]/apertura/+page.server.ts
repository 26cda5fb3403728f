import { fail, redirect } from '@sveltejs/kit';
import { barriers, declaredForm } from '$lib/domain/consultation/openness/declaredForm';
import { parseForm } from '$lib/domain/form';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { declareOpenness } from '$lib/server/data/channels/declaredOpenness';
import { listPlaces } from '$lib/server/data/channels/places';
import { countAnswers } from '$lib/server/data/consultations';
import { listStations } from '$lib/server/data/station/stations';
import { openConsultation, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const consultation = await openConsultation(locals.backend, params);
	const [stations, places, counts] = await Promise.all([
		listStations(locals.backend, consultation.id),
		listPlaces(locals.backend, consultation.slug),
		countAnswers(locals.backend, consultation.id),
	]);
	return {
		here: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		title: consultation.title,
		isClosed: consultation.state === 'closed',
		isSaved: url.searchParams.has('guardado'),
		sites: [...stations, ...places].map(({ id, name, hours }) => ({ id, name, hours: hours ?? '' })),
		known: [...barriers],
		barriers: counts.barriers,
		words: counts.barriersWords ?? '',
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(declaredForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const consultation = await openConsultation(locals.backend, params);
		const declared = await declareOpenness(locals.backend, consultation.id, read.value);
		if (!declared.ok) return refuse(locals.locale, declared.error, form);
		redirect(303, '?guardado');
	},
};
