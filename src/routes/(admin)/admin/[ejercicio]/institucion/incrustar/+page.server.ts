import { error, fail, redirect } from '@sveltejs/kit';
import { embedForm } from '$lib/domain/exercise/embedOrigins';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { findExercise, setEmbedOrigins } from '$lib/server/data/exercises';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ isSaved: url.searchParams.has('guardado') });

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const form = await request.formData();
		const read = parseForm(embedForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const saved = await setEmbedOrigins(locals.backend, exercise.id, read.value.origins);
		if (saved.ok) redirect(303, '?guardado');
		const message = backendRefusalMessages[locals.locale][saved.error.code];
		return fail(saved.error.status, refusedWith(message, readTyped(form)));
	},
};
