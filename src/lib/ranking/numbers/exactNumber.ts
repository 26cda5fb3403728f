import { err, ok, type Result } from '../../basics/result';
import { compareRationals, greatestCommonDivisor, type Rational } from './rational';

/**
 * An exact number as the record writes it. There is one way to write each number, so equal records have equal bytes:
 *
 * - an integer from −(2^53 − 1) to 2^53 − 1 is a JSON number without fraction: `12`;
 * - an integer beyond that is its decimal digits in a string: `"9007199254740993"`;
 * - any other fraction is `"p/q"` in lowest terms, q > 1: `"11/45"`.
 *
 * No other string, and never a floating-point value: what a tie depends on must not be rounded.
 */
export type ExactNumber = number | string;

/** An integer as an input may write it: a JSON number while it is exact, decimal digits in a string at any size. */
export type ExactInteger = number | string;

const DIGITS = /^-?(?:0|[1-9][0-9]*)$/;
/** Of a fraction as written. Longer ones come of no count of ballots, and reducing them would never end. */
const MOST_CHARACTERS = 4_000;
const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether an integer is exact as a JSON number (RFC 8259, section 6: interoperable up to 2^53 − 1). */
export function isSafe(value: bigint): boolean {
	return value <= LARGEST_SAFE && value >= -LARGEST_SAFE;
}

/** Writes the fraction `num`/`den` in the one canonical form; `den` must be positive. */
export function formatExact(num: bigint, den = 1n): ExactNumber {
	const divisor = den === 1n ? 1n : greatestCommonDivisor(num, den);
	const p = num / divisor;
	const q = den / divisor;
	if (q !== 1n) return `${p}/${q}`;
	return isSafe(p) ? Number(p) : p.toString();
}

/**
 * Reads a number in canonical form and refuses every other spelling (`"12"`, `"2/4"`, `1.5`, `-0`): a record that
 * spells a number differently is a different record.
 */
export function parseExact(value: unknown): Result<Rational, 'not-exact'> {
	const read = readFraction(value);
	if (read === null) return err('not-exact');
	return formatExact(read.num, read.den) === value ? ok(read) : err('not-exact');
}

/**
 * Reads a number of a record that was checked before.
 *
 * @throws RangeError for a spelling that {@link parseExact} refuses: then it was not checked.
 */
export function readExact(value: ExactNumber): Rational {
	const read = parseExact(value);
	if (!read.ok) throw new RangeError(`not an exact number: ${String(value)}`);
	return read.value;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`, whatever their size. */
export function compareExact(a: ExactNumber, b: ExactNumber): number {
	return compareRationals(readExact(a), readExact(b));
}

/** A double near an exact number, for people to read. Nothing may be decided with it. */
export function approximateExact(value: ExactNumber): number {
	const { num, den } = readExact(value);
	if (isSafe(num) && isSafe(den)) return Number(num) / Number(den);
	const whole = num / den;
	return Number(whole) + Number(((num - whole * den) * 10n ** 15n) / den) / 1e15;
}

function readFraction(value: unknown): Rational | null {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && !Object.is(value, -0) ? { num: BigInt(value), den: 1n } : null;
	}
	if (typeof value !== 'string' || value.length > MOST_CHARACTERS) return null;
	const [p = '', q = '1', ...rest] = value.split('/');
	if (rest.length > 0 || !DIGITS.test(p) || !DIGITS.test(q)) return null;
	const den = BigInt(q);
	return den > 0n ? { num: BigInt(p), den } : null;
}

/** Reads an integer: a JSON number that is exact, or decimal digits without leading zeros. Nothing is rounded. */
export function parseInteger(value: unknown): Result<bigint, 'not-an-integer'> {
	if (typeof value === 'number') {
		const isWhole = Number.isSafeInteger(value) && !Object.is(value, -0);
		return isWhole ? ok(BigInt(value)) : err('not-an-integer');
	}
	return typeof value === 'string' && value.length <= MOST_CHARACTERS && DIGITS.test(value) && value !== '-0'
		? ok(BigInt(value))
		: err('not-an-integer');
}
