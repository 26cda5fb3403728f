import { listExercises } from '$lib/server/data/exercises';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	exercises: await listExercises(locals.backend),
});
