import { approximateExact, formatExact, readExact, type ExactNumber } from '../numbers/exactNumber';

/**
 * A correlation that is a root: the exact square with its sign decides, the double is for people to read. Null where
 * it is undefined, because one side does not vary.
 */
export type Correlation = {
	/** From −1 to 1. Made only with division and square root, which every machine rounds alike. */
	readonly value: number;
	/** The exact square. */
	readonly square: ExactNumber;
};

/** `covariance` / √(`varianceX` · `varianceY`), all times one common factor; null when either variance is zero. */
export function correlate(covariance: bigint, varianceX: bigint, varianceY: bigint): Correlation | null {
	const product = varianceX * varianceY;
	if (product === 0n) return null;
	const square = formatExact(covariance * covariance, product);
	if (covariance === 0n) return { value: 0, square };
	const sign = covariance < 0n ? -1 : 1;
	if (square === 1) return { value: sign, square };
	const scale = Math.sqrt(Number(product));
	return {
		value: Number.isFinite(scale) ? Number(covariance) / scale : sign * Math.sqrt(approximateExact(square)),
		square,
	};
}

/**
 * A correlation with ten decimals, halves away from zero, as a record writes it. From the exact square and its sign, not
 * from the double: the text is the same in whatever arithmetic somebody counts again.
 */
export function writeCorrelation({ value, square }: Correlation): string {
	const { num, den } = readExact(square);
	// twice the root in units of the last decimal, cut off; half of it plus a half, cut off, is the nearest
	const doubled = rootOf((4n * num * 10n ** 20n) / den);
	const digits = ((doubled + 1n) / 2n).toString().padStart(11, '0');
	return `${value < 0 && /[1-9]/.test(digits) ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`;
}

/** The largest whole number whose square is not above, by Newton's steps from above. */
function rootOf(square: bigint): bigint {
	if (square < 2n) return square;
	let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
	for (;;) {
		const next = (root + square / root) >> 1n;
		if (next >= root) return root;
		root = next;
	}
}
