import { compareCodeUnits } from '../../basics/compare';
import { numeratorAt } from '../numbers/exactCells';
import { greatestCommonDivisor } from '../numbers/rational';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { listBestOrders, orderSubsets } from './orderSubsets';

/** The best orders of one tangled group. Items are places in `members`; members are positions in the matrix. */
export interface OrderedGroup {
	readonly members: readonly number[];
	/** Ballots (numerators of the matrix) that agree with a best order, over the pairs inside the group. */
	readonly agreement: bigint;
	readonly count: bigint;
	/** Whether item x stands above item y in every best order. */
	readonly isAbove: (x: number, y: number) => boolean;
	/** Highest and lowest place of an item inside the group, from 0. */
	readonly placesOf: (x: number) => readonly [highest: number, lowest: number];
	/** All best orders as positions in the matrix. Only to be called when `count` is small. */
	readonly list: () => number[][];
}

/**
 * Orders one group. Of each pair only the surplus of the stronger side matters, and only up to a common factor, so the
 * sums stay as small as they can. A group in which every pair is tied needs no search: any order is best.
 */
export function orderGroup(matrix: PairwiseMatrix, members: readonly number[]): OrderedGroup {
	const { cells, alternatives } = matrix;
	const k = members.length;
	const votes = (x: number, y: number) =>
		numeratorAt(cells, (members[x] ?? 0) * alternatives.length + (members[y] ?? 0));
	const surplus = new Array<bigint>(k * k).fill(0n);
	let common = 0n;
	let certain = 0n;
	for (let x = 0; x < k; x++) {
		for (let y = x + 1; y < k; y++) {
			const [for_, against] = [votes(x, y), votes(y, x)];
			certain += for_ < against ? for_ : against;
			const more = for_ > against ? for_ - against : against - for_;
			surplus[for_ > against ? x * k + y : y * k + x] = more;
			common = greatestCommonDivisor(common, more);
		}
	}
	if (common === 0n) {
		return {
			members,
			agreement: certain,
			count: factorial(k),
			isAbove: () => false,
			placesOf: () => [0, k - 1],
			list: () => permute(members),
		};
	}
	const best = orderSubsets(
		k,
		surplus.map((more) => more / common),
	);
	return {
		members,
		agreement: certain + best.gain * common,
		count: best.count,
		isAbove: (x, y) => x !== y && (((best.above[x] ?? 0) >>> y) & 1) === 0,
		placesOf: (x) => best.places[x] ?? [0, k - 1],
		list: () => listBestOrders(k, best.lasts).map((order) => order.map((item) => members[item] ?? 0)),
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
