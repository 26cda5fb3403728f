import { anonymousBackend } from '$lib/server/backend/clients';
import { readConsultationFacts } from '$lib/server/data/record/consultationFacts';
import { findRuleset } from '$lib/server/data/rulesets';
import type { SheetFacts } from '$lib/server/export/sheet/sheetFacts';
import { gatherSheetFacts } from '../../sheetFacts.server';
import { readPrioritization } from './readPrioritization.server';

/** The facts of the methodology sheet of a prioritization. */
export async function readSheetFacts(slug: string, origin: string): Promise<SheetFacts> {
	const read = await readPrioritization(slug);
	const backend = anonymousBackend();
	const { exercise, current, view } = read;
	const [consultations, ruleset] = await Promise.all([
		readConsultationFacts(backend, exercise.id),
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
	]);
	return gatherSheetFacts(backend, {
		...read,
		result: current && view ? { stored: current, view } : null,
		consultations,
		ruleset,
		origin,
	});
}
