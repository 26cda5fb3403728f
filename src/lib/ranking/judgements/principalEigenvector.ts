import { compareCodeUnits } from '../../basics/compare';

/** Far more than a positive matrix needs; a limit for hangs. */
const MOST_ROUNDS = 100_000;
const PRECISION = 1e-15;
/** So many rounds without getting closer mean that only rounding is left. */
const PATIENCE = 50;

export interface PrincipalEigenvector {
	/** Adds up to 1. */
	readonly vector: readonly number[];
	readonly lambdaMax: number;
}

/**
 * The principal eigenvector of a positive matrix by power iteration, which converges for every positive matrix
 * (Perron 1907). The items are taken in code-unit order whatever order they come in, because rounding depends on it.
 */
export function findPrincipalEigenvector(
	items: readonly string[],
	matrix: readonly (readonly number[])[],
): PrincipalEigenvector {
	const size = items.length;
	const order = items.map((_, at) => at).sort((a, b) => compareCodeUnits(items[a] ?? '', items[b] ?? ''));
	const sorted = order.map((i) => order.map((j) => matrix[i]?.[j] ?? 1));
	let vector = new Array<number>(size).fill(1 / size);
	let lambdaMax = size;
	let closest = Infinity;
	let waited = 0;
	for (let round = 0; round < MOST_ROUNDS && waited < PATIENCE; round++) {
		const product = sorted.map((row) => row.reduce((sum, cell, j) => sum + cell * (vector[j] ?? 0), 0));
		// the vector adds up to 1, so its image adds up to the eigenvalue
		lambdaMax = product.reduce((sum, value) => sum + value, 0);
		const next = product.map((value) => value / lambdaMax);
		const change = next.reduce(
			(most, value, at) => Math.max(most, Math.abs(value / (vector[at] ?? 1) - 1)),
			0,
		);
		vector = next;
		if (change <= PRECISION) break;
		waited = change < closest ? 0 : waited + 1;
		closest = Math.min(closest, change);
	}
	const unsorted = new Array<number>(size).fill(0);
	for (const [at, position] of order.entries()) unsorted[position] = vector[at] ?? 0;
	return { vector: unsorted, lambdaMax };
}
