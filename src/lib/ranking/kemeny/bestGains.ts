import { isSafe } from '../numbers/exactNumber';

/** The largest gain of the orders of every set, and what can stand last in them. Sets of items are bit masks. */
export interface BestGains {
	/** Of all items. */
	readonly gain: bigint;
	/** Which items can come last of this set when the set is what stands on top of a best order of the set. */
	readonly lastsOf: (set: number) => number;
}

/**
 * Dynamic programming over sets: best(S) = max over the last x of S of best(S without x) + Σ gains[x][y] over y outside
 * S. With half tables for the sums it takes 2^k · k steps. Source: Held and Karp 1962; for Kemeny, Betzler et al. 2009.
 *
 * Only the gains are kept, in four bytes for each set while they fit, and what stands last is found again from them for
 * the few sets that matter: 25 items take 128 MB, not 400. Larger sums are kept in doubles, and beyond 2^53 in bigints:
 * the same orders, slower.
 */
export function findBestGains(k: number, gains: readonly bigint[]): BestGains {
	const total = gains.reduce((sum, gain) => sum + gain, 0n);
	if (!isSafe(total)) return fillWithBigInts(k, gains);
	const small = total < 2n ** 31n;
	return fillWithNumbers(k, gains.map(Number), (length) =>
		small ? new Int32Array(length) : new Float64Array(length),
	);
}

type Numbers = Int32Array | Float64Array;

function fillWithNumbers(
	k: number,
	gains: readonly number[],
	allocate: (length: number) => Numbers,
): BestGains {
	const lowBits = k >> 1;
	const highBits = k - lowBits;
	const low = allocate(k << lowBits);
	const high = allocate(k << highBits);
	for (let x = 0; x < k; x++) {
		sumSubsets(low, x << lowBits, lowBits, (bit) => gains[x * k + bit] ?? 0);
		sumSubsets(high, x << highBits, highBits, (bit) => gains[x * k + lowBits + bit] ?? 0);
	}
	const full = 2 ** k - 1;
	const lowMask = 2 ** lowBits - 1;
	const best = allocate(full + 1);
	for (let set = 1; set <= full; set++) {
		const outsideLow = (full ^ set) & lowMask;
		const outsideHigh = (full ^ set) >> lowBits;
		let most = -1;
		for (let left = set; left !== 0; left &= left - 1) {
			const bit = left & -left;
			const x = 31 - Math.clz32(bit);
			const value =
				(best[set ^ bit] ?? 0) +
				(low[(x << lowBits) | outsideLow] ?? 0) +
				(high[(x << highBits) | outsideHigh] ?? 0);
			if (value > most) most = value;
		}
		best[set] = most;
	}
	const lastsOf = (set: number) => {
		const outsideLow = (full ^ set) & lowMask;
		const outsideHigh = (full ^ set) >> lowBits;
		let lasts = 0;
		for (let left = set; left !== 0; left &= left - 1) {
			const bit = left & -left;
			const x = 31 - Math.clz32(bit);
			const added = (low[(x << lowBits) | outsideLow] ?? 0) + (high[(x << highBits) | outsideHigh] ?? 0);
			if ((best[set ^ bit] ?? 0) + added === best[set]) lasts |= bit;
		}
		return lasts;
	};
	return { gain: BigInt(best[full] ?? 0), lastsOf };
}

function sumSubsets(table: Numbers, start: number, bits: number, gainOf: (bit: number) => number): void {
	for (let set = 1; set < 2 ** bits; set++) {
		const bit = set & -set;
		table[start + set] = (table[start + (set ^ bit)] ?? 0) + gainOf(31 - Math.clz32(bit));
	}
}

function fillWithBigInts(k: number, gains: readonly bigint[]): BestGains {
	const full = 2 ** k - 1;
	const half = k >> 1;
	const lowMask = 2 ** half - 1;
	const sums = Array.from({ length: k }, (_, x) => ({
		low: sumLargeSubsets(gains.slice(x * k, x * k + half)),
		high: sumLargeSubsets(gains.slice(x * k + half, (x + 1) * k)),
	}));
	const best: bigint[] = [0n];
	const gainWith = (set: number, bit: number) => {
		const sum = sums[31 - Math.clz32(bit)];
		const outside = full ^ set;
		return (best[set ^ bit] ?? 0n) + (sum?.low[outside & lowMask] ?? 0n) + (sum?.high[outside >> half] ?? 0n);
	};
	for (let set = 1; set <= full; set++) {
		let most = -1n;
		for (let left = set; left !== 0; left &= left - 1) {
			const value = gainWith(set, left & -left);
			if (value > most) most = value;
		}
		best.push(most);
	}
	const lastsOf = (set: number) => {
		let lasts = 0;
		for (let left = set; left !== 0; left &= left - 1) {
			const bit = left & -left;
			if (gainWith(set, bit) === best[set]) lasts |= bit;
		}
		return lasts;
	};
	return { gain: best[full] ?? 0n, lastsOf };
}

function sumLargeSubsets(gains: readonly bigint[]): bigint[] {
	const sums = [0n];
	for (let set = 1; set < 2 ** gains.length; set++) {
		const bit = set & -set;
		sums.push((sums[set ^ bit] ?? 0n) + (gains[31 - Math.clz32(bit)] ?? 0n));
	}
	return sums;
}
