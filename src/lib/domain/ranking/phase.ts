/** A prioritization as a whole, from the rankings of its nuclei. Annulled only when none of them stands. */
export type PrioritizationPhase = 'draft' | 'open' | 'closed' | 'annulled';

/** The phase of a prioritization in which each nucleus may have several attempts. */
export function findPhase(
	state: 'draft' | 'published',
	rankings: readonly { state: 'open' | 'closed' | 'annulled' }[],
): PrioritizationPhase {
	if (state === 'draft') return 'draft';
	if (rankings.some((ranking) => ranking.state === 'open')) return 'open';
	return rankings.some((ranking) => ranking.state === 'closed') ? 'closed' : 'annulled';
}

/** The fewest seats that are more than half: what is proposed as the quorum. */
export function majorityOf(seats: number): number {
	return Math.floor(seats / 2) + 1;
}
