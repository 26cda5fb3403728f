import type { DefeatList } from './defeats';

/** Strongest paths between all pairs, as cells a · n + b. */
export interface StrongestPaths {
	/** How strong: 0 is no path, larger is stronger. */
	readonly ranks: Int32Array;
	/** The last position before the end of a strongest path. */
	readonly before: Int32Array;
}

/** Above every rank. */
const STRONGEST = 0x7fffffff;

/**
 * Widest paths on integer ranks: rank 0 is no path, larger is stronger. `before` holds the last node before the end of
 * a strongest path. Floyd 1962 and Warshall 1962 in the order of Schulze's section 2.3.1: the middle node outermost.
 */
export function findStrongestPaths(size: number, defeats: DefeatList): StrongestPaths {
	const ranks = new Int32Array(size * size);
	const before = new Int32Array(size * size);
	for (let at = 0; at < defeats.count; at++) {
		const winner = defeats.winners[at] ?? 0;
		const cell = winner * size + (defeats.losers[at] ?? 0);
		ranks[cell] = defeats.groupCount - (defeats.groups[at] ?? 0);
		before[cell] = winner;
	}
	for (let middle = 0; middle < size; middle++) {
		const middleRow = middle * size;
		for (let a = 0; a < size; a++) {
			const row = a * size;
			const toMiddle = ranks[row + middle] ?? 0;
			if (toMiddle === 0 || a === middle) continue;
			// no way back to the start is looked for: it counts as the strongest until the row is done
			ranks[row + a] = STRONGEST;
			for (let b = 0; b < size; b++) {
				const known = ranks[row + b] ?? 0;
				if (known >= toMiddle) continue;
				const onwards = ranks[middleRow + b] ?? 0;
				if (known >= onwards) continue;
				ranks[row + b] = onwards < toMiddle ? onwards : toMiddle;
				before[row + b] = before[middleRow + b] ?? 0;
			}
			ranks[row + a] = 0;
		}
	}
	return { ranks, before };
}

/** The ids along a strongest path, ends included. */
export function tracePath(
	alternatives: readonly string[],
	before: Int32Array,
	from: number,
	to: number,
): string[] {
	const row = from * alternatives.length;
	let length = 1;
	for (let node = to; node !== from; node = before[row + node] ?? from) length++;
	const path = new Array<string>(length);
	let node = to;
	for (let at = length - 1; at >= 0; at--) {
		path[at] = alternatives[node] ?? '';
		node = before[row + node] ?? from;
	}
	return path;
}
