import { ok, type Result } from '../../basics/result';
import { INTERCHANGE_LIMITS, refuseAt, type InterchangeRefusal } from './preferenceFile';

/** The lines of a text without their ends (LF or CRLF) and without a byte order mark; refused when there is too much. */
export function splitLines(text: string): Result<readonly string[], InterchangeRefusal> {
	if (text.length > INTERCHANGE_LIMITS.characters) return refuseAt('text-too-long', 1, 1, '');
	const lines: string[] = [];
	let start = text.startsWith('\uFEFF') ? 1 : 0;
	while (start <= text.length) {
		const newline = text.indexOf('\n', start);
		const end = newline === -1 ? text.length : newline;
		if (end - start > INTERCHANGE_LIMITS.lineCharacters) {
			return refuseAt('line-too-long', lines.length + 1, INTERCHANGE_LIMITS.lineCharacters + 1, '');
		}
		if (lines.length === INTERCHANGE_LIMITS.lines) return refuseAt('too-many-lines', lines.length + 1, 1, '');
		lines.push(text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end));
		start = end + 1;
		if (newline === -1) break;
	}
	return ok(lines);
}

/** A word of a line and the column of its first character, from 1. */
export interface Word {
	readonly text: string;
	readonly column: number;
}

/** The words of a line between white space, up to `comment` if one is given. */
export function splitWords(line: string, comment = ''): Word[] {
	const end = comment === '' ? -1 : line.indexOf(comment);
	const words: Word[] = [];
	for (const found of (end === -1 ? line : line.slice(0, end)).matchAll(/\S+/g)) {
		words.push({ text: found[0], column: found.index + 1 });
	}
	return words;
}
