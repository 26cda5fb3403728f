import { approximateExact, formatExact, type ExactNumber } from '../numbers/exactNumber';

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
