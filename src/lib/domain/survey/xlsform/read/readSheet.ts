import { tidyParagraphs, type Text } from '../../../text';
import { readLanguage, type Finding, type FormSheet, type Grid } from '../workbook';

/** A row of a sheet by the names of its columns. `row` counts from one, the head included. */
export type FormRow = {
	readonly row: number;
	/** The text of a column, tidied; empty where it is blank or there is no such column. */
	readonly get: (column: string) => string;
	/** A text in all its languages, or null where every one is blank. Spanish may be missing: it is empty then. */
	readonly text: (column: string) => Text | null;
};

/** A sheet read by its head: its rows that are not blank, its languages in order, and what could not be told. */
export type ReadSheet = {
	readonly rows: readonly FormRow[];
	readonly columns: ReadonlySet<string>;
	readonly languages: readonly string[];
	readonly findings: readonly Finding[];
};

const translated = ['label', 'hint', 'form_title', 'constraint_message'] as const;
const aliases: Readonly<Record<string, string>> = {
	relevance: 'relevant',
	caption: 'label',
	list: 'list_name',
	value: 'name',
	title: 'form_title',
	'set form title': 'form_title',
	'constraint message': 'constraint_message',
};

type Column = { readonly base: string; readonly language: string | null };

/** Reads a sheet by the names in its first row. `spoken` is the language of columns that name none. */
export function readSheet(sheet: FormSheet, grid: Grid, spoken: string): ReadSheet {
	const [head = [], ...rows] = grid;
	const findings: Finding[] = [];
	const columns = head.map((cell): Column => {
		const column = readHead(cell, spoken);
		if (column.language !== null || !isTranslated(column.base)) return column;
		findings.push({ weight: 'changed', sheet, row: 1, code: 'language', detail: cell });
		return { base: '', language: null };
	});
	const languages = new Set(columns.flatMap(({ language }) => (language === null ? [] : [language])));
	return {
		rows: rows.flatMap((cells, at) =>
			cells.every((cell) => cell.trim() === '') ? [] : [readRow(cells, columns, at + 2)],
		),
		columns: new Set(columns.map(({ base }) => base)),
		languages: [...languages],
		findings,
	};
}

function isTranslated(base: string): boolean {
	return translated.some((column) => column === base);
}

function readHead(cell: string, spoken: string): Column {
	const named = cell.trim();
	// The older way to name a language has one colon, and so do the prefixes of columns of others.
	const parts =
		/^(label|hint|caption|form_title|constraint_message|constraint message)\s*(?:::|:)\s*(.+)$/iu.exec(named);
	const base = (parts?.[1] ?? named).toLowerCase().replace(/ +/g, parts ? ' ' : '_');
	const known = aliases[base] ?? base;
	if (!isTranslated(known)) return { base: known, language: null };
	return { base: known, language: parts ? readLanguage(parts[2] ?? '') : spoken };
}

function readRow(cells: readonly string[], columns: readonly Column[], row: number): FormRow {
	const at = (place: number): string => tidyParagraphs(cells[place] ?? '');
	return {
		row,
		get: (column) => columns.map(({ base }, place) => (base === column ? at(place) : '')).find(Boolean) ?? '',
		text: (column) => {
			const said = columns.flatMap(({ base, language }, place): [string, string][] =>
				base === column && language !== null && at(place) !== '' ? [[language, at(place)]] : [],
			);
			const text = new Map(said);
			return said.length === 0 ? null : { ...Object.fromEntries(text), es: text.get('es') ?? '' };
		},
	};
}
