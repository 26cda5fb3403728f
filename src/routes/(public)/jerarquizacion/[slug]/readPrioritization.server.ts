import { error } from '@sveltejs/kit';
import { methodologySchema, type Methodology } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExerciseById, type Exercise } from '$lib/server/data/exercises';
import { findPrioritization, type Prioritization } from '$lib/server/data/prioritizations';
import { listRankings } from '$lib/server/data/ranking/rankings';
import { findCurrent } from '$lib/server/data/record/currentResult';
import { listResults, type StoredResult } from '$lib/server/data/results';
import { readStoredResult } from '$lib/domain/result/storedResult';
import { viewResult, type ResultView } from '$lib/domain/result/resultView';

export interface PublishedPrioritization {
	prioritization: Prioritization;
	methodology: Methodology;
	methodologyHash: string;
	exercise: Exercise;
	/** Newest first; empty before close, and while a nucleus votes again. */
	results: StoredResult[];
	/** The result of the rankings that stand now. */
	current: StoredResult | null;
	/** The result that stands, named; null while none does. */
	view: ResultView | null;
}

/** What anybody may see of a prioritization. A draft is as unknown as one that does not exist. */
export async function readPrioritization(slug: string): Promise<PublishedPrioritization> {
	const backend = anonymousBackend();
	const prioritization = await findPrioritization(backend, slug);
	if (!prioritization?.methodology || !prioritization.methodologyHash) error(404, 'not_found');
	const [exercise, rankings, results] = await Promise.all([
		findExerciseById(backend, prioritization.exerciseId),
		listRankings(backend, prioritization.id),
		listResults(backend, prioritization.id),
	]);
	if (!exercise) error(404, 'not_found');
	const methodology = methodologySchema.parse(JSON.parse(prioritization.methodology));
	const newest = findCurrent(rankings, results);
	return {
		prioritization,
		methodology,
		methodologyHash: prioritization.methodologyHash,
		exercise,
		results,
		current: newest,
		view: newest ? viewResult(methodology, readStoredResult(newest.content)) : null,
	};
}
