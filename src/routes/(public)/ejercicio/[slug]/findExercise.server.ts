import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise, type Exercise } from '$lib/server/data/exercises';

/** The exercise of an address, or the page that says there is none. */
export async function findPublicExercise(slug: string): Promise<Exercise> {
	return (await findExercise(anonymousBackend(), slug)) ?? error(404, 'not_found');
}
