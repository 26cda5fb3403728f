/** Whether position a stands strictly above position b. Must be a strict partial order: no cycles, transitive. */
export type IsAbove = (a: number, b: number) => boolean;

/** A weak order as the tier of each position, 0 for the first. */
export type TierNumbers = Int32Array;

/**
 * Layers of a strict partial order by iterated maximal elements: tier 1 is everything that nothing stands above, then
 * without those again. Counting wins instead would hide ties.
 */
export function layByMaximalElements(size: number, isAbove: IsAbove): TierNumbers {
	const tiers = new Int32Array(size).fill(-1);
	let placed = 0;
	for (let tier = 0; placed < size; tier++) {
		const maximal: number[] = [];
		for (let b = 0; b < size; b++) {
			if (tiers[b] !== -1) continue;
			let free = true;
			for (let a = 0; a < size && free; a++) free = tiers[a] !== -1 || !isAbove(a, b);
			if (free) maximal.push(b);
		}
		if (maximal.length === 0) throw new Error('the relation has a cycle: it is not a strict partial order');
		for (const b of maximal) tiers[b] = tier;
		placed += maximal.length;
	}
	return tiers;
}

/**
 * The finest list that asserts nothing beyond a strict partial order: a stands in a higher tier than b only if a is
 * above b, and whatever is left undecided between two alternatives puts them in one tier.
 *
 * The tiers are the connected components of "neither is above the other". Between two components everything is
 * comparable, and in one direction only, so they stand in a line; any finer list would separate some undecided pair.
 */
export function layByCertainty(size: number, isAbove: IsAbove): TierNumbers {
	const component = new Int32Array(size).fill(-1);
	const representatives: number[] = [];
	for (let start = 0; start < size; start++) {
		if (component[start] !== -1) continue;
		const number = representatives.push(start) - 1;
		component[start] = number;
		const queue = [start];
		for (let a = queue.pop(); a !== undefined; a = queue.pop()) {
			for (let b = 0; b < size; b++) {
				if (component[b] !== -1 || isAbove(a, b) || isAbove(b, a)) continue;
				component[b] = number;
				queue.push(b);
			}
		}
	}
	const above = representatives.map(
		(own) => representatives.filter((other) => other !== own && isAbove(other, own)).length,
	);
	return component.map((number) => above[number] ?? 0);
}

/** Tiers of equal scores, the best first. `compare(a, b)` is positive when a scores more than b. */
export function layByScore(size: number, compare: (a: number, b: number) => number): TierNumbers {
	const order = Array.from({ length: size }, (_, position) => position).sort((a, b) => compare(b, a));
	const tiers = new Int32Array(size);
	let tier = 0;
	for (const [at, position] of order.entries()) {
		const previous = order[at - 1];
		if (previous !== undefined && compare(previous, position) !== 0) tier++;
		tiers[position] = tier;
	}
	return tiers;
}

/** The ids of each tier, best first; inside a tier they stand as in `alternatives`, which means nothing. */
export function nameTiers(alternatives: readonly string[], tiers: TierNumbers): string[][] {
	const named: string[][] = [];
	for (const [position, id] of alternatives.entries()) {
		const tier = tiers[position] ?? 0;
		while (named.length <= tier) named.push([]);
		named[tier]?.push(id);
	}
	return named;
}
