const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Writes bytes as base64url without padding (RFC 4648, section 5), the only form binary takes in a record. */
export function base64url(bytes: Uint8Array): string {
	let text = '';
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes) {
		buffer = ((buffer << 8) | byte) & 0xffff;
		bits += 8;
		while (bits >= 6) {
			bits -= 6;
			text += ALPHABET.charAt((buffer >> bits) & 63);
		}
	}
	return bits > 0 ? text + ALPHABET.charAt((buffer << (6 - bits)) & 63) : text;
}

/**
 * Reads base64url without padding. `null` for anything that {@link base64url} would not have written: another
 * alphabet, padding, an impossible length, or spare bits that are not zero. Two texts never mean the same bytes.
 */
export function fromBase64url(text: string): Uint8Array | null {
	if (text.length % 4 === 1) return null;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let buffer = 0;
	let bits = 0;
	let at = 0;
	for (const character of text) {
		const digit = ALPHABET.indexOf(character);
		if (digit < 0) return null;
		buffer = ((buffer << 6) | digit) & 0xffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[at++] = (buffer >> bits) & 0xff;
		}
	}
	const spareBits = buffer & ((1 << bits) - 1);
	return spareBits === 0 ? bytes : null;
}
