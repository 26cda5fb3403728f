import { readCrockford } from '../../../basics/crockford';

/** Random bytes a code is made of: sixteen symbols of five bits, eighty in all. Nobody finds one by trying. */
export const RESUME_CODE_BYTES = 16;

/**
 * The code that opens a half-answered survey, as it is shown: sixteen symbols of Crockford's base32 in groups of four.
 *
 * @param random {@link RESUME_CODE_BYTES} bytes from a cryptographic generator.
 * @throws RangeError when there are not as many.
 */
export function writeResumeCode(random: Uint8Array): string {
	if (random.length !== RESUME_CODE_BYTES)
		throw new RangeError(`A code is made of ${String(RESUME_CODE_BYTES)} bytes`);
	return group(Array.from(random, (byte) => symbols.charAt(byte & 31)).join(''));
}

/** A code as it is shown, from however it was typed. Null when it can't be one. */
export function readResumeCode(typed: string): string | null {
	const read = readCrockford(typed, RESUME_CODE_BYTES);
	return read === null ? null : group(read);
}

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const group = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1-');
