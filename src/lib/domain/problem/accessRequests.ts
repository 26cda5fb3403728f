import { err, ok, type Result } from '../../basics/result';
import { tidyLine } from '../text';
import { foldName } from '../territory/search';
import { SOURCE_LIMITS } from './sourceForm';

/** A request for access to information, as a row of the list an institution keeps. */
export interface AccessRequest {
	readonly folio: string;
	/** Day, `YYYY-MM-DD`; null where the list has none that can be read. */
	readonly date: string | null;
	readonly topic: string | null;
	readonly text: string;
}

/** Why a table is no list of requests. `repeated` folios are no reason: each is taken once. */
export type RequestsRefusal = 'no_rows' | 'no_folio' | 'no_words' | 'too_many';

/** More than these belong in several files. */
export const MOST_REQUESTS = 5_000;

/** Requests about one thing, and how often they came. */
export interface RequestGroup {
	readonly topic: string;
	/** The newest first. */
	readonly requests: readonly AccessRequest[];
	/** Years, or months where all requests are of two years or fewer, in order; those without a date are in none. */
	readonly periods: readonly { readonly period: string; readonly count: number }[];
}

type Column = 'folio' | 'date' | 'topic' | 'text';
const heads: readonly (readonly [Column, RegExp])[] = [
	['folio', /^(folio|no de folio|numero de folio|numero de solicitud|no de solicitud|id)\b/],
	['date', /\bfecha\b/],
	['topic', /^(tema|materia|asunto|rubro|clasificacion)\b/],
	['text', /\b(solicitud|descripcion|texto|informacion|pregunta)\b/],
];

/**
 * Reads a table with a head: a column of folios, and one of topics or of what was asked. Columns are known by the words
 * of their heads, whatever their order; the others are left aside.
 */
export function readAccessRequests(
	rows: readonly (readonly unknown[])[],
): Result<{ requests: AccessRequest[]; repeated: number }, RequestsRefusal> {
	const [head = [], ...body] = rows;
	const columns = findColumns(head.map((cell) => foldName(asText(cell))));
	if (columns.folio === undefined) return err('no_folio');
	if (columns.topic === undefined && columns.text === undefined) return err('no_words');
	if (body.length > MOST_REQUESTS) return err('too_many');
	const taken = new Map<string, AccessRequest>();
	let repeated = 0;
	for (const row of body) {
		const cell = (column: Column): unknown => (columns[column] === undefined ? null : row[columns[column]]);
		const folio = tidyLine(asText(cell('folio'))).slice(0, 60);
		if (folio === '') continue;
		if (taken.has(folio)) {
			repeated += 1;
			continue;
		}
		taken.set(folio, {
			folio,
			date: readDate(cell('date')),
			topic: tidyLine(asText(cell('topic'))) || null,
			text: tidyLine(asText(cell('text'))),
		});
	}
	return taken.size === 0 ? err('no_rows') : ok({ requests: [...taken.values()], repeated });
}

function findColumns(names: readonly string[]): Partial<Record<Column, number>> {
	const found: Partial<Record<Column, number>> = {};
	for (const [column, words] of heads) {
		const at = names.findIndex((name, place) => words.test(name) && !Object.values(found).includes(place));
		if (at >= 0) found[column] = at;
	}
	return found;
}

function asText(cell: unknown): string {
	return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}

/** `2026-03-09`, `09/03/2026`, `9-3-2026`, or a date of a spreadsheet; anything else is no date. */
function readDate(cell: unknown): string | null {
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
	const typed = asText(cell).trim();
	const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(typed) ?? [];
	const [, dayFirst, monthSecond, yearLast] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(typed) ?? [];
	const written = [year ?? yearLast ?? '', month ?? monthSecond ?? '', day ?? dayFirst ?? '']
		.map((part) => part.padStart(2, '0'))
		.join('-');
	const parsed = new Date(`${written}T00:00:00Z`);
	return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== written ? null : written;
}

/**
 * Requests by what they are about, the most frequent first. By their topic where the list has one, accents and capitals
 * apart; the others by the telling word they share with most requests. Only a first sorting: what is one problem is for
 * people to say.
 */
export function groupRequests(requests: readonly AccessRequest[]): RequestGroup[] {
	const frequency = countWords(requests.filter(({ topic }) => topic === null));
	const groups = new Map<string, { topic: string; requests: AccessRequest[] }>();
	for (const request of requests) {
		const topic = request.topic ?? tellingWord(request.text, frequency);
		const key = foldName(topic);
		const group = groups.get(key) ?? { topic, requests: [] };
		group.requests.push(request);
		groups.set(key, group);
	}
	const years = new Set(requests.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)])));
	const length = years.size <= 2 ? 7 : 4;
	return [...groups.values()]
		.map(({ topic, requests: own }) => ({
			topic,
			requests: own.sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.folio, b.folio)),
			periods: countPeriods(own, length),
		}))
		.sort((a, b) => b.requests.length - a.requests.length || compare(a.topic, b.topic));
}

function countPeriods(requests: readonly AccessRequest[], length: number): RequestGroup['periods'] {
	const counts = new Map<string, number>();
	for (const { date } of requests) {
		if (date === null) continue;
		const period = date.slice(0, length);
		counts.set(period, (counts.get(period) ?? 0) + 1);
	}
	return [...counts]
		.map(([period, count]) => ({ period, count }))
		.sort((a, b) => compare(a.period, b.period));
}

/** Words in so many requests of a public body that they tell nothing of what is asked. */
const commonWords = new Set(
	'solicito solicitud informacion solicita quiero conocer saber copia copias documento documentos respecto sobre durante periodo relacionada relacionado publica publico dependencia municipio estado favor entregar cuantos cuantas cuales donde desde hasta fecha'.split(
		' ',
	),
);

function wordsOf(text: string): string[] {
	return [...new Set(foldName(text).split(' '))].filter((word) => word.length > 3 && !commonWords.has(word));
}

function countWords(requests: readonly AccessRequest[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { text } of requests)
		for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

function tellingWord(text: string, frequency: ReadonlyMap<string, number>): string {
	const [most] = wordsOf(text).sort(
		(a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0) || compare(a, b),
	);
	return most ?? text.slice(0, 40);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Citations travel in an address: so many characters of them fit it with room to spare. */
const LONGEST_CITATIONS = 6_000;

/**
 * How a problem cites a group: first the whole of it, with the file it was counted from, then each request by its folio.
 * Where they are more than the sources a problem may have, several folios share a citation. `left` counts those that
 * found no place: they are in the count and in the file.
 */
export function citeRequests(
	{ topic, requests, periods }: RequestGroup,
	file: { readonly name: string; readonly hash: string },
	words: {
		readonly whole: (count: string, topic: string, periods: string, file: string, hash: string) => string;
		readonly one: (folio: string, date: string) => string;
		readonly several: (folios: string) => string;
	},
): { citations: string[]; left: number } {
	const span = [...new Set([periods[0]?.period, periods.at(-1)?.period])].filter((one) => one !== undefined);
	const whole = words.whole(requests.length.toString(), topic, span.join(' a '), file.name, file.hash);
	const room = SOURCE_LIMITS.sources - 1;
	const each = requests.map(({ folio, date }) => cut(words.one(folio, date ?? '')));
	const fits = each.length <= room && each.join('').length <= LONGEST_CITATIONS;
	const packed = fits ? { lines: each, left: 0 } : packFolios(requests, words.several, room);
	return { citations: [cut(whole), ...packed.lines], left: packed.left };
}

/** As many folios to a citation as it holds, as long as there is room for another citation. */
function packFolios(
	requests: readonly AccessRequest[],
	say: (folios: string) => string,
	room: number,
): { lines: string[]; left: number } {
	const lines: string[] = [];
	let held: string[] = [];
	let length = 0;
	for (const [at, { folio }] of requests.entries()) {
		const isFull = [...tidyLine(say([...held, folio].join(', ')))].length > SOURCE_LIMITS.citation.max;
		if (length + folio.length + 2 > LONGEST_CITATIONS || (isFull && lines.length + 1 === room))
			return { lines: [...lines, ...close(held, say)], left: requests.length - at };
		if (isFull) {
			lines.push(...close(held, say));
			held = [];
		}
		held.push(folio);
		length += folio.length + 2;
	}
	return { lines: [...lines, ...close(held, say)], left: 0 };
}

function close(folios: readonly string[], say: (folios: string) => string): string[] {
	return folios.length === 0 ? [] : [cut(say(folios.join(', ')))];
}

function cut(citation: string): string {
	return [...tidyLine(citation)].slice(0, SOURCE_LIMITS.citation.max).join('');
}
