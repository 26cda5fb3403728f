import { anonymousBackend } from '$lib/server/backend/clients';
import { readAlternativeSources } from '$lib/server/data/prioritizations';
import { readRankingFacts } from '$lib/server/data/record/rankingFacts';
import { SOFTWARE } from '$lib/server/data/software';
import type { SheetFacts } from '$lib/server/export/sheet/composeSheet';
import { readPrioritization } from './readPrioritization.server';

/** The facts of the methodology sheet of a prioritization. */
export async function readSheetFacts(slug: string): Promise<SheetFacts> {
	const { prioritization, methodology, methodologyHash, exercise, results, view } =
		await readPrioritization(slug);
	const backend = anonymousBackend();
	const [newest] = results;
	return {
		exercise,
		title: prioritization.title,
		methodology,
		methodologyHash,
		publishedOn: prioritization.publishedOn,
		sources: await readAlternativeSources(backend, prioritization.id),
		rankings: await readRankingFacts(backend, prioritization.id),
		result: newest && view ? { view, hash: newest.contentHash, computedOn: newest.computedOn } : null,
		software: SOFTWARE,
	};
}
