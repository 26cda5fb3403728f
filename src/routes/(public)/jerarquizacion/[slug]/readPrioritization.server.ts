import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExerciseById, type Exercise } from '$lib/server/data/exercises';
import { findPrioritization, type Prioritization } from '$lib/server/data/prioritizations';
import { readPublishedResult, type PublishedResult } from '$lib/server/data/record/publishedResult';

export interface PublishedPrioritization extends PublishedResult {
	prioritization: Prioritization;
	exercise: Exercise;
}

/** What anybody may see of a prioritization. A draft is as unknown as one that does not exist. */
export async function readPrioritization(slug: string): Promise<PublishedPrioritization> {
	const backend = anonymousBackend();
	const prioritization = await findPrioritization(backend, slug);
	if (!prioritization) error(404, 'not_found');
	const [exercise, published] = await Promise.all([
		findExerciseById(backend, prioritization.exerciseId),
		readPublishedResult(backend, prioritization),
	]);
	if (!exercise || !published) error(404, 'not_found');
	return { prioritization, exercise, ...published };
}
