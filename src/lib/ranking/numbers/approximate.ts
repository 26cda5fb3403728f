/**
 * A number that cannot be exact (a root, a logarithm, an eigenvector), rounded to 10 decimals: engines may differ in
 * the last bits of `exp`, `log` and `pow`, and a record must have the same bytes on every machine.
 */
export type Approximate = number;

const DECIMALS = 10;

/** Two irrational values closer than this are taken for equal: far above rounding, far below what anyone can judge. */
const CLOSENESS = 1e-9;

/** Rounds to 10 decimals. @throws RangeError for NaN and infinities: they must have been refused before. */
export function roundApproximate(value: number): Approximate {
	if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
	const rounded = Number(value.toFixed(DECIMALS));
	return rounded === 0 ? 0 : rounded;
}

/**
 * Tiers of irrational scores, the highest first, as the tier of each position from 0. Scores closer than 1e-9 are tied,
 * and so is whatever such steps connect: the last bits of a computation must not make an order.
 */
export function layByApproximate(values: readonly number[]): Int32Array {
	const order = values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
	const tiers = new Int32Array(values.length);
	let tier = 0;
	for (const [at, position] of order.entries()) {
		const before = order[at - 1];
		if (before !== undefined && (values[before] ?? 0) - (values[position] ?? 0) > CLOSENESS) tier++;
		tiers[position] = tier;
	}
	return tiers;
}
