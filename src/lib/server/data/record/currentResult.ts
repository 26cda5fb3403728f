import { z } from 'zod';
import type { Ranking } from '../ranking/rankings';
import type { StoredResult } from '../results';

const headShape = z.object({ rankings: z.array(z.object({ ranking: z.uuid() })) });

/**
 * The result of exactly the rankings that are closed now. After one was annulled, the results of before stand no longer,
 * and the next may still be on its way.
 */
export function findCurrent(
	rankings: readonly Pick<Ranking, 'id' | 'state'>[],
	results: readonly StoredResult[],
): StoredResult | null {
	const closed = namesOf(rankings.filter(({ state }) => state === 'closed').map(({ id }) => id));
	const [newest] = results;
	if (!newest) return null;
	const head = headShape.parse(JSON.parse(newest.content));
	return namesOf(head.rankings.map(({ ranking }) => ranking)) === closed ? newest : null;
}

function namesOf(ids: readonly string[]): string {
	return [...ids].sort().join();
}
