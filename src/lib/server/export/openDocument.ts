import { writeOds } from 'hucre/ods';
import { disarm, type Sheet } from './cells';
import { nameSheets } from './names/sheetNames';

/** The sheets as an OpenDocument workbook, with the cells of the one in XLSX. */
export function writeOpenDocument(sheets: readonly Sheet[]): Promise<Uint8Array> {
	const names = nameSheets(sheets.map(({ name }) => name));
	return writeOds({
		sheets: sheets.map(({ name, columns, rows }, at) => ({
			name: names[at] ?? name,
			rows: [columns, ...rows].map((row) =>
				row.map((cell) => (typeof cell === 'string' ? disarm(cell) : cell)),
			),
		})),
	});
}
