import { methodologySchema, type Methodology } from '$lib/evidence';
import { readStoredResult } from '$lib/domain/result/storedResult';
import { viewResult, type ResultView } from '$lib/domain/result/resultView';
import type { Backend } from '../../backend/clients';
import type { Prioritization } from '../prioritizations';
import { listRankings } from '../ranking/rankings';
import { listResults, type StoredResult } from '../results';
import { findCurrent } from './currentResult';

/** What anybody may see of what came of a published prioritization. */
export interface PublishedResult {
	methodology: Methodology;
	methodologyHash: string;
	/** Newest first; empty before close, and while a nucleus votes again. */
	results: StoredResult[];
	/** The result of the rankings that stand now. */
	current: StoredResult | null;
	/** The result that stands, named; null while none does. */
	view: ResultView | null;
}

/** Reads it with the sight of whoever asks; null for a draft. */
export async function readPublishedResult(
	backend: Backend,
	{ id, methodology: frozen, methodologyHash }: Prioritization,
): Promise<PublishedResult | null> {
	if (!frozen || !methodologyHash) return null;
	const [rankings, results] = await Promise.all([listRankings(backend, id), listResults(backend, id)]);
	const methodology = methodologySchema.parse(JSON.parse(frozen));
	const current = findCurrent(rankings, results);
	const view = current ? viewResult(methodology, readStoredResult(current.content)) : null;
	return { methodology, methodologyHash, results, current, view };
}
