import type { Methodology } from '$lib/evidence';
import { compareRounds } from '$lib/domain/result/roundsView';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import type { Backend } from '$lib/server/backend/clients';
import type { Exercise } from '$lib/server/data/exercises';
import { readAlternativeSources, type Prioritization } from '$lib/server/data/prioritizations';
import { listLeftOut } from '$lib/server/data/ranking/rankings';
import type { ConsultationFacts } from '$lib/server/data/record/consultationFacts';
import { readRankingFacts } from '$lib/server/data/record/rankingFacts';
import { readTallyRecord } from '$lib/server/data/record/tallyRecord';
import { readRounds } from '$lib/server/data/record/rounds';
import type { StoredResult } from '$lib/server/data/results';
import type { StoredRuleset } from '$lib/server/data/rulesets';
import { SOFTWARE } from '$lib/server/data/software';
import type { ResultView } from '$lib/domain/result/resultView';
import { readViability } from './readViability.server';
import { nameRecordFile } from '$lib/server/export/names/nameRecordFile';
import type { SheetFacts } from '$lib/server/export/sheet/sheetFacts';

/** What is already at hand when a sheet is written. */
export interface Known {
	exercise: Exercise;
	prioritization: Prioritization;
	methodology: Methodology;
	methodologyHash: string;
	/** The result that stands, with its view; null while none does. */
	result: { stored: StoredResult; view: ResultView } | null;
	/** Every published consultation of the exercise. */
	consultations: readonly ConsultationFacts[];
	ruleset: StoredRuleset | null;
	/** Scheme and host where people reach the product. */
	origin: string;
}

/** The facts of a methodology sheet: what is at hand and what is read for it. */
export async function gatherSheetFacts(backend: Backend, known: Known): Promise<SheetFacts> {
	const { exercise, prioritization, methodology, methodologyHash, result, ruleset } = known;
	const { id, slug, title, publishedOn } = prioritization;
	const [sources, rankings, leftOut, viability, published, { upToHere }] = await Promise.all([
		readAlternativeSources(backend, id),
		readRankingFacts(backend, id),
		listLeftOut(backend, id),
		result && readViability(backend, result.view),
		result && readTallyRecord(backend, methodology, result.stored),
		readRounds(backend, prioritization),
	]);
	return {
		exercise,
		title,
		address: `${known.origin}/jerarquizacion/${slug}`,
		rulesetName: ruleset ? rulesetSchema.parse(JSON.parse(ruleset.content)).name : null,
		methodology,
		methodologyHash,
		publishedOn,
		consultations: known.consultations.filter(
			(one) => one.publishedOn !== null && publishedOn !== null && one.publishedOn <= publishedOn,
		),
		sources,
		rankings,
		leftOut,
		result: result && {
			view: result.view,
			hash: result.stored.contentHash,
			inputHash: published?.record.hashes.input ?? null,
			recordFile: nameRecordFile(slug),
			computedOn: result.stored.computedOn,
		},
		rounds: result && compareRounds(upToHere),
		viability,
		software: SOFTWARE,
	};
}
