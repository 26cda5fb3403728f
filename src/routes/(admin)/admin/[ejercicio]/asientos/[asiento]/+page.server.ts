import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { arrangeSeats } from '$lib/domain/nucleus/arrangeSeats';
import { seatForm } from '$lib/domain/nucleus/nucleusForms';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { labelSeat, listNuclei, listSeats } from '$lib/server/data/exercises';
import { listSeatTerms } from '$lib/server/data/people';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const [nuclei, seats, terms] = await Promise.all([
		listNuclei(locals.backend, exercise.id),
		listSeats(locals.backend, exercise.id),
		listSeatTerms(locals.backend, exercise.id),
	]);
	for (const { nucleus, seats: own } of arrangeSeats(nuclei, seats, terms)) {
		const found = own.find(({ seat }) => seat.id === params.asiento);
		if (found) return { nucleus, ...found };
	}
	error(404);
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(seatForm.pick({ label: true }), form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const saved = await labelSeat(locals.backend, params.asiento, read.value.label);
		if (saved.ok) redirect(303, `/admin/${params.ejercicio}/asientos/${params.asiento}`);
		const message = backendRefusalMessages[locals.locale][saved.error.code];
		return fail(saved.error.status, refusedWith(message, readTyped(form)));
	},
};
