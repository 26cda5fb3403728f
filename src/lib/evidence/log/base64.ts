import { base64url, fromBase64url } from '../base64url';

/** Writes bytes as base64 with padding (RFC 4648, section 4), the form of signed notes and proofs. */
export function base64(bytes: Uint8Array): string {
	const text = base64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
	return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Reads base64 with padding. `null` for anything that {@link base64} would not have written. */
export function fromBase64(text: string): Uint8Array | null {
	if (text.length % 4 !== 0) return null;
	const bare = text.replace(/={1,2}$/, '');
	if (/[-_=]/.test(bare)) return null;
	return fromBase64url(bare.replaceAll('+', '-').replaceAll('/', '_'));
}
