import { ok, type Result } from '../../basics/result';
import type { ExactInteger } from '../numbers/exactNumber';
import { readCount, refuseAt, type InterchangeRefusal } from './preferenceFile';

/** A line of data: how many, and groups of alternatives as written; `{}` is an empty group. */
export interface PreflibLine {
	readonly count: ExactInteger;
	readonly groups: readonly (readonly string[])[];
	/** Columns of the first alternative of each group. */
	readonly columns: readonly number[];
}

/**
 * Reads `12: 1,{2,3},4`. Alternatives are the numbers 1 … `size`, each at most once. A group of one is taken from
 * `singles`, which is filled: millions of lines hold the same few groups.
 */
export function readPreflibLine(
	text: string,
	line: number,
	size: number,
	singles: (readonly string[])[] = [],
): Result<PreflibLine, InterchangeRefusal> {
	const colon = text.indexOf(':');
	const written = (colon === -1 ? text : text.slice(0, colon)).trim();
	const count = /^[0-9]+$/.test(written) ? readCount(written) : null;
	if (count === null || colon === -1) return refuseAt('count-not-an-integer', line, 1, written);

	const groups: (readonly string[])[] = [];
	const columns: number[] = [];
	const seen = new Uint8Array(size + 1);
	let open: string[] | null = null;
	let expects: 'item' | 'comma' = 'item';
	const token = /\s*(?:([0-9]+)|([{},])|(\S))/y;
	token.lastIndex = colon + 1;
	for (let found = token.exec(text); found !== null; found = token.exec(text)) {
		const [, digits, mark] = found;
		const shown = digits ?? mark ?? found[3] ?? '';
		const column = token.lastIndex - shown.length + 1;
		const unexpected = () => refuseAt('unexpected-character', line, column, shown);
		if (digits !== undefined) {
			if (expects !== 'item') return unexpected();
			const number = digits.length < 7 ? Number(digits) : 0;
			if (number < 1 || number > size) return refuseAt('unknown-alternative', line, column, digits);
			if (seen[number] === 1) return refuseAt('alternative-ranked-twice', line, column, digits);
			seen[number] = 1;
			if (open === null) {
				groups.push((singles[number] ??= [String(number)]));
				columns.push(column);
			} else open.push(String(number));
			expects = 'comma';
		} else if (mark === '{' && expects === 'item' && open === null) {
			open = [];
			groups.push(open);
			columns.push(column);
		} else if (mark === '}' && open !== null && (expects === 'comma' || open.length === 0)) {
			open = null;
			expects = 'comma';
		} else if (mark === ',' && expects === 'comma') expects = 'item';
		else return unexpected();
	}
	const ended = open === null && (expects === 'comma' || groups.length === 0);
	if (!ended) return refuseAt('ballot-not-ended', line, text.length + 1, '');
	return ok({ count, groups, columns });
}

/** Groups as PrefLib writes them; one alternative needs no braces. */
export function writePreflibGroups(groups: readonly (readonly string[])[]): string {
	return groups.map((group) => (group.length === 1 ? group.join() : `{${group.join(',')}}`)).join(',');
}
