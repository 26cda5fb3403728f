import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { err, ok, type Result } from '$lib/basics/result';
import { formSheets, MOST_ROWS, type FormWorkbook, type Grid } from '$lib/domain/survey/xlsform/workbook';
import { restore, type Sheet } from '../cells';
import { writeWorkbook } from '../lists';
import { writeOpenDocument } from '../openDocument';
import { MOST_UNPACKED, unpacksWithin } from '../sheet/unpacksWithin';

/** The workbooks in which a form comes and goes, by the end of the name of the file. */
export const formFiles = {
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		write: writeWorkbook,
		read: readXlsx,
	},
	ods: {
		type: 'application/vnd.oasis.opendocument.spreadsheet',
		write: writeOpenDocument,
		read: readOds,
	},
} as const;

export type FormFileKind = keyof typeof formFiles;

export function isFormFileKind(kind: string): kind is FormFileKind {
	return Object.hasOwn(formFiles, kind);
}

/** A form as a workbook with its three sheets. */
export function writeFormFile(kind: FormFileKind, form: FormWorkbook): Promise<Uint8Array> {
	return formFiles[kind].write(
		formSheets.map((name): Sheet => {
			const [columns = [], ...rows] = form[name];
			return { name, columns, rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) };
		}),
	);
}

/** Why a file is no form: it is no workbook, or it has no sheet of questions. */
export type FormFileRefusal = 'unreadable' | 'no_survey';

/** Reads the sheets of a form from a workbook, whatever else is in it. */
export async function readFormFile(
	kind: FormFileKind,
	bytes: Uint8Array,
): Promise<Result<FormWorkbook, FormFileRefusal>> {
	try {
		if (!unpacksWithin(bytes, MOST_UNPACKED)) return err('unreadable');
		const { sheets } = await formFiles[kind].read(bytes);
		const gridOf = (name: string): Grid => {
			const rows = sheets.find((sheet) => sheet.name.trim().toLowerCase() === name)?.rows ?? [];
			// One more than is read, so that its being too many is seen.
			return rows.slice(0, MOST_ROWS + 1).map((row) => row.map(readCell));
		};
		const form = { survey: gridOf('survey'), choices: gridOf('choices'), settings: gridOf('settings') };
		return form.survey.length === 0 ? err('no_survey') : ok(form);
	} catch {
		// Libraries throw at anything that is not a file of theirs: to the person all of it is one thing.
		return err('unreadable');
	}
}

/** What a spreadsheet took for a number, a day or a truth is a text in a form. */
function readCell(cell: unknown): string {
	if (typeof cell === 'string') return restore(cell);
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
