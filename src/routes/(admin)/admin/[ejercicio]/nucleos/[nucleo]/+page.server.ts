import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { arrangeSeats } from '$lib/domain/nucleus/arrangeSeats';
import { seatForm } from '$lib/domain/nucleus/nucleusForms';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { addSeat, listNuclei, listSeats } from '$lib/server/data/exercises';
import { listSeatTerms } from '$lib/server/data/people';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const [nuclei, seats, terms] = await Promise.all([
		listNuclei(locals.backend, exercise.id),
		listSeats(locals.backend, exercise.id),
		listSeatTerms(locals.backend, exercise.id),
	]);
	const found = arrangeSeats(nuclei, seats, terms).find(({ nucleus }) => nucleus.id === params.nucleo);
	if (!found) error(404);
	return {
		nucleus: found.nucleus,
		seats: found.seats.map(({ seat, titular, suplente }) => ({
			...seat,
			titular: titular?.displayName ?? null,
			suplente: suplente?.displayName ?? null,
		})),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		form.set('nucleus', params.nucleo);
		const read = parseForm(seatForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const made = await addSeat(locals.backend, read.value.nucleus, read.value.label);
		if (made.ok) redirect(303, `/admin/${params.ejercicio}/nucleos/${params.nucleo}`);
		const message = backendRefusalMessages[locals.locale][made.error.code];
		return fail(made.error.status, refusedWith(message, readTyped(form)));
	},
};
