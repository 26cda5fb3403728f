/** Where a ranking is in its life, as the database tells it at this moment. */
export type RankingPhase = 'announced' | 'open' | 'closing' | 'closed' | 'annulled';

const tones = {
	announced: 'waiting',
	open: 'active',
	closing: 'waiting',
	closed: 'done',
	annulled: 'warning',
} as const satisfies Record<RankingPhase, string>;

/** How a phase looks wherever it is shown: one phase, one tone. */
export function toneOf(phase: RankingPhase): (typeof tones)[RankingPhase] {
	return tones[phase];
}
