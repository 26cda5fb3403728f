import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { isUuid } from '../basics/ids';
import { base64url } from './base64url';
import { canonicalBytes } from './canonical';
import { domainBytes, sha256Of, type Hash } from './hash';

// A citizen's page imports this file: no schema library and no zip may enter through it.

/** What may be committed to: an answer or a ballot. Part of the hash, so that neither opens as the other. */
export type CommitmentKind = 'response' | 'ballot';

/** Bytes of a salt: as many as the digest, so that guessing it is as hard as breaking the hash. */
export const SALT_BYTES = 32;

/**
 * Binds whoever sends an answer to it without showing it: HMAC-SHA-256(salt, domain ‖ canonical bytes). Without the
 * salt the 120 rankings of five alternatives could be tried one by one; with it the record tells nothing.
 *
 * @param salt 32 bytes from a cryptographic generator, used once.
 * @throws RangeError when the salt has another length; CanonicalError when the content has no canonical form.
 */
export function commit(kind: CommitmentKind, salt: Uint8Array, content: unknown): Hash {
	if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${String(SALT_BYTES)} bytes`);
	const mac = hmac.create(sha256, salt);
	return base64url(mac.update(domainBytes(kind)).update(canonicalBytes(content)).digest());
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FOLIO_LENGTH = 8;

/**
 * The folio a person writes down: eight characters of Crockford's base32, shown `XXXX-XXXX`, of SHA-256(domain ‖ id).
 * Forty bits: a label to ask with, not proof of anything, and the id cannot be worked out from it.
 *
 * @param id a UUID in canonical text.
 * @throws RangeError when the id is not one.
 */
export function folioOf(id: string): string {
	if (!isUuid(id)) throw new RangeError('A folio is made from a UUID in canonical text');
	const digest = sha256Of(domainBytes('folio'), new TextEncoder().encode(id));
	let folio = '';
	for (let at = 0; at < FOLIO_LENGTH; at++) {
		const bit = at * 5;
		const byte = bit >> 3;
		const pair = ((digest[byte] ?? 0) << 8) | (digest[byte + 1] ?? 0);
		folio += CROCKFORD.charAt((pair >> (11 - (bit & 7))) & 31);
	}
	return `${folio.slice(0, 4)}-${folio.slice(4)}`;
}

const KEY_SYMBOLS = 20;

/**
 * The key with which who answered corrects or withdraws: twenty symbols of Crockford's base32, a hundred bits, in groups
 * of five. The device keeps it and sends its hash alone, so nobody else can change the answer in its name.
 *
 * @param random 20 bytes from a cryptographic generator.
 * @throws RangeError when there are not as many.
 */
export function writeReceiptKey(random: Uint8Array): string {
	if (random.length !== KEY_SYMBOLS) throw new RangeError(`A key is made of ${String(KEY_SYMBOLS)} bytes`);
	const symbols = Array.from(random, (byte) => CROCKFORD.charAt(byte & 31)).join('');
	return symbols.replace(/(.{5})(?=.)/g, '$1-');
}

/** What is sent of a key: SHA-256(domain ‖ its symbols), as `private.code_hash` of the database makes it. */
export function hashReceiptKey(key: string): Hash {
	return base64url(sha256Of(domainBytes('receipt-key'), new TextEncoder().encode(key.replaceAll('-', ''))));
}
