import { parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { MOST_UNPACKED, unpacksWithin } from '$lib/server/export/sheet/unpacksWithin';

/** The rows of the first sheet of a file, by the end of its name; null when it is no such file. */
export async function readTable(
	name: string,
	bytes: Uint8Array,
): Promise<readonly (readonly unknown[])[] | null> {
	try {
		const kind = name.split('.').at(-1)?.toLowerCase();
		const isPacked = kind === 'xlsx' || kind === 'ods';
		if (isPacked && !unpacksWithin(bytes, MOST_UNPACKED)) return null;
		switch (kind) {
			case 'csv':
				return parseCsv(decode(bytes));
			case 'xlsx':
				return (await readXlsx(bytes)).sheets[0]?.rows ?? [];
			case 'ods':
				return (await readOds(bytes)).sheets[0]?.rows ?? [];
			default:
				return null;
		}
	} catch {
		// Libraries throw at anything that is not a file of theirs: to the person all of it is one thing.
		return null;
	}
}

/** Spreadsheets of years past write CSV in the code page of Windows. */
function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
