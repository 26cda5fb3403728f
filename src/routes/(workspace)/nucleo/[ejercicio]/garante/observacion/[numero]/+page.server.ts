import { error, fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { observationForm } from '$lib/domain/observation/observationForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { answerObservation, listObservations, type Observation } from '$lib/server/data/record/observations';
import { openReview } from '../../openReview.server';
import type { Actions, PageServerLoad } from './$types';

/** The observation an address names by its number. */
async function openObservation(
	locals: App.Locals,
	{ ejercicio, numero }: { ejercicio: string; numero: string },
): Promise<Observation & { isStaff: boolean }> {
	const { exercise, place } = await openReview(locals, ejercicio);
	const all = await listObservations(locals.backend, exercise.id);
	const found = all.find(({ number }) => String(number) === numero) ?? error(404);
	return { ...found, isStaff: place.roles.includes('stl_staff') };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id: _, ...observation } = await openObservation(locals, params);
	return { observation, isSent: url.searchParams.has('enviada') };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { id } = await openObservation(locals, params);
		const form = await request.formData();
		const read = parseForm(observationForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const answered = await answerObservation(locals.backend, id, read.value.body);
		if (!answered.ok) {
			const { code, status } = answered.error;
			return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
		}
		redirect(303, '?enviada');
	},
};
