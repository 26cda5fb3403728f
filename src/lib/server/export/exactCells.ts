import type { Exact } from './storedResult';

/** Fractions over one denominator, so that a spreadsheet holds them exactly and never reads one as a date. */
export interface Numerators {
	denominator: string;
	cells: (string | null)[][];
}

/** Writes a matrix of exact numbers as whole numerators over their least common denominator. */
export function overOneDenominator(matrix: readonly (readonly (Exact | null)[])[]): Numerators {
	const fractions = matrix.map((row) => row.map((cell) => (cell === null ? null : readFraction(cell))));
	const denominator = fractions
		.flat()
		.reduce(
			(common, fraction) => (fraction === null ? common : leastCommonMultiple(common, fraction.den)),
			1n,
		);
	return {
		denominator: denominator.toString(),
		cells: fractions.map((row) =>
			row.map((fraction) =>
				fraction === null ? null : ((fraction.num * denominator) / fraction.den).toString(),
			),
		),
	};
}

/** A decimal for reading; the exact number is in the record. */
export function approximate(value: Exact): number {
	const { num, den } = readFraction(value);
	return Number(num) / Number(den);
}

function readFraction(value: Exact): { num: bigint; den: bigint } {
	const [num = '0', den = '1'] = String(value).split('/');
	return { num: BigInt(num), den: BigInt(den) };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
	let [x, y] = [a, b];
	while (y !== 0n) [x, y] = [y, x % y];
	return (a / x) * b;
}
