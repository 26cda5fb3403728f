import { error } from '@sveltejs/kit';
import { requireReviewerPlace } from '$lib/server/access/admit';
import type { Place } from '$lib/server/access/places';
import { findExercise, type Exercise } from '$lib/server/data/exercises';

/** The exercise of an address and what whoever asks is in it: staff or of the guarantor body. */
export async function openReview(
	locals: App.Locals,
	slug: string,
): Promise<{ exercise: Exercise; place: Place }> {
	const place = await requireReviewerPlace({ locals }, slug);
	return { place, exercise: (await findExercise(locals.backend, slug)) ?? error(404) };
}
