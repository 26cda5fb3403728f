/** What may stand in a cell of a list. */
export type Cell = string | number | null;

/** A list with its head: the one form from which CSV and XLSX are written, so that their figures are the same. */
export interface Sheet {
	name: string;
	columns: readonly string[];
	rows: readonly (readonly Cell[])[];
}

// What a spreadsheet skips before it looks whether a cell is a formula: spaces of every kind and marks without width.
const invisible =
	/^[\s\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffc]*/u;
const trigger = /^[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;

/** Text that no spreadsheet runs as a formula: an apostrophe goes before what would begin one. */
export function disarm(text: string): string {
	const seen = text.replace(invisible, '');
	if (trigger.test(seen)) return `'${seen}`;
	return /^[\t\r\n]/.test(text) ? seen : text;
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
