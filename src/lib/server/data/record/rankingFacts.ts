import type { Backend } from '../../backend/clients';
import {
	listExtensions,
	listRankings,
	readParticipation,
	type Ranking,
	type RankingExtension,
} from '../ranking/rankings';

/** What happened in each ranking of a prioritization, for the sheet and the page. */
export interface RankingFacts extends Ranking {
	tookPart: number;
	extensions: RankingExtension[];
}

export async function readRankingFacts(backend: Backend, prioritizationId: string): Promise<RankingFacts[]> {
	const [rankings, participation] = await Promise.all([
		listRankings(backend, prioritizationId),
		readParticipation(backend, prioritizationId),
	]);
	const extensions = await listExtensions(
		backend,
		rankings.map(({ id }) => id),
	);
	return rankings.map((ranking) => ({
		...ranking,
		tookPart: participation.find(({ ranking: id }) => id === ranking.id)?.tookPart ?? 0,
		extensions: extensions.filter(({ rankingId }) => rankingId === ranking.id),
	}));
}
