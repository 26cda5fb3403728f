import { error } from '@sveltejs/kit';
import { requireReviewerPlace } from '$lib/server/access/admit';
import { findExercise, type Exercise } from '$lib/server/data/exercises';

/** The exercise of an address, for those who file documents. Others have no such page. */
export async function openDocuments(locals: App.Locals, slug: string): Promise<Exercise> {
	await requireReviewerPlace({ locals }, slug);
	return (await findExercise(locals.backend, slug)) ?? error(404);
}
