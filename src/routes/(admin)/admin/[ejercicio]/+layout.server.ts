import { error } from '@sveltejs/kit';
import { findExercise } from '$lib/server/data/exercises';
import { showInstitution } from '../../../institution.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, parent }) => {
	await parent();
	const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
	return {
		exercise,
		detail: exercise.name,
		institution: showInstitution(exercise),
	};
};
