import { error } from '@sveltejs/kit';
import { methodologySchema, type BundleFile } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { readAlternativeSources } from '$lib/server/data/prioritizations';
import { readShownBallots } from '$lib/server/data/record/publishedBallots';
import { readRankingFacts } from '$lib/server/data/record/rankingFacts';
import { readPublicRecord } from '$lib/server/data/record/publicRecord';
import { SOFTWARE } from '$lib/server/data/software';
import { composeExpediente, type Expediente } from '$lib/server/export/expediente';
import { composeSheets, writeListCsv, writeWorkbook } from '$lib/server/export/lists';
import { writeReadme } from '$lib/server/export/readme';
import { viewResult } from '$lib/server/export/resultView';
import { composeSheet } from '$lib/server/export/sheet/composeSheet';
import { renderHtml } from '$lib/server/export/sheet/renderHtml';
import { readStoredResult } from '$lib/server/export/storedResult';

/** The expediente of an exercise, made now from what anybody may see. The same state gives the same bytes. */
export async function readExpediente(slug: string): Promise<Expediente> {
	const backend = anonymousBackend();
	const exercise = await findExercise(backend, slug);
	if (!exercise) error(404, 'not_found');
	const record = await readPublicRecord(backend, exercise);
	const encoder = new TextEncoder();
	const attachments: BundleFile[] = [
		{ path: 'LEEME.txt', bytes: encoder.encode(writeReadme(exercise, record.entries.length)) },
	];
	for (const prioritization of record.prioritizations) {
		const { id, slug: name, methodology: frozen, methodologyHash } = prioritization;
		if (frozen === null || methodologyHash === null) continue;
		const methodology = methodologySchema.parse(JSON.parse(frozen));
		const stored = record.results.find(({ prioritizationId }) => prioritizationId === id);
		const view = stored ? viewResult(methodology, readStoredResult(stored.content)) : null;
		const sheet = composeSheet(
			{
				exercise,
				title: prioritization.title,
				methodology,
				methodologyHash,
				publishedOn: prioritization.publishedOn,
				sources: await readAlternativeSources(backend, id),
				rankings: await readRankingFacts(backend, id),
				result: stored && view ? { view, hash: stored.contentHash, computedOn: stored.computedOn } : null,
				software: SOFTWARE,
			},
			'es',
		);
		attachments.push({ path: `fichas/${name}.html`, bytes: encoder.encode(renderHtml(sheet)) });
		if (!stored || !view) continue;
		const lists = {
			methodology,
			methodologyHash,
			resultHash: stored.contentHash,
			view,
			ballots: await readShownBallots(backend, prioritization),
		};
		attachments.push({ path: `lists/${name}.csv`, bytes: encoder.encode(writeListCsv(lists)) });
		attachments.push({ path: `lists/${name}.xlsx`, bytes: await writeWorkbook(composeSheets(lists)) });
	}
	return composeExpediente({
		exercise: { id: exercise.id, slug, name: exercise.name },
		software: SOFTWARE,
		...record,
		attachments,
	});
}
