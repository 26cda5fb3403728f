import { formatExact, isSafe, type ExactNumber } from './exactNumber';
import { compareBigInts, greatestCommonDivisor, leastCommonMultiple, type Rational } from './rational';

/**
 * A row of exact numbers over one denominator: cell i is `numerators[i]` / `denominator`.
 *
 * Comparing two cells compares two integers, so every method counts in integers even when nuclei have fractional
 * shares. The numerators are a `Float64Array` while each is an integer of at most 2^53 − 1 (fast, still exact), and
 * `bigint` otherwise; both storages give the same outcome.
 */
export interface ExactCells {
	readonly numerators: Float64Array | readonly bigint[];
	readonly denominator: bigint;
}

/** Cells of integers that are known to be safe. The array is not copied. */
export function cellsOfIntegers(numerators: Float64Array): ExactCells {
	return { numerators, denominator: 1n };
}

/** Cells in lowest common terms and in the fastest storage that is exact. */
export function cellsOfBigInts(numerators: readonly bigint[], denominator = 1n): ExactCells {
	let divisor = denominator;
	for (const numerator of numerators) {
		if (divisor === 1n) break;
		divisor = greatestCommonDivisor(divisor, numerator);
	}
	const reduced = divisor === 1n ? numerators : numerators.map((numerator) => numerator / divisor);
	return {
		numerators: reduced.every(isSafe) ? Float64Array.from(reduced, Number) : reduced,
		denominator: denominator / divisor,
	};
}

/** The numerator of a cell, over `cells.denominator`. */
export function numeratorAt(cells: ExactCells, index: number): bigint {
	const numerator = cells.numerators[index];
	if (numerator === undefined) throw new RangeError(`no cell ${String(index)}`);
	return BigInt(numerator);
}

/** A cell in the canonical form of the record. */
export function formatCell(cells: ExactCells, index: number): ExactNumber {
	const { numerators, denominator } = cells;
	// the usual case, written as it is; adding zero leaves no −0
	if (denominator === 1n && numerators instanceof Float64Array) {
		const whole = numerators[index];
		if (whole !== undefined) return whole + 0;
	}
	return formatExact(numeratorAt(cells, index), cells.denominator);
}

/** Negative, zero or positive as cell i is less than, equal to or greater than cell j. */
export function compareCells(cells: ExactCells, i: number, j: number): number {
	const { numerators } = cells;
	if (numerators instanceof Float64Array) return (numerators[i] ?? 0) - (numerators[j] ?? 0);
	return compareBigInts(numerators[i] ?? 0n, numerators[j] ?? 0n);
}

/** A part of a weighted sum. */
export interface WeightedCells {
	readonly cells: ExactCells;
	readonly weight: Rational;
}

/**
 * The exact sum of weighted rows of `length` cells; without parts, all zero. Order and grouping of the parts do not
 * matter, so tallies merge: counting in chunks and adding gives the same cells as counting at once.
 */
export function sumCells(parts: readonly WeightedCells[], length: number): ExactCells {
	const allIntegers = parts.every(
		({ cells, weight }) => cells.denominator === 1n && weight.num === 1n && weight.den === 1n,
	);
	const fast = allIntegers ? addSafeIntegers(parts, length) : null;
	if (fast !== null) return cellsOfIntegers(fast);

	const denominator = parts.reduce(
		(common, { cells, weight }) => leastCommonMultiple(common, cells.denominator * weight.den),
		1n,
	);
	const factors = parts.map(
		({ cells, weight }) => (weight.num * denominator) / (cells.denominator * weight.den),
	);
	const safe = addSafeProducts(parts, factors, length);
	if (safe !== null && isSafe(denominator)) return reduceSafely(safe, Number(denominator));

	const total = new Array<bigint>(length).fill(0n);
	for (const [at, { cells }] of parts.entries()) {
		const factor = factors[at] ?? 0n;
		for (let i = 0; i < length; i++) total[i] = (total[i] ?? 0n) + numeratorAt(cells, i) * factor;
	}
	return cellsOfBigInts(total, denominator);
}

/** The sum in doubles, or null as soon as a partial sum might not be exact. */
function addSafeIntegers(parts: readonly WeightedCells[], length: number): Float64Array | null {
	const total = new Float64Array(length);
	for (const { cells } of parts) {
		if (!(cells.numerators instanceof Float64Array)) return null;
		for (let i = 0; i < length; i++) {
			const sum = (total[i] ?? 0) + (cells.numerators[i] ?? 0);
			if (!Number.isSafeInteger(sum)) return null;
			total[i] = sum;
		}
	}
	return total;
}

/** The same with a whole factor for each part. */
function addSafeProducts(
	parts: readonly WeightedCells[],
	factors: readonly bigint[],
	length: number,
): Float64Array | null {
	const total = new Float64Array(length);
	for (const [at, { cells }] of parts.entries()) {
		const { numerators } = cells;
		const factor = Number(factors[at] ?? 0n);
		if (!(numerators instanceof Float64Array) || !Number.isSafeInteger(factor)) return null;
		for (let i = 0; i < length; i++) {
			// a product that was rounded is too large to be safe
			const product = (numerators[i] ?? 0) * factor;
			const sum = (total[i] ?? 0) + product;
			if (!Number.isSafeInteger(product) || !Number.isSafeInteger(sum)) return null;
			total[i] = sum;
		}
	}
	return total;
}

/** Lowest common terms of safe integers over a safe denominator. */
function reduceSafely(total: Float64Array, denominator: number): ExactCells {
	let divisor = denominator;
	for (let i = 0; i < total.length && divisor !== 1; i++) {
		let rest = Math.abs(total[i] ?? 0);
		while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
	}
	return {
		numerators: divisor === 1 ? total : total.map((numerator) => numerator / divisor),
		denominator: BigInt(denominator / divisor),
	};
}
