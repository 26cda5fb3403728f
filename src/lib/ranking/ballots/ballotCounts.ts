import { cellsOfBigInts, cellsOfIntegers, type ExactCells } from '../numbers/exactCells';
import { parseInteger } from '../numbers/exactNumber';
import type { BallotLine, BallotRefusalCode } from './ballot';

/** How many ballots are alike: a number while it is exact as one. */
export type BallotCount = number | bigint;

/** Reads how many ballots a line stands for, or says why it cannot be. */
export function readCount(
	written: BallotLine['count'],
): { readonly count: BallotCount } | { readonly code: BallotRefusalCode } {
	if (typeof written === 'number' && Number.isSafeInteger(written)) {
		return written < 0 ? { code: 'negative-count' } : { count: written };
	}
	const count = parseInteger(written);
	if (!count.ok) return { code: 'count-not-an-integer' };
	return count.value < 0n ? { code: 'negative-count' } : { count: count.value };
}

/** Exact sums of counts by number, which may grow beyond 2^53. */
export interface CountTable {
	readonly add: (at: number, count: BallotCount) => void;
	/** The sums of the first `length` numbers. */
	readonly read: (length: number) => ExactCells;
	readonly total: () => bigint;
}

/** Starts with doubles, and goes on in bigints from the first sum that doubles might round. */
export function createCountTable(): CountTable {
	let safe = new Float64Array(1 << 6);
	let large: bigint[] | null = null;
	let safeTotal = 0;
	let total = 0n;

	function add(at: number, count: BallotCount): void {
		if (typeof count === 'number' && safeTotal + count <= Number.MAX_SAFE_INTEGER) safeTotal += count;
		else total += BigInt(count);
		if (large === null && typeof count === 'number') {
			if (at >= safe.length) {
				const grown = new Float64Array(2 * Math.max(at, safe.length));
				grown.set(safe);
				safe = grown;
			}
			const sum = (safe[at] ?? 0) + count;
			if (sum <= Number.MAX_SAFE_INTEGER) {
				safe[at] = sum;
				return;
			}
		}
		large ??= Array.from(safe, BigInt);
		while (large.length <= at) large.push(0n);
		large[at] = (large[at] ?? 0n) + BigInt(count);
	}

	return {
		add,
		read: (length) =>
			large === null ? cellsOfIntegers(safe.slice(0, length)) : cellsOfBigInts(large.slice(0, length)),
		total: () => total + BigInt(safeTotal),
	};
}
