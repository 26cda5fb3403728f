import serialize from 'canonicalize';
import { err, ok, type Result } from '../basics/result';
import { measureJson } from './jsonShape';

/** What a record may hold: closed under JSON, integers only, every string in Unicode normalization form C. */
export type CanonicalValue =
	string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

/** The rules of canonical bytes, by how each is broken. */
export type CanonicalCode =
	| 'not-utf8'
	| 'not-json'
	| 'not-canonical-bytes'
	| 'not-a-json-value'
	| 'not-an-integer'
	| 'lone-surrogate'
	| 'not-nfc'
	| 'key-not-ascii'
	| 'too-deep'
	| 'too-many-values';

/** Why a value or some bytes are not canonical; `path` is where, as `/`-separated keys and positions. */
export type CanonicalProblem = { code: CanonicalCode; path: string };

/** Thrown when the program tries to write something that has no canonical form: always a bug of the caller. */
export class CanonicalError extends TypeError {
	constructor(readonly problem: CanonicalProblem) {
		super(`No canonical form (${problem.code} at ${problem.path === '' ? 'the root' : problem.path})`);
		this.name = 'CanonicalError';
	}
}

/** Deeper than any record, far shallower than any call stack: hostile nesting is refused, never followed. */
const MAX_DEPTH = 64;
/** More than any document holds; what a hostile one holds beyond that is never made. */
const MAX_VALUES = 500_000;
const LONE_SURROGATE = /\p{Surrogate}/u;
// Not `__proto__`: assigning it would change an object instead of filling it.
const KEY = /^(?!__proto__$)[\x20-\x7e]+$/;

/** Finds the first reason why a value has no canonical form, or `null` when it has one. */
export function findCanonicalProblem(value: unknown): CanonicalProblem | null {
	return findProblem(value, '', 0);
}

function findProblem(value: unknown, path: string, depth: number): CanonicalProblem | null {
	if (value === null || typeof value === 'boolean') return null;
	if (typeof value === 'string') return findTextProblem(value, path);
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) ? null : { code: 'not-an-integer', path };
	}
	if (typeof value !== 'object') return { code: 'not-a-json-value', path };
	if (depth >= MAX_DEPTH) return { code: 'too-deep', path };
	return Array.isArray(value) ? findItemProblem(value, path, depth) : findMemberProblem(value, path, depth);
}

function findTextProblem(text: string, path: string): CanonicalProblem | null {
	if (LONE_SURROGATE.test(text)) return { code: 'lone-surrogate', path };
	return text.normalize('NFC') === text ? null : { code: 'not-nfc', path };
}

function findItemProblem(items: readonly unknown[], path: string, depth: number): CanonicalProblem | null {
	// By position, because `forEach` and friends skip the holes that the serializer would turn into `null`.
	for (let at = 0; at < items.length; at++) {
		const problem = findProblem(items[at], `${path}/${String(at)}`, depth + 1);
		if (problem) return problem;
	}
	return null;
}

function findMemberProblem(value: object, path: string, depth: number): CanonicalProblem | null {
	const prototype: unknown = Object.getPrototypeOf(value);
	const isPlain = prototype === Object.prototype || prototype === null;
	if (!isPlain || Object.getOwnPropertySymbols(value).length > 0) return { code: 'not-a-json-value', path };
	for (const [key, member] of Object.entries(value)) {
		const memberPath = `${path}/${key}`;
		if (!KEY.test(key)) return { code: 'key-not-ascii', path: memberPath };
		const problem = findProblem(member, memberPath, depth + 1);
		if (problem) return problem;
	}
	return null;
}

/**
 * The one text of a value: RFC 8785 (JCS) restricted to integers, NFC strings and ASCII keys, so that the same
 * value has the same bytes in every language.
 *
 * @throws CanonicalError when the value has no canonical form (fractions, `undefined`, a `Date`, a lone surrogate…).
 */
export function canonicalText(value: unknown): string {
	const problem = findCanonicalProblem(value);
	if (problem) throw new CanonicalError(problem);
	const text = serialize(value);
	if (text === undefined) throw new CanonicalError({ code: 'not-a-json-value', path: '' });
	return text;
}

/** {@link canonicalText} as UTF-8: the bytes that are stored, hashed and compared. */
export function canonicalBytes(value: unknown): Uint8Array {
	return new TextEncoder().encode(canonicalText(value));
}

/**
 * Reads canonical bytes back: parses, checks the value, writes it again and demands the same bytes. Duplicate keys,
 * spaces, another order, `1.0`, `1e3`, escapes nobody needs, a byte-order mark: all are refused here.
 */
export function parseCanonical(bytes: Uint8Array): Result<CanonicalValue, CanonicalProblem> {
	const { depth, values } = measureJson(bytes);
	if (depth > MAX_DEPTH) return err({ code: 'too-deep', path: '' });
	if (values > MAX_VALUES) return err({ code: 'too-many-values', path: '' });
	// A byte-order mark stays in the text, and the JSON parser refuses it.
	const text = readUtf8(bytes);
	if (text === null) return err({ code: 'not-utf8', path: '' });
	const parsed = parseJson(text);
	if (!parsed.ok) return parsed;
	const problem = findCanonicalProblem(parsed.value);
	if (problem) return err(problem);
	if (serialize(parsed.value) !== text) return err({ code: 'not-canonical-bytes', path: '' });
	return ok(parsed.value as CanonicalValue);
}

/** Text exactly as its bytes were hashed or signed, a byte-order mark too; `null` where they are no UTF-8. */
export function readUtf8(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}

function parseJson(text: string): Result<unknown, CanonicalProblem> {
	try {
		return ok(JSON.parse(text));
	} catch {
		return err({ code: 'not-json', path: '' });
	}
}
