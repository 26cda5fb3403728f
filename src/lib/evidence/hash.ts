import { sha256 } from '@noble/hashes/sha2.js';
import { base64url } from './base64url';
import { canonicalBytes } from './canonical';

/** A SHA-256 digest as base64url without padding: 43 characters. */
export type Hash = string;

/** The documents that a record names by hash; `input` is what a tally was computed from. */
export type DocumentKind =
	'instrument' | 'methodology' | 'input' | 'result' | 'ruleset' | 'notice' | 'exclusion';

/**
 * The bytes that open every hash input: `prioriza/<name>/v1` and a zero byte. No text of one kind can be taken for a
 * text of another, whatever it contains.
 */
export function domainBytes(name: string): Uint8Array {
	return new TextEncoder().encode(`prioriza/${name}/v1\0`);
}

/** SHA-256 of several byte strings, one after the other. */
export function sha256Of(...parts: readonly Uint8Array[]): Uint8Array {
	const hash = sha256.create();
	for (const part of parts) hash.update(part);
	return hash.digest();
}

/**
 * The name of a frozen document: SHA-256(domain ‖ canonical bytes).
 *
 * @throws CanonicalError when the value has no canonical form.
 */
export function documentHash(kind: DocumentKind, value: unknown): Hash {
	return documentHashOfBytes(kind, canonicalBytes(value));
}

/** {@link documentHash} for bytes already known to be canonical. */
export function documentHashOfBytes(kind: DocumentKind, bytes: Uint8Array): Hash {
	return base64url(sha256Of(domainBytes(kind), bytes));
}
