import { error } from '@sveltejs/kit';
import { requireSession, requireStaffPlace } from '$lib/server/access/admit';
import { findExercise } from '$lib/server/data/exercises';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	await requireSession({ locals, url });
	const place = await requireStaffPlace({ locals }, params.ejercicio);
	const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
	return { exercise, place };
};
