import { findBestGains, type BestGains } from './bestGains';

/** What the orders of k items with the largest gain have in common. Sets of items are bit masks, item i is bit i. */
export interface BestOrders {
	/** The largest gain: Σ gains[x][y] over x above y. */
	readonly gain: bigint;
	/** How many orders reach it. */
	readonly count: bigint;
	/** Which items can come last of a set when the set is what stands on top of a best order of the set. */
	readonly lastsOf: (set: number) => number;
	/** Whether a set stands on top of a best order of all. */
	readonly isOnTop: (set: number) => boolean;
	/** For each item, what stands above it in at least one best order. */
	readonly above: readonly number[];
	/** For each item, its highest and lowest place (from 0) over all best orders. */
	readonly places: readonly (readonly [highest: number, lowest: number])[];
}

/** Carries into the second limb; 25! has 84 bits. */
const LIMB = 2 ** 48;

/**
 * Finds all orders with the largest gain. `gains[x * k + y]` are integers, not negative; the sets of k items must fit
 * in 31 bits and in memory.
 */
export function orderSubsets(k: number, gains: readonly bigint[]): BestOrders {
	const found = findBestGains(k, gains);
	return { ...found, ...walkBestOrders(k, found) };
}

/** Sets as bits, with how many stand before each word: the number of a set is found at once. */
interface NumberedSets {
	readonly bits: Uint32Array;
	readonly before: Uint32Array;
	readonly size: number;
}

/**
 * Walks from the full set down, only along best orders: first which sets stand on top of one, then in how many ways
 * each is reached. Those are few as a rule, so only they are given a number. The ways are kept in two limbs, because
 * they can pass 2^53 when much is tied.
 */
function walkBestOrders(k: number, { lastsOf }: BestGains): Omit<BestOrders, keyof BestGains> {
	const full = 2 ** k - 1;
	const onTop = collectTops(full, lastsOf);
	const ways = new Float64Array(onTop.size);
	const waysAbove = new Float64Array(onTop.size);
	const above = new Array<number>(k).fill(0);
	const places = Array.from({ length: k }, (): [number, number] => [k, -1]);
	ways[onTop.size - 1] = 1;
	forEachDown(onTop.bits, (set) => {
		const own = numberOf(onTop, set);
		const place = countBits(set) - 1;
		for (let left = lastsOf(set); left !== 0; left &= left - 1) {
			const bit = left & -left;
			const x = 31 - Math.clz32(bit);
			const rest = numberOf(onTop, set ^ bit);
			const sum = (ways[rest] ?? 0) + (ways[own] ?? 0);
			ways[rest] = sum % LIMB;
			waysAbove[rest] = (waysAbove[rest] ?? 0) + (waysAbove[own] ?? 0) + (sum >= LIMB ? 1 : 0);
			above[x] = (above[x] ?? 0) | (set ^ bit);
			const range = places[x];
			if (range === undefined) continue;
			if (place < range[0]) range[0] = place;
			if (place > range[1]) range[1] = place;
		}
	});
	return {
		count: BigInt(waysAbove[0] ?? 0) * BigInt(LIMB) + BigInt(ways[0] ?? 0),
		isOnTop: (set) => (((onTop.bits[set >>> 5] ?? 0) >>> (set & 31)) & 1) === 1,
		above,
		places,
	};
}

function collectTops(full: number, lastsOf: (set: number) => number): NumberedSets {
	const bits = new Uint32Array((full >>> 5) + 1);
	const mark = (set: number) => {
		bits[set >>> 5] = (bits[set >>> 5] ?? 0) | (1 << (set & 31));
	};
	mark(full);
	forEachDown(bits, (set) => {
		for (let left = lastsOf(set); left !== 0; left &= left - 1) mark(set ^ (left & -left));
	});
	const before = new Uint32Array(bits.length);
	let size = 0;
	for (let word = 0; word < bits.length; word++) {
		before[word] = size;
		size += countBits(bits[word] ?? 0);
	}
	return { bits, before, size };
}

/** Visits the sets from the largest number to the smallest, those too that a visit adds below. */
function forEachDown(bits: Uint32Array, visit: (set: number) => void): void {
	for (let word = bits.length - 1; word >= 0; word--) {
		let unseen = 0xffffffff;
		for (;;) {
			const left = (bits[word] ?? 0) & unseen;
			if (left === 0) break;
			const bit = 31 - Math.clz32(left);
			unseen = bit === 0 ? 0 : 0xffffffff >>> (32 - bit);
			visit(word * 32 + bit);
		}
	}
}

function numberOf({ bits, before }: NumberedSets, set: number): number {
	const below = (bits[set >>> 5] ?? 0) & ((1 << (set & 31)) - 1);
	return (before[set >>> 5] ?? 0) + countBits(below);
}

function countBits(set: number): number {
	let bits = 0;
	for (let left = set; left !== 0; left &= left - 1) bits++;
	return bits;
}

/** Every best order, as items from the first to the last. Only for few: see `count`. */
export function listBestOrders(k: number, { lastsOf }: Pick<BestOrders, 'lastsOf'>): number[][] {
	if (k === 0) return [[]];
	const orders: number[][] = [];
	const place = (set: number, tail: readonly number[]): void => {
		if (set === 0) orders.push([...tail]);
		for (let left = lastsOf(set); left !== 0; left &= left - 1) {
			const bit = left & -left;
			place(set ^ bit, [31 - Math.clz32(bit), ...tail]);
		}
	};
	place(2 ** k - 1, []);
	return orders;
}
