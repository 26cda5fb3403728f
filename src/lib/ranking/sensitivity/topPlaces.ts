import { ok, type Result } from '../../basics/result';
import type { Tiers } from '../agreement/pairedTable';
import { refuseAt, type Refusal } from '../methods/refusal';

/** Where a tier stands, from 1: its members share the places from `highest` to `lowest`. */
export type SharedPlace = {
	readonly highest: number;
	readonly lowest: number;
};

/**
 * Whether an alternative is among the first k: `in` and `out` whatever becomes of ties; `tied` when its tier reaches
 * over place k, so that only a rule to break ties could say.
 */
export type TopStanding = 'in' | 'tied' | 'out';

export type TopRefusal = Refusal<'k-out-of-range'>;

/** The place of each alternative of a ranking. */
export function placeTiers(tiers: Tiers): Map<string, SharedPlace> {
	const places = new Map<string, SharedPlace>();
	let above = 0;
	for (const tier of tiers) {
		for (const id of tier) places.set(id, { highest: above + 1, lowest: above + tier.length });
		above += tier.length;
	}
	return places;
}

/** How each alternative of a ranking stands to its first k places. */
export function standInTop(tiers: Tiers, k: number): Map<string, TopStanding> {
	const standings = new Map<string, TopStanding>();
	for (const [id, { highest, lowest }] of placeTiers(tiers)) {
		standings.set(id, lowest <= k ? 'in' : highest > k ? 'out' : 'tied');
	}
	return standings;
}

/** Refuses a number of first places that is not whole, or not from 1 to the number of alternatives. */
export function checkTop(k: number, alternatives: number): Result<number, TopRefusal> {
	return Number.isSafeInteger(k) && k >= 1 && k <= alternatives
		? ok(k)
		: refuseAt('k-out-of-range', ['k'], k);
}
