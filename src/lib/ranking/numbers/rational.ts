/** An exact fraction in lowest terms: `den` is positive, and zero is 0/1. Made only by `makeRational`. */
export interface Rational {
	readonly num: bigint;
	readonly den: bigint;
}

export const ZERO: Rational = { num: 0n, den: 1n };

/** The greatest common divisor of two integers, never negative; gcd(0, 0) is 0. Euclid, Elements VII.2. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	let x = a < 0n ? -a : a;
	let y = b < 0n ? -b : b;
	while (y !== 0n) [x, y] = [y, x % y];
	return x;
}

/** The least common multiple of two positive integers. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
	return (a / greatestCommonDivisor(a, b)) * b;
}

/**
 * The fraction `num`/`den` in lowest terms.
 *
 * @throws RangeError when `den` is zero: callers decide what an empty group means before they divide.
 */
export function makeRational(num: bigint, den = 1n): Rational {
	if (den === 0n) throw new RangeError('a fraction needs a denominator other than zero');
	const divisor = greatestCommonDivisor(num, den);
	const sign = den < 0n ? -1n : 1n;
	return { num: (sign * num) / divisor, den: (sign * den) / divisor };
}

export function addRationals(a: Rational, b: Rational): Rational {
	return makeRational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function multiplyRationals(a: Rational, b: Rational): Rational {
	return makeRational(a.num * b.num, a.den * b.den);
}

/** @throws RangeError when `b` is zero. */
export function divideRationals(a: Rational, b: Rational): Rational {
	return makeRational(a.num * b.den, a.den * b.num);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareRationals(a: Rational, b: Rational): number {
	return compareBigInts(a.num * b.den, b.num * a.den);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareBigInts(a: bigint, b: bigint): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
