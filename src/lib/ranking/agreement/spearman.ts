import { correlate, type Correlation } from './correlation';
import type { PairedTable } from './pairedTable';

/**
 * Spearman's rho: the correlation of the ranks, where ties share the mean of their ranks. Null when it is undefined:
 * no items, or everything tied on one side. Source: Spearman 1904; Kendall 1945 for ties.
 */
export function spearman({ cells, rows, columns, total }: PairedTable): Correlation | null {
	const left = centerRanks(rows, total);
	const right = centerRanks(columns, total);
	const sumSquares = (ranks: readonly bigint[], sizes: readonly bigint[]) =>
		ranks.reduce((sum, rank, at) => sum + rank * rank * (sizes[at] ?? 0n), 0n);
	const covariance = cells.reduce(
		(sum, { x, y, count }) => sum + count * (left[x] ?? 0n) * (right[y] ?? 0n),
		0n,
	);
	return correlate(covariance, sumSquares(left, rows), sumSquares(right, columns));
}

/** Twice the distance of each mean rank from the middle: how many stand before minus how many stand after. */
function centerRanks(sizes: readonly bigint[], total: bigint): bigint[] {
	let before = 0n;
	return sizes.map((size) => {
		const rank = 2n * before + size - total;
		before += size;
		return rank;
	});
}
