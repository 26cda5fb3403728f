import { error } from '@sveltejs/kit';
import { methodologySchema, type Methodology } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExerciseById, type Exercise } from '$lib/server/data/exercises';
import { findPrioritization, type Prioritization } from '$lib/server/data/prioritizations';
import { listResults, type StoredResult } from '$lib/server/data/results';
import { readStoredResult } from '$lib/server/export/storedResult';
import { viewResult, type ResultView } from '$lib/server/export/resultView';

export interface PublishedPrioritization {
	prioritization: Prioritization;
	methodology: Methodology;
	methodologyHash: string;
	exercise: Exercise;
	/** Newest first; empty before close. */
	results: StoredResult[];
	/** The newest result, named. */
	view: ResultView | null;
}

/** What anybody may see of a prioritization. A draft is as unknown as one that does not exist. */
export async function readPrioritization(slug: string): Promise<PublishedPrioritization> {
	const backend = anonymousBackend();
	const prioritization = await findPrioritization(backend, slug);
	if (!prioritization?.methodology || !prioritization.methodologyHash) error(404, 'not_found');
	const [exercise, results] = await Promise.all([
		findExerciseById(backend, prioritization.exerciseId),
		listResults(backend, prioritization.id),
	]);
	if (!exercise) error(404, 'not_found');
	const methodology = methodologySchema.parse(JSON.parse(prioritization.methodology));
	const [newest] = results;
	return {
		prioritization,
		methodology,
		methodologyHash: prioritization.methodologyHash,
		exercise,
		results,
		view: newest ? viewResult(methodology, readStoredResult(newest.content)) : null,
	};
}
