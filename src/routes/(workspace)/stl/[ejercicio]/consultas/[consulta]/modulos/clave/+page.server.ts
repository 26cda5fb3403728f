import { fail, redirect } from '@sveltejs/kit';
import { stationPinForm } from '$lib/domain/consultation/stationForms';
import { parseForm } from '$lib/domain/form';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { hashPin } from '$lib/server/data/station/hashPin';
import { readPinDay, setStationPin } from '$lib/server/data/station/stations';
import { openConsultation, refuse } from '../../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, title } = await openConsultation(locals.backend, params);
	return {
		list: `/stl/${params.ejercicio}/consultas/${params.consulta}/modulos`,
		title,
		setOn: await readPinDay(locals.backend, id),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(stationPinForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error, ['pin']));
		const consultation = await openConsultation(locals.backend, params);
		const set = await setStationPin(locals.backend, consultation.id, await hashPin(read.value.pin));
		form.delete('pin');
		if (!set.ok) return refuse(locals.locale, set.error, form);
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}/modulos?clave=1`);
	},
};
