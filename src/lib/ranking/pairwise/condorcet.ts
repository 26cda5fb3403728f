import { compareCells } from '../numbers/exactCells';
import type { PairwiseMatrix } from './pairwiseMatrix';

/** Positive when a beats b head to head, negative when b beats a, zero when they are tied. Positions, not ids. */
export function compareHeadToHead(matrix: PairwiseMatrix, a: number, b: number): number {
	const size = matrix.alternatives.length;
	return compareCells(matrix.cells, a * size + b, b * size + a);
}

/**
 * The alternative that beats every other head to head, or null. With one alternative it is that one: nothing beats it.
 * Source: Condorcet 1785.
 */
export function findCondorcetWinner(matrix: PairwiseMatrix): string | null {
	return findExtreme(matrix, 1);
}

/** The alternative that every other beats head to head, or null. A list of one has no loser. */
export function findCondorcetLoser(matrix: PairwiseMatrix): string | null {
	return matrix.alternatives.length > 1 ? findExtreme(matrix, -1) : null;
}

function findExtreme(matrix: PairwiseMatrix, sign: 1 | -1): string | null {
	const found = matrix.alternatives.find((_, a) =>
		matrix.alternatives.every((__, b) => a === b || sign * compareHeadToHead(matrix, a, b) > 0),
	);
	return found ?? null;
}
