import { leastCommonMultiple, readExact, type ExactNumber } from '$lib/ranking';

/** Fractions over one denominator, so that a spreadsheet holds them exactly and never reads one as a date. */
export interface Numerators {
	denominator: string;
	cells: (string | null)[][];
}

/** Writes a matrix of exact numbers as whole numerators over their least common denominator. */
export function overOneDenominator(matrix: readonly (readonly (ExactNumber | null)[])[]): Numerators {
	const fractions = matrix.map((row) => row.map((cell) => (cell === null ? null : readExact(cell))));
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
