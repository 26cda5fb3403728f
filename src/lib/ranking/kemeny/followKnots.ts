import type { BestOrders } from './orderSubsets';

/** A knot whose items are `offset` … `offset + size − 1` of its group, with its best orders. */
export interface OrderedKnot {
	readonly offset: number;
	readonly size: number;
	readonly best: BestOrders;
}

/** Knots that majorities and ties join. Sets of items of the group are bit masks. */
export interface JoinedKnots {
	readonly size: number;
	readonly knots: readonly OrderedKnot[];
	/** For each item, those of other knots that beat it. */
	readonly beatenBy: readonly bigint[];
}

export interface JoinedOrders {
	readonly count: bigint;
	/** For each item, what stands above it in at least one best order. */
	readonly above: readonly bigint[];
	/** Highest and lowest place of each item, from 0. */
	readonly places: readonly (readonly [highest: number, lowest: number])[];
}

/** More different tops of best orders than this are not followed. It depends on no names and no order. */
export const MOST_TOPS = 50_000;

/**
 * Follows every best order from the top down; null when their tops are too many. What can come next depends only on the
 * set that stands above, so orders with the same top are followed together.
 */
export function followKnots(joined: JoinedKnots, mostTops = MOST_TOPS): JoinedOrders | null {
	const { size } = joined;
	const above = new Array<bigint>(size).fill(0n);
	const places = Array.from({ length: size }, (): [number, number] => [size, -1]);
	let tops = new Map([[0n, 1n]]);
	let followed = 0;
	for (let place = 0; place < size; place++) {
		const next = new Map<bigint, bigint>();
		for (const [top, ways] of tops) {
			for (const item of listNext(joined, top)) {
				const longer = top | (1n << BigInt(item));
				next.set(longer, (next.get(longer) ?? 0n) + ways);
				above[item] = (above[item] ?? 0n) | top;
				const range = places[item];
				if (range === undefined) continue;
				if (place < range[0]) range[0] = place;
				if (place > range[1]) range[1] = place;
			}
			if (followed + next.size > mostTops) return null;
		}
		followed += next.size;
		tops = next;
	}
	return { count: [...tops.values()][0] ?? 1n, above, places };
}

/** Every best order, as items from the first to the last. Only for few: see `count`. */
export function listJoinedOrders(joined: JoinedKnots): number[][] {
	const orders: number[][] = [];
	const place = (top: bigint, order: readonly number[]): void => {
		if (order.length === joined.size) orders.push([...order]);
		for (const item of listNext(joined, top)) place(top | (1n << BigInt(item)), [...order, item]);
	};
	place(0n, []);
	return orders;
}

/** What can stand directly below a top: nothing that beats it is missing above, and its own knot stays well ordered. */
function listNext({ knots, beatenBy }: JoinedKnots, top: bigint): number[] {
	const items: number[] = [];
	for (const { offset, size, best } of knots) {
		const own = Number((top >> BigInt(offset)) & ((1n << BigInt(size)) - 1n));
		for (let x = 0; x < size; x++) {
			const longer = own | (1 << x);
			if (longer === own || !best.isOnTop(longer)) continue;
			if (((best.lastsOf(longer) >>> x) & 1) === 0) continue;
			const before = beatenBy[offset + x] ?? 0n;
			if ((top & before) === before) items.push(offset + x);
		}
	}
	return items;
}
