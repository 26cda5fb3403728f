import { z } from 'zod';
import { compareCodeUnits } from '../../basics/compare';
import { isUuid } from '../../basics/ids';
import { fromBase64url } from '../base64url';

// The kinds of value that entries and documents are made of. Codes, not sentences, travel as messages.

/** A UUID in canonical text; a plain string in the types, because that is what rows and JSON hold. */
export const uuid = z.string().refine((value): boolean => isUuid(value), { error: 'not-a-uuid' });

/** 32 bytes as base64url without padding: a SHA-256 digest, an HMAC, a salt. */
export const bytes32 = z
	.string()
	.refine((text) => text.length === 43 && fromBase64url(text) !== null, { error: 'not-32-bytes' });

/** Text of any language, never empty. */
export const text = z.string().min(1, { error: 'empty' });

/** A name a machine chose: printable ASCII without spaces. */
export const token = z.string().regex(/^[\x21-\x7e]+$/, { error: 'not-a-token' });

/** How many of something. */
export const count = z.int({ error: 'not-a-count' }).min(0, { error: 'not-a-count' });

/** A day of the Gregorian calendar, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, { error: 'not-a-day' });

/** A second in universal time, `YYYY-MM-DDTHH:MM:SSZ`. */
export const instant = z.string().refine(isInstant, { error: 'not-an-instant' });

/** The same text in several languages, keyed by BCP 47 tag; Spanish is never missing. */
export const translated = z
	.record(z.string().regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/, { error: 'not-a-language' }), text)
	.refine((texts) => texts['es'] !== undefined, { error: 'no-spanish' });

/** An exact ratio; zero is allowed, dividing by it is not. */
export const ratio = z.strictObject({ num: count, den: z.int().min(1, { error: 'not-a-ratio' }) });

/** An array ordered by a text of its items, none twice: one set has one spelling. */
export function sortedBy<T extends z.ZodType>(item: T, keyOf: (value: z.output<T>) => string) {
	return z.array(item).refine((items) => isStrictlyAscending(items.map(keyOf)), { error: 'not-sorted' });
}

function isStrictlyAscending(keys: readonly string[]): boolean {
	return keys.every((key, at) => at === 0 || compareCodeUnits(keys[at - 1] ?? '', key) < 0);
}

function isDay(value: string): boolean {
	return isInstant(`${value}T00:00:00Z`);
}

function isInstant(value: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value)) return false;
	const milliseconds = Date.parse(value);
	// Writing it back unmasks the 30th of February and the 24th hour, which some engines let through.
	return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === value.replace('Z', '.000Z');
}
