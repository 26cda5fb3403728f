import { compareCodeUnits } from '../../basics/compare';
import { err, ok, type Result } from '../../basics/result';
import { numeratorAt } from '../numbers/exactCells';
import { greatestCommonDivisor } from '../numbers/rational';
import { addLink, createReachability, reaches } from '../order/reachability';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { boundPlaces } from '../tieOrders/possibleRankings';
import { findKnots } from './findKnots';
import { followKnots, listJoinedOrders, type JoinedKnots, type OrderedKnot } from './followKnots';
import { listBestOrders, orderSubsets } from './orderSubsets';

/** The best orders of one tangled group. Items are places in `members`; members are positions in the matrix. */
export interface OrderedGroup {
	readonly members: readonly number[];
	/** Those of the members that majorities run in circles among: knots of more than one. */
	readonly knots: readonly (readonly number[])[];
	/** Ballots (numerators of the matrix) that agree with a best order, over the pairs inside the group. */
	readonly agreement: bigint;
	/** Null when there are too many to follow; then what is below are bounds. */
	readonly count: bigint | null;
	/** Whether item x stands above item y in every best order. */
	readonly isAbove: (x: number, y: number) => boolean;
	/** Highest and lowest place of an item inside the group, from 0. */
	readonly placesOf: (x: number) => readonly [highest: number, lowest: number];
	/** All best orders as positions in the matrix. Only to be called when `count` is small. */
	readonly list: () => number[][];
}

type FoundOrders = Pick<OrderedGroup, 'count' | 'isAbove' | 'placesOf'> & {
	/** As items. */
	readonly list: () => number[][];
};

/** Of a knot, unless more is asked for: 2^22 sets take a second and 16 MB. What is only tied has no limit. */
export const MOST_TANGLED = 22;

/** The most that can be asked for: 2^25 sets take some ten times as long and 128 MB. */
export const LARGEST_TANGLE = 25;

/** How much is searched before a group is refused, or its orders are only bounded. */
export interface SearchLimits {
	readonly mostTops?: number;
	readonly mostTangled?: number;
}

/** Orders one group, or names a knot that is too large to be searched. */
export function orderGroup(
	matrix: PairwiseMatrix,
	group: readonly number[],
	{ mostTops, mostTangled = MOST_TANGLED }: SearchLimits = {},
): Result<OrderedGroup, readonly number[]> {
	const knots = findKnots(matrix, group);
	const tooLarge = knots.find(({ length }) => length > Math.min(mostTangled, LARGEST_TANGLE));
	if (tooLarge !== undefined) return err(tooLarge);
	const members = knots.flat();
	const { surplus, certain } = readPairs(matrix, members);
	const ordered: OrderedKnot[] = [];
	let agreement = certain;
	let offset = 0;
	for (const { length: size } of knots) {
		const { best, gain } = orderKnot(members.length, surplus, offset, size);
		ordered.push({ offset, size, best });
		agreement += gain;
		offset += size;
	}
	const knotOf = ordered.flatMap(({ size }, at) => new Array<number>(size).fill(at));
	const beats = (x: number, y: number) => (surplus[x * members.length + y] ?? 0n) > 0n;
	const beatenBy = members.map((_, x) => {
		let mask = 0n;
		for (const y of members.keys()) {
			if (knotOf[x] === knotOf[y] || !beats(y, x)) continue;
			mask |= 1n << BigInt(y);
			agreement += surplus[y * members.length + x] ?? 0n;
		}
		return mask;
	});
	const found = findOrders({ size: members.length, knots: ordered, beatenBy }, surplus, mostTops);
	return ok({
		...found,
		members,
		knots: knots.filter(({ length }) => length > 1),
		agreement,
		list: () => found.list().map((order) => order.map((item) => members[item] ?? 0)),
	});
}

/** Of each pair of items only the surplus of the stronger side matters; `certain` is what any order gets. */
function readPairs(
	matrix: PairwiseMatrix,
	members: readonly number[],
): { readonly surplus: readonly bigint[]; readonly certain: bigint } {
	const k = members.length;
	const surplus = new Array<bigint>(k * k).fill(0n);
	let certain = 0n;
	for (const [x, a] of members.entries()) {
		for (let y = x + 1; y < k; y++) {
			const b = members[y] ?? 0;
			const inFavour = numeratorAt(matrix.cells, a * matrix.alternatives.length + b);
			const against = numeratorAt(matrix.cells, b * matrix.alternatives.length + a);
			certain += inFavour < against ? inFavour : against;
			if (inFavour > against) surplus[x * k + y] = inFavour - against;
			else surplus[y * k + x] = against - inFavour;
		}
	}
	return { surplus, certain };
}

/** A common factor changes no order, and without it the sums stay as small as they can. */
function orderKnot(k: number, surplus: readonly bigint[], offset: number, size: number) {
	const own = Array.from({ length: size * size }, (_, at) => {
		const [x, y] = [Math.floor(at / size), at % size];
		return surplus[(offset + x) * k + offset + y] ?? 0n;
	});
	const common = own.reduce(greatestCommonDivisor, 0n);
	const best = orderSubsets(size, common > 1n ? own.map((more) => more / common) : own);
	return { best, gain: best.gain * common };
}

/**
 * All best orders of a group. In turn: without any majority every order is best; most groups are followed from top to
 * bottom; where that is too much, a group that is small enough is searched as a whole; else only bounds are given.
 */
function findOrders(
	joined: JoinedKnots,
	surplus: readonly bigint[],
	mostTops: number | undefined,
): FoundOrders {
	const { size } = joined;
	if (surplus.every((more) => more === 0n)) {
		return {
			count: factorial(size),
			isAbove: () => false,
			placesOf: () => [0, size - 1],
			list: () => permute(Array.from({ length: size }, (_, item) => item)),
		};
	}
	const followed = followKnots(joined, mostTops);
	if (followed !== null) {
		const { count, above, places } = followed;
		return {
			count,
			isAbove: (x, y) => x !== y && (((above[x] ?? 0n) >> BigInt(y)) & 1n) === 0n,
			placesOf: (x) => places[x] ?? [0, size - 1],
			list: () => listJoinedOrders(joined),
		};
	}
	if (size <= MOST_TANGLED) {
		const { best } = orderKnot(size, surplus, 0, size);
		return {
			count: best.count,
			isAbove: (x, y) => x !== y && (((best.above[x] ?? 0) >>> y) & 1) === 0,
			placesOf: (x) => best.places[x] ?? [0, size - 1],
			list: () => listBestOrders(size, best),
		};
	}
	return boundOrders(joined);
}

/** What majorities between knots and the best orders inside them make certain, and nothing more. */
function boundOrders({ size, knots, beatenBy }: JoinedKnots): FoundOrders {
	const certain = createReachability(size);
	for (const { offset, size: own, best } of knots) {
		for (let x = 0; x < own; x++) {
			for (let y = 0; y < own; y++) {
				if (x !== y && (((best.above[x] ?? 0) >>> y) & 1) === 0) addLink(certain, offset + x, offset + y);
			}
		}
	}
	for (const [x, mask] of beatenBy.entries()) {
		for (let y = 0; y < size; y++) if (((mask >> BigInt(y)) & 1n) === 1n) addLink(certain, y, x);
	}
	const isAbove = (x: number, y: number) => x !== y && reaches(certain, x, y);
	return {
		count: null,
		isAbove,
		placesOf: (x) => {
			const { highest, lowest } = boundPlaces(size, isAbove, x);
			return [highest - 1, lowest - 1];
		},
		list: () => [],
	};
}

function factorial(n: number): bigint {
	let product = 1n;
	for (let factor = 2; factor <= n; factor++) product *= BigInt(factor);
	return product;
}

function permute(items: readonly number[]): number[][] {
	if (items.length === 0) return [[]];
	return items.flatMap((first) =>
		permute(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
	);
}

/** How many rankings the groups make together; null when one of them is not counted. */
export function multiplyCounts(groups: readonly OrderedGroup[]): bigint | null {
	let product = 1n;
	for (const { count } of groups) {
		if (count === null) return null;
		product *= count;
	}
	return product;
}

/** Every combination of a best order of each group, one after the other, in the order of the ids. */
export function listRankings(
	groups: readonly OrderedGroup[],
	name: (position: number) => string,
): string[][] {
	let rankings: string[][] = [[]];
	for (const group of groups) {
		const orders = group.list().map((order) => order.map(name));
		rankings = rankings.flatMap((ranking) => orders.map((order) => [...ranking, ...order]));
	}
	return rankings.sort((x, y) => {
		const differs = x.findIndex((id, at) => id !== y[at]);
		return compareCodeUnits(x[differs] ?? '', y[differs] ?? '');
	});
}
