/** What somebody sent, as their own device kept it at their wish: it opens the commitment of the log. */
export interface OwnCopy {
	readonly folio: string;
	/** Canonical JSON of what was answered. */
	readonly content: string;
	/** base64url. */
	readonly salt: string;
}

/** Thirty-two bytes in base64url. */
const SALT = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
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
	return SALT.test(salt) ? { folio, content, salt } : null;
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
