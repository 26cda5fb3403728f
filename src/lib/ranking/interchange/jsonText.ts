import { ok, type Result } from '../../basics/result';
import { INTERCHANGE_LIMITS, refuseAt, type InterchangeRefusal } from './preferenceFile';

/** A document as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonPath = readonly (string | number)[];

/** Deeper documents hold no ballots. */
const DEEPEST = 64;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** What ends a plain stretch of a string. */
const SPECIAL = /["\\\u0000-\u001f]/g;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\r\n]*/y;

/** Where something stands in a text. */
interface Found {
	readonly at: number;
	readonly code: 'not-json' | 'too-deep' | 'key-repeated' | null;
}

/**
 * Reads a JSON document (RFC 8259). What is not JSON is refused with its line and column, and so is a key that stands
 * twice in one object: of two values a reader would have to drop one in silence.
 */
export function readJson(text: string): Result<Json, InterchangeRefusal> {
	return readText(
		text,
		() => undefined,
		(json) => json,
	);
}

/**
 * Reads a document like {@link readJson}, and a number that no double holds (`1e400`, `1e-400`, `9007199254740993`)
 * as its text. What was written is then judged where it is used, instead of what it was rounded to.
 */
export function readJsonAsWritten(text: string): Result<Json, InterchangeRefusal> {
	const lost: { readonly at: number; readonly written: string }[] = [];
	const keep = (at: number, written: string) => {
		if (isLost(written)) lost.push({ at, written });
	};
	return readText(text, keep, (json) => {
		if (lost.length === 0) return json;
		const parts: string[] = [];
		let from = 0;
		for (const { at, written } of lost) {
			parts.push(json.slice(from, at), `"${written}"`);
			from = at + written.length;
		}
		return parts.join('') + json.slice(from);
	});
}

/** Too large or too small for a double, or an integer that a double rounds. */
function isLost(written: string): boolean {
	const value = Number(written);
	if (!Number.isFinite(value)) return true;
	if (value === 0) return /[1-9]/.test(written.replace(/[eE].*$/, ''));
	return /^-?[0-9]+$/.test(written) && !Number.isSafeInteger(value);
}

function readText(
	text: string,
	onNumber: (at: number, written: string) => void,
	prepare: (json: string) => string,
): Result<Json, InterchangeRefusal> {
	if (text.length > INTERCHANGE_LIMITS.characters) return refuseAt('text-too-long', 1, 1, '');
	const json = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
	const found = scanJson(json, null, onNumber);
	if (found.code !== null) {
		const { line, column } = countLines(json, found.at);
		return refuseAt(found.code, line, column, json.slice(found.at, found.at + 20));
	}
	const parsed: Json = JSON.parse(prepare(json)) as Json;
	return ok(parsed);
}

/** Line and column of the value at a path; of the deepest part that exists when the path leads nowhere. */
export function locateJson(text: string, path: JsonPath): { readonly line: number; readonly column: number } {
	return countLines(text, scanJson(text, path).at);
}

function countLines(text: string, at: number): { readonly line: number; readonly column: number } {
	let line = 1;
	let start = 0;
	for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) {
		line++;
		start = next + 1;
	}
	return { line, column: at - start + 1 };
}

interface Open {
	readonly kind: 'array' | 'object';
	/** Of the element being read. */
	key: string | number;
	readonly keys: Set<string> | null;
	/** Whether every step down to here is the path asked for. */
	readonly onPath: boolean;
}

/** Walks a document once without building it: the place of `path`, or the first place that is not JSON. */
function scanJson(
	text: string,
	path: JsonPath | null,
	onNumber?: (at: number, written: string) => void,
): Found {
	const stack: Open[] = [];
	let at = 0;
	let deepest = 0;
	let best = 0;
	const skip = () => {
		SPACE.lastIndex = at;
		SPACE.exec(text);
		at = SPACE.lastIndex;
	};
	const take = (pattern: RegExp): string | null => {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		if (found === null) return null;
		at = pattern.lastIndex;
		return found[0];
	};
	const takeString = (): string | null => {
		const start = at;
		if (text[start] !== '"') return null;
		SPECIAL.lastIndex = start + 1;
		for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
			at = found.index;
			if (found[0] === '"') return text.slice(start, ++at);
			if (take(ESCAPE) === null) return null;
			SPECIAL.lastIndex = at;
		}
		at = text.length;
		return null;
	};
	const bad = (code: Found['code'] = 'not-json'): Found => ({ at, code });
	const readKey = (open: Open): Found | null => {
		skip();
		const start = at;
		const written = takeString();
		if (written === null) return bad();
		const key = JSON.parse(written) as string;
		if (open.keys?.has(key) === true) return { at: start, code: 'key-repeated' };
		open.keys?.add(key);
		open.key = key;
		skip();
		if (text[at] !== ':') return bad();
		at++;
		return null;
	};
	for (;;) {
		skip();
		const parent = stack.at(-1);
		const onPath =
			path !== null && (parent === undefined || (parent.onPath && parent.key === path[stack.length - 1]));
		if (onPath && stack.length >= deepest && stack.length <= path.length) {
			deepest = stack.length + 1;
			best = at;
			if (stack.length === path.length) return { at, code: null };
		}
		const mark = text[at];
		if (mark === '[' || mark === '{') {
			if (stack.length === DEEPEST) return bad('too-deep');
			at++;
			const open: Open =
				mark === '['
					? { kind: 'array', key: 0, keys: null, onPath }
					: { kind: 'object', key: '', keys: new Set(), onPath };
			skip();
			if (text[at] === (mark === '[' ? ']' : '}')) at++;
			else {
				stack.push(open);
				const failure = open.kind === 'object' ? readKey(open) : null;
				if (failure !== null) return failure;
				continue;
			}
		} else if (mark === '"') {
			if (takeString() === null) return bad();
		} else {
			const start = at;
			const written = take(NUMBER);
			const word = ['true', 'false', 'null'].find((known) => text.startsWith(known, at));
			if (written !== null) onNumber?.(start, written);
			else if (word === undefined) return bad();
			else at += word.length;
		}
		// a value has ended: what closes or follows it
		for (;;) {
			skip();
			const open = stack.at(-1);
			if (open === undefined) return at === text.length ? { at: best, code: null } : bad();
			if (text[at] === ',') {
				at++;
				const failure = open.kind === 'object' ? readKey(open) : null;
				if (failure !== null) return failure;
				if (typeof open.key === 'number') open.key++;
				break;
			}
			if (text[at] !== (open.kind === 'array' ? ']' : '}')) return bad();
			at++;
			stack.pop();
		}
	}
}
