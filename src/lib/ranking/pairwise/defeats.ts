import { numeratorAt } from '../numbers/exactCells';
import { compareBigInts } from '../numbers/rational';
import { compareHeadToHead } from './condorcet';
import type { PairwiseMatrix } from './pairwiseMatrix';

/**
 * How the strength of a defeat of b by a is measured, x = N[a][b], y = N[b][a]:
 *
 * - `winning`: larger x;
 * - `winning-then-losing`: larger x, then smaller y ("winning votes" of Schulze 2011, section 2.1);
 * - `margin`: larger x − y (Tideman 1987);
 * - `ratio`: larger x / y, where y = 0 is stronger than any quotient and then larger x decides.
 */
export type DefeatStrength = 'winning' | 'winning-then-losing' | 'margin' | 'ratio';

/**
 * All strict defeats, strongest first. Defeat k is of `losers[k]` by `winners[k]`; `groups[k]` counts up from 0 and is
 * equal for equally strong defeats, so what follows compares small integers. Pairwise ties are no defeats.
 */
export interface DefeatList {
	readonly count: number;
	readonly groupCount: number;
	readonly winners: Uint16Array;
	readonly losers: Uint16Array;
	readonly groups: Uint32Array;
}

type CompareStrength<N> = (x1: N, y1: N, x2: N, y2: N) => number;

/** Sorts the defeats exactly once; inside a group they stand by row and column. */
export function listDefeats(matrix: PairwiseMatrix, strength: DefeatStrength): DefeatList {
	const size = matrix.alternatives.length;
	const won: number[] = [];
	for (let a = 0; a < size; a++) {
		for (let b = 0; b < size; b++) {
			if (a !== b && compareHeadToHead(matrix, a, b) > 0) won.push(a * size + b);
		}
	}
	const compare = compareDefeats(matrix, strength, won);
	const order = Uint32Array.from(won.keys()).sort((i, j) => compare(j, i) || i - j);

	const list = {
		winners: new Uint16Array(won.length),
		losers: new Uint16Array(won.length),
		groups: new Uint32Array(won.length),
	};
	let group = -1;
	let previous = -1;
	for (let at = 0; at < order.length; at++) {
		const defeat = order[at] ?? 0;
		if (previous === -1 || compare(previous, defeat) !== 0) group++;
		const cell = won[defeat] ?? 0;
		list.winners[at] = Math.floor(cell / size);
		list.losers[at] = cell % size;
		list.groups[at] = group;
		previous = defeat;
	}
	return { ...list, count: won.length, groupCount: group + 1 };
}

/** Compares two defeats by where their cells stand in `won`: positive when the first is stronger. */
function compareDefeats(
	matrix: PairwiseMatrix,
	strength: DefeatStrength,
	won: readonly number[],
): (i: number, j: number) => number {
	const size = matrix.alternatives.length;
	const mirror = (cell: number) => (cell % size) * size + Math.floor(cell / size);
	const { numerators } = matrix.cells;
	if (numerators instanceof Float64Array && strength !== 'ratio') {
		const compare = COMPARE_SAFE[strength];
		// read once: a sort looks at each defeat many times
		const x = Float64Array.from(won, (cell) => numerators[cell] ?? 0);
		const y = Float64Array.from(won, (cell) => numerators[mirror(cell)] ?? 0);
		return (i, j) => compare(x[i] ?? 0, y[i] ?? 0, x[j] ?? 0, y[j] ?? 0);
	}
	const compare = COMPARE_LARGE[strength];
	const x = won.map((cell) => numeratorAt(matrix.cells, cell));
	const y = won.map((cell) => numeratorAt(matrix.cells, mirror(cell)));
	return (i, j) => compare(x[i] ?? 0n, y[i] ?? 0n, x[j] ?? 0n, y[j] ?? 0n);
}

/** Differences of integers between 0 and 2^53 − 1 are exact doubles; products are not, so `ratio` is not here. */
const COMPARE_SAFE: Record<Exclude<DefeatStrength, 'ratio'>, CompareStrength<number>> = {
	winning: (x1, _, x2) => x1 - x2,
	'winning-then-losing': (x1, y1, x2, y2) => x1 - x2 || y2 - y1,
	margin: (x1, y1, x2, y2) => x1 - y1 - (x2 - y2),
};

const COMPARE_LARGE: Record<DefeatStrength, CompareStrength<bigint>> = {
	winning: (x1, _, x2) => compareBigInts(x1, x2),
	'winning-then-losing': (x1, y1, x2, y2) => compareBigInts(x1, x2) || compareBigInts(y2, y1),
	margin: (x1, y1, x2, y2) => compareBigInts(x1 - y1, x2 - y2),
	ratio: (x1, y1, x2, y2) => {
		if (y1 === 0n && y2 === 0n) return compareBigInts(x1, x2);
		return compareBigInts(x1 * y2, x2 * y1);
	},
};
