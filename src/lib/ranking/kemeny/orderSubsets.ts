import { isSafe } from '../numbers/exactNumber';

/** What the orders of k items with the largest gain have in common. Sets of items are bit masks, item i is bit i. */
export interface BestOrders {
	/** The largest gain: Σ gains[x][y] over x above y. */
	readonly gain: bigint;
	/** How many orders reach it. */
	readonly count: bigint;
	/** For each set, which items can come last of it when the set is what stands on top of a best order of the set. */
	readonly lasts: Uint32Array;
	/** For each set, whether it stands on top of a best order of all: 1 or 0. */
	readonly onTop: Uint8Array;
	/** For each item, what stands above it in at least one best order. */
	readonly above: readonly number[];
	/** For each item, its highest and lowest place (from 0) over all best orders. */
	readonly places: readonly (readonly [highest: number, lowest: number])[];
}

/** Carries into the second limb; 22! has 70 bits. */
const LIMB = 2 ** 48;

/**
 * Finds the orders with the largest gain by dynamic programming over sets: best(S) = max over the last x of S of
 * best(S without x) + Σ gains[x][y] over y outside S. With half tables for the sums it takes 2^k · k steps.
 * Source: Held and Karp 1962; for Kemeny, Betzler et al. 2009.
 *
 * `gains[x * k + y]` are integers, not negative. Sums that fit 2^53 are counted in doubles, larger ones in bigints:
 * the same orders, slower.
 */
export function orderSubsets(k: number, gains: readonly bigint[]): BestOrders {
	const total = gains.reduce((sum, gain) => sum + gain, 0n);
	const { lasts, gain } = isSafe(total) ? fillWithDoubles(k, gains.map(Number)) : fillWithBigInts(k, gains);
	return { gain, lasts, ...walkBestOrders(k, lasts) };
}

interface Filled {
	readonly lasts: Uint32Array;
	readonly gain: bigint;
}

function fillWithDoubles(k: number, gains: readonly number[]): Filled {
	const lowBits = k >> 1;
	const highBits = k - lowBits;
	const low = new Float64Array(k << lowBits);
	const high = new Float64Array(k << highBits);
	for (let x = 0; x < k; x++) {
		sumSubsets(low, x << lowBits, lowBits, (bit) => gains[x * k + bit] ?? 0);
		sumSubsets(high, x << highBits, highBits, (bit) => gains[x * k + lowBits + bit] ?? 0);
	}
	const full = 2 ** k - 1;
	const lowMask = 2 ** lowBits - 1;
	const best = new Float64Array(full + 1);
	const lasts = new Uint32Array(full + 1);
	for (let set = 1; set <= full; set++) {
		const outside = full ^ set;
		const outsideLow = outside & lowMask;
		const outsideHigh = outside >> lowBits;
		let most = -1;
		let lastOfMost = 0;
		for (let left = set; left !== 0;) {
			const bit = left & -left;
			const x = 31 - Math.clz32(bit);
			left ^= bit;
			const value =
				(best[set ^ bit] ?? 0) +
				(low[(x << lowBits) | outsideLow] ?? 0) +
				(high[(x << highBits) | outsideHigh] ?? 0);
			if (value > most) {
				most = value;
				lastOfMost = bit;
			} else if (value === most) lastOfMost |= bit;
		}
		best[set] = most;
		lasts[set] = lastOfMost;
	}
	return { lasts, gain: BigInt(best[full] ?? 0) };
}

function sumSubsets(table: Float64Array, start: number, bits: number, gainOf: (bit: number) => number): void {
	for (let set = 1; set < 2 ** bits; set++) {
		const bit = set & -set;
		table[start + set] = (table[start + (set ^ bit)] ?? 0) + gainOf(31 - Math.clz32(bit));
	}
}

function fillWithBigInts(k: number, gains: readonly bigint[]): Filled {
	const full = 2 ** k - 1;
	const half = k >> 1;
	const lowMask = 2 ** half - 1;
	const sums = Array.from({ length: k }, (_, x) => ({
		low: sumLargeSubsets(gains.slice(x * k, x * k + half)),
		high: sumLargeSubsets(gains.slice(x * k + half, (x + 1) * k)),
	}));
	const best: bigint[] = [0n];
	const lasts = new Uint32Array(full + 1);
	for (let set = 1; set <= full; set++) {
		const outside = full ^ set;
		let most = -1n;
		let lastOfMost = 0;
		for (let left = set; left !== 0;) {
			const bit = left & -left;
			const sum = sums[31 - Math.clz32(bit)];
			left ^= bit;
			const value =
				(best[set ^ bit] ?? 0n) + (sum?.low[outside & lowMask] ?? 0n) + (sum?.high[outside >> half] ?? 0n);
			if (value > most) {
				most = value;
				lastOfMost = bit;
			} else if (value === most) lastOfMost |= bit;
		}
		best.push(most);
		lasts[set] = lastOfMost;
	}
	return { lasts, gain: best[full] ?? 0n };
}

function sumLargeSubsets(gains: readonly bigint[]): bigint[] {
	const sums = [0n];
	for (let set = 1; set < 2 ** gains.length; set++) {
		const bit = set & -set;
		sums.push((sums[set ^ bit] ?? 0n) + (gains[31 - Math.clz32(bit)] ?? 0n));
	}
	return sums;
}

/**
 * Walks from the full set down, only along best orders. The number of ways from the full set to each set is kept in
 * two limbs, because it can pass 2^53 when much is tied.
 */
function walkBestOrders(k: number, lasts: Uint32Array): Omit<BestOrders, 'gain' | 'lasts'> {
	const full = 2 ** k - 1;
	const onTop = new Uint8Array(full + 1).fill(1, 0, 1);
	const ways = new Float64Array(full + 1);
	const waysAbove = new Float64Array(full + 1);
	const above = new Array<number>(k).fill(0);
	const places = Array.from({ length: k }, (): [number, number] => [k, -1]);
	ways[full] = 1;
	for (let set = full; set > 0; set--) {
		const own = ways[set] ?? 0;
		const ownAbove = waysAbove[set] ?? 0;
		if (own === 0 && ownAbove === 0) continue;
		onTop[set] = 1;
		const place = countBits(set) - 1;
		for (let left = lasts[set] ?? 0; left !== 0;) {
			const bit = left & -left;
			const x = 31 - Math.clz32(bit);
			left ^= bit;
			const rest = set ^ bit;
			const sum = (ways[rest] ?? 0) + own;
			ways[rest] = sum % LIMB;
			waysAbove[rest] = (waysAbove[rest] ?? 0) + ownAbove + (sum >= LIMB ? 1 : 0);
			above[x] = (above[x] ?? 0) | rest;
			const range = places[x];
			if (range === undefined) continue;
			if (place < range[0]) range[0] = place;
			if (place > range[1]) range[1] = place;
		}
	}
	return { count: BigInt(waysAbove[0] ?? 0) * BigInt(LIMB) + BigInt(ways[0] ?? 0), onTop, above, places };
}

function countBits(set: number): number {
	let bits = 0;
	for (let left = set; left !== 0; left &= left - 1) bits++;
	return bits;
}

/** Every best order, as items from the first to the last. Only for few: see `count`. */
export function listBestOrders(k: number, lasts: Uint32Array): number[][] {
	if (k === 0) return [[]];
	const orders: number[][] = [];
	const place = (set: number, tail: readonly number[]): void => {
		if (set === 0) orders.push([...tail]);
		for (let left = lasts[set] ?? 0; left !== 0;) {
			const bit = left & -left;
			left ^= bit;
			place(set ^ bit, [31 - Math.clz32(bit), ...tail]);
		}
	};
	place(2 ** k - 1, []);
	return orders;
}
