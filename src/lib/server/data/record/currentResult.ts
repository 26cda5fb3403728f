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
	return namesOf(listCounted(newest)) === closed ? newest : null;
}

/** The rankings a result rests on: those whose ballots are published with it. */
export function listCounted({ content }: StoredResult): string[] {
	return headShape.parse(JSON.parse(content)).rankings.map(({ ranking }) => ranking);
}

function namesOf(ids: readonly string[]): string {
	return [...ids].sort().join();
}
