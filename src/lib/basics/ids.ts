import { err, ok, type Result } from './result';

/** A UUID in canonical text: lower case, with hyphens (RFC 9562, section 4). Only `parseUuid` and `isUuid` make one. */
export type Uuid = string & { readonly __brand: 'Uuid' };

const CANONICAL_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Whether a value is a UUID in canonical text. Any version is accepted, the nil and max UUIDs too: the database does
 * the same, and an id is only ever compared.
 */
export function isUuid(value: unknown): value is Uuid {
	return typeof value === 'string' && CANONICAL_UUID.test(value);
}

/**
 * Reads a UUID that a person or another system wrote: surrounding spaces and capital letters are forgiven, and the
 * answer is canonical, so that two spellings of one id compare equal. Braces and missing hyphens are refused.
 */
export function parseUuid(text: unknown): Result<Uuid, 'not-a-uuid'> {
	if (typeof text !== 'string') return err('not-a-uuid');
	const canonical = text.trim().toLowerCase();
	return isUuid(canonical) ? ok(canonical) : err('not-a-uuid');
}
