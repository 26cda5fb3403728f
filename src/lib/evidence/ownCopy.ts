import { fromBase64url } from './base64url';
import { canonicalText } from './canonical';
import { commit, SALT_BYTES } from './commitment';
import type { Hash } from './hash';

// A citizen's page imports this file: no schema library and no zip may enter through it.

/** What somebody sent, as their own device kept it at their wish: it opens the commitment of the log. */
export interface OwnCopy {
	readonly folio: string;
	/** Canonical JSON of what was answered. */
	readonly content: string;
	/** base64url. */
	readonly salt: string;
}

const KIND = 'prioriza/own-copy';
/** No answer is longer; a file that somebody took by mistake is not read to its end. */
export const MOST_COPY_BYTES = 1_000_000;

/** The text of the file that is kept. */
export function writeOwnCopy({ folio, content, salt }: OwnCopy): string {
	return `${JSON.stringify({ v: 1, kind: KIND, folio, content, salt }, null, '\t')}\n`;
}

/** Reads what {@link writeOwnCopy} wrote; `null` for anything else. */
export function readOwnCopy(text: string): OwnCopy | null {
	const read = parseJson(text);
	if (!isRecord(read) || read['v'] !== 1 || read['kind'] !== KIND) return null;
	const { folio, content, salt } = read;
	if (typeof folio !== 'string' || typeof content !== 'string' || typeof salt !== 'string') return null;
	return fromBase64url(salt)?.length === SALT_BYTES ? { folio, content, salt } : null;
}

/** The commitment that a copy gives; `null` where what it holds has another spelling than what was sent. */
export function commitmentOf({ content, salt }: OwnCopy): Hash | null {
	const bytes = fromBase64url(salt);
	const answered = parseJson(content);
	if (bytes?.length !== SALT_BYTES || !isRecord(answered)) return null;
	try {
		return canonicalText(answered) === content ? commit('response', bytes, answered) : null;
	} catch {
		// A number or a text that has no canonical form was never sent.
		return null;
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
