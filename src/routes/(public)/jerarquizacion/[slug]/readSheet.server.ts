import type { SheetFacts } from '$lib/domain/result/sheetFacts';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readSheetFacts } from '$lib/server/data/sheet/gatherSheetFacts';
import { readPrioritization } from './readPrioritization.server';

/** The facts of the methodology sheet of a prioritization. */
export async function readSheet(slug: string, origin: string): Promise<SheetFacts> {
	const { exercise, prioritization, ...published } = await readPrioritization(slug);
	return readSheetFacts(anonymousBackend(), { exercise, prioritization, origin }, published);
}
