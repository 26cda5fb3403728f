import { error } from '@sveltejs/kit';
import { requireSession, requireStaffPlace } from '$lib/server/access/admit';
import { findExercise } from '$lib/server/data/exercises';
import { showInstitution } from '../../../institution.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	await requireSession({ locals, url });
	const place = await requireStaffPlace({ locals }, params.ejercicio);
	const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
	return {
		exercise,
		place,
		density: 'dense' as const,
		detail: exercise.name,
		printHead: exercise.name,
		institution: showInstitution(exercise),
	};
};
