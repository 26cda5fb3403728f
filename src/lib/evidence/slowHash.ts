import { base64url, fromBase64url } from './base64url';

/** What OWASP asks of PBKDF2 with SHA-256: a third of a second here, a second or two on a tablet. */
const iterations = 600_000;
const saltBytes = 16;
const form = /^pbkdf2-sha256\$([1-9][0-9]{5,6})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/**
 * What is stored of a short secret, so that each guess costs: PBKDF2-HMAC-SHA-256 (RFC 8018), written with its salt
 * and its cost as `pbkdf2-sha256$cost$salt$hash`. It needs WebCrypto, and nothing else: a tablet checks it by itself.
 *
 * @param salt 16 bytes from a cryptographic generator, used once.
 * @throws RangeError when the salt has another length.
 */
export async function slowHash(secret: string, salt: Uint8Array): Promise<string> {
	if (salt.length !== saltBytes) throw new RangeError(`A salt has ${String(saltBytes)} bytes`);
	const hash = await derive(secret, salt, iterations);
	return `pbkdf2-sha256$${String(iterations)}$${base64url(salt)}$${hash}`;
}

/** Whether a secret is the one a hash was made of. False for what {@link slowHash} would not have written. */
export async function matchesSlowHash(secret: string, stored: string): Promise<boolean> {
	const [, cost = '', salt = '', hash = ''] = form.exec(stored) ?? [];
	const bytes = fromBase64url(salt);
	if (cost === '' || bytes === null) return false;
	// Compared where it is checked, by whoever holds the hash: there is nobody to time it for.
	return (await derive(secret, bytes, Number(cost))) === hash;
}

async function derive(secret: string, salt: Uint8Array, cost: number): Promise<string> {
	const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'PBKDF2', false, [
		'deriveBits',
	]);
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: cost };
	return base64url(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
}
