import type { Methodology } from '$lib/evidence';
import { nameRecordFile } from '$lib/domain/result/nameRecordFile';
import type { ResultView } from '$lib/domain/result/resultView';
import { compareRounds } from '$lib/domain/result/roundsView';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import type { Backend } from '../../backend/clients';
import type { Exercise } from '../exercises';
import { findPrintedSeal, sealAddress, type PrintedSeal } from '../log/printedSeal';
import { readAlternativeSources, type Prioritization } from '../prioritizations';
import { listLeftOut } from '../ranking/rankings';
import { readViability } from '../ranking/viability';
import { readConsultationFacts, type ConsultationFacts } from '../record/consultationFacts';
import type { PublishedResult } from '../record/publishedResult';
import { readRankingFacts } from '../record/rankingFacts';
import { readRounds } from '../record/rounds';
import { readTallyRecord } from '../record/tallyRecord';
import type { StoredResult } from '../results';
import { findRuleset, type StoredRuleset } from '../rulesets';
import { SOFTWARE } from '../software';

/** What is already at hand when a sheet is written. */
interface Known {
	exercise: Exercise;
	prioritization: Prioritization;
	methodology: Methodology;
	methodologyHash: string;
	/** The result that stands, with its view; null while none does. */
	result: { stored: StoredResult; view: ResultView } | null;
	/** Every published consultation of the exercise. */
	consultations: readonly ConsultationFacts[];
	ruleset: StoredRuleset | null;
	/** The newest seal of the record; null while there is none. */
	seal: PrintedSeal | null;
	/** Scheme and host where people reach the product. */
	origin: string;
}

/** The facts of the sheet of a prioritization that anybody may see. */
export async function readSheetFacts(
	backend: Backend,
	of: Pick<Known, 'exercise' | 'prioritization' | 'origin'>,
	{ methodology, methodologyHash, current, view }: PublishedResult,
): Promise<SheetFacts> {
	const { id, rulesetId, rulesetVersion } = of.exercise;
	const [consultations, ruleset, seal] = await Promise.all([
		readConsultationFacts(backend, id),
		findRuleset(backend, rulesetId, rulesetVersion),
		findPrintedSeal(backend, id),
	]);
	const result = current && view ? { stored: current, view } : null;
	return gatherSheetFacts(backend, {
		...of,
		methodology,
		methodologyHash,
		result,
		consultations,
		ruleset,
		seal,
	});
}

/** The facts of a methodology sheet: what is at hand and what is read for it. */
export async function gatherSheetFacts(backend: Backend, known: Known): Promise<SheetFacts> {
	const { exercise, prioritization, methodology, methodologyHash, result, ruleset, seal, origin } = known;
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
		address: `${origin}/jerarquizacion/${slug}`,
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
		seal: seal && { ...seal, address: sealAddress(origin, exercise.slug, seal.size) },
		software: SOFTWARE,
	};
}
