import { reaches, type Reachability } from '../order/reachability';
import { layByMaximalElements, type IsAbove, type TierNumbers } from '../order/tiers';

/** Highest and lowest place of an alternative over all outcomes: 1 + the number of alternatives strictly above. */
export type PlaceRange = {
	readonly alternative: string;
	readonly highest: number;
	readonly lowest: number;
};

/** Different rankings among locked orders, sorted by tier numbers so that their order is fixed. */
export function distinctRankings(size: number, locked: readonly Reachability[]): TierNumbers[] {
	const byKey = new Map<string, TierNumbers>();
	for (const order of locked) {
		const tiers = layByMaximalElements(size, (a, b) => reaches(order, a, b));
		byKey.set(tiers.join(), tiers);
	}
	return [...byKey.values()].sort((x, y) => {
		const differs = x.findIndex((tier, at) => tier !== y[at]);
		return (x[differs] ?? 0) - (y[differs] ?? 0);
	});
}

/** What holds in every one of the rankings: a strict partial order. */
export function aboveInAll(rankings: readonly TierNumbers[]): IsAbove {
	return (a, b) => rankings.every((tiers) => (tiers[a] ?? 0) < (tiers[b] ?? 0));
}

/** Where an alternative stands in the rankings. */
export function rangePlaces(
	rankings: readonly TierNumbers[],
	position: number,
): Omit<PlaceRange, 'alternative'> {
	const places = rankings.map((tiers) => 1 + tiers.filter((tier) => tier < (tiers[position] ?? 0)).length);
	return { highest: Math.min(...places), lowest: Math.max(...places) };
}

/** Where it can stand in any ranking that agrees with a strict partial order. */
export function boundPlaces(
	size: number,
	isAbove: IsAbove,
	position: number,
): Omit<PlaceRange, 'alternative'> {
	let highest = 1;
	let lowest = size;
	for (let other = 0; other < size; other++) {
		if (isAbove(other, position)) highest++;
		if (isAbove(position, other)) lowest--;
	}
	return { highest, lowest };
}
