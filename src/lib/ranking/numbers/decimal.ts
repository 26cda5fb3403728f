import { err, ok, type Result } from '../../basics/result';
import { makeRational, type Rational } from './rational';

const DECIMAL = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;
const FRACTION = /^(-?(?:0|[1-9][0-9]*))\/([1-9][0-9]*)$/;
/** Nobody writes a longer score by hand, and a stranger's file must not make the arithmetic endless. */
const MOST_CHARACTERS = 200;
/** More digits than a double keeps: the number that was written is no longer known. */
const MOST_DOUBLE_DIGITS = 15;

/**
 * Reads a score, a weight or a judgement as people write them: `3`, `"0.1"`, `"6.5"`, `"1/3"`. Exact: `"0.1"` is one
 * tenth, not the nearest double.
 *
 * A JSON number with a fraction (`0.1`) is taken for the decimal that was written, which is certain up to 15 digits;
 * beyond, and for exponents, it is refused.
 */
export function readDecimal(value: unknown): Result<Rational, 'not-a-decimal'> {
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value)) return ok(makeRational(BigInt(value)));
		const written = String(value);
		const digits = written.replace(/^-?0?\.?0*|\.|-/g, '');
		return Number.isFinite(value) && digits.length <= MOST_DOUBLE_DIGITS
			? readDecimal(written)
			: err('not-a-decimal');
	}
	if (typeof value !== 'string' || value.length > MOST_CHARACTERS) return err('not-a-decimal');
	const fraction = FRACTION.exec(value);
	if (fraction !== null) return ok(makeRational(BigInt(fraction[1] ?? 0), BigInt(fraction[2] ?? 1)));
	const decimal = DECIMAL.exec(value);
	if (decimal === null) return err('not-a-decimal');
	const [, sign = '', whole = '0', decimals = ''] = decimal;
	const size = BigInt(whole + decimals);
	return ok(makeRational(sign === '-' ? -size : size, 10n ** BigInt(decimals.length)));
}
