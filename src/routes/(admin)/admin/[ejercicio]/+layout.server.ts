import { error } from '@sveltejs/kit';
import { findExercise } from '$lib/server/data/exercises';
import { fitAccent } from '$lib/ui/color/accent';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, parent }) => {
	await parent();
	const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
	return {
		exercise,
		detail: exercise.name,
		institution: {
			name: exercise.institutionName,
			crest: exercise.institutionCrest,
			accent: exercise.institutionAccent === null ? null : fitAccent(exercise.institutionAccent),
		},
	};
};
