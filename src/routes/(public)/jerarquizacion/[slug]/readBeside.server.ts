import type { RankedPlaces } from '$lib/components/result/rankedMap';
import type { ResultView } from '$lib/domain/result/resultView';
import type { ViabilityView } from '$lib/domain/result/viabilityView';
import type { Locale } from '$lib/messages/locale';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readAlternativePlaces } from '$lib/server/data/ranking/alternativePlaces';
import { readViability } from '$lib/server/data/ranking/viability';
import { readRankedPlaces } from './mapa/readRankedPlaces.server';

/** What stands beside a result and enters no count: how realizable its problems are, and where. */
export async function readBeside(
	prioritizationId: string,
	view: ResultView | null,
	stateId: string | null,
	locale: Locale,
): Promise<{ viability: ViabilityView | null; places: RankedPlaces | null }> {
	if (view === null) return { viability: null, places: null };
	const backend = anonymousBackend();
	const [viability, places] = await Promise.all([
		readViability(backend, view),
		readAlternativePlaces(backend, prioritizationId),
	]);
	return { viability, places: await readRankedPlaces(view.joint.rows, places, stateId, locale) };
}
