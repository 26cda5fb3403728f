/** What may stand in a cell of a list. */
export type Cell = string | number | null;

/** A list with its head: the one form from which CSV and XLSX are written, so that their figures are the same. */
export interface Sheet {
	name: string;
	columns: readonly string[];
	rows: readonly (readonly Cell[])[];
}

// What a spreadsheet may skip before it looks whether a cell is a formula: spaces of every kind, controls, and signs
// without width; and apostrophes, so that the one put before is told from those that were written.
const skipped = String.raw`['\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc]*`;
const trigger = String.raw`[=+\-@|%\uff1d\uff0b\uff0d\uff20\uff5c\uff05\u2212\ufe62\ufe63\ufe66\ufe6a\ufe6b]`;
const begins = new RegExp(String.raw`^(?:${skipped}${trigger}|'*[\t\r\n])`, 'u');

/** Text that no spreadsheet runs as a formula: an apostrophe goes before what would begin one. */
export function disarm(text: string): string {
	return begins.test(text) ? `'${text}` : text;
}

/** The text that was handed to {@link disarm}. */
export function restore(text: string): string {
	return text.startsWith("'") && begins.test(text.slice(1)) ? text.slice(1) : text;
}

/** A sheet as CSV (RFC 4180), with the mark that makes Excel read it as UTF-8. */
export function writeCsv(sheet: Sheet): string {
	const lines = [sheet.columns, ...sheet.rows].map((row) => row.map(writeCell).join(','));
	return `\ufeff${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const text = disarm(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
