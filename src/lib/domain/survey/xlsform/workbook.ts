import { LANGUAGE_TAG } from '../instrumentSchema';

/** The sheets of an XLSForm that are read and written. */
export const formSheets = ['survey', 'choices', 'settings'] as const;
export type FormSheet = (typeof formSheets)[number];

/** A sheet as texts by row and column; the first row names the columns, a blank cell is the empty text. */
export type Grid = readonly (readonly string[])[];

/** An XLSForm as it stands in a workbook. A sheet that is not there has no rows. */
export type FormWorkbook = Readonly<Record<FormSheet, Grid>>;

/** What happens to a row: nothing can be imported, this row is left out, or it comes in as something else. */
export type FindingWeight = 'stop' | 'left_out' | 'changed';

/** What of an XLSForm is outside the subset, by kind. */
export type FindingCode =
	| 'no_questions'
	| 'column_missing'
	| 'too_many_rows'
	/** The instrument would break a rule of its own; `detail` is the refusal code. */
	| 'refused'
	| 'type_outside'
	| 'metadata'
	| 'repeat'
	| 'list_missing'
	| 'note_alone'
	| 'group_open'
	| 'group_title'
	| 'relevant'
	| 'constraint'
	| 'required'
	| 'renamed'
	| 'column_outside'
	| 'pipe'
	| 'language'
	| 'range_as_number'
	| 'table_apart';

/** One thing an import would not bring over as it is. `row` counts from one, as a spreadsheet does. */
export type Finding = {
	readonly weight: FindingWeight;
	readonly sheet: FormSheet;
	readonly row: number;
	readonly code: FindingCode;
	/** A name, a type or an expression of the file; empty where the code says it all. */
	readonly detail: string;
};

/** Names of the rows that carry the texts around the questions. No question can be called so. */
export const reservedRows = {
	intro: '_intro',
	shortNotice: '_notice_short',
	fullNotice: '_notice_full',
	/** Begins the names of groups that are parts of the survey. */
	section: '_part_',
} as const;

/** The columns with what no other tool has: the kind of a question where XLSForm has none, and settings of ours. */
export const ownColumns = { type: 'bind::prioriza:type', settings: 'bind::prioriza:settings' } as const;

/** What declares the prefix of those columns, in the settings. */
export const OWN_NAMESPACE = 'prioriza="urn:prioriza:xlsform:1"';

/** Rows of one sheet that are read: an instrument has far fewer. */
export const MOST_ROWS = 4_000;

const languageNames: Readonly<Record<string, string>> = { es: 'Español', en: 'English' };
const spokenNames: ReadonlyMap<string, string> = new Map([
	...['español', 'espanol', 'spanish', 'castellano'].map((name) => [name, 'es'] as const),
	...['english', 'inglés', 'ingles'].map((name) => [name, 'en'] as const),
]);

/** A language as the head of a column names it: `Español (es)`. */
export function nameLanguage(tag: string): string {
	return `${languageNames[tag] ?? tag} (${tag})`;
}

/** The tag of a language as the head of a column names it, or null when it names none that could be told. */
export function readLanguage(named: string): string | null {
	const inside = /\(([^()]+)\)\s*$/.exec(named)?.[1]?.trim();
	const tag = inside ?? spokenNames.get(named.trim().toLowerCase()) ?? named.trim();
	return LANGUAGE_TAG.test(tag) ? tag : null;
}
