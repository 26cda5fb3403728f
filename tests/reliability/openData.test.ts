import fc from 'fast-check';
import { parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isTidy } from '../../src/lib/domain/text';
import { restore, writeCsv, type Cell, type Sheet } from '../../src/lib/server/export/cells';
import { writeWorkbook } from '../../src/lib/server/export/lists';
import { writeOpenDocument } from '../../src/lib/server/export/openDocument';

const runs = process.env['PRIORIZA_FULL'] === '1' ? 10_000 : 500;

/** What begins a formula somewhere, plain and full width. */
const triggers = [
	...['=', '+', '-', '@', '|', '%'],
	...['\uff1d', '\uff0b', '\uff0d', '\uff20', '\u2212', '\ufe62', '\ufe63', '\ufe66', '\ufe6b'],
];
/** What nobody sees before it. */
const invisible = [
	...['\n', '\r', '\t', ' ', '\v', '\f', '\0', '\u0007', '\u0085', '\u00a0', '\u00ad', '\u034f', '\u061c'],
	...['\u115f', '\u1680', '\u17b4', '\u180e', '\u2003', '\u200b', '\u200d', '\u200e', '\u2028', '\u202e'],
	...['\u2060', '\u2066', '\u206f', '\u2800', '\u3000', '\u3164', '\ufe0f', '\ufeff', '\uffa0', '\ufff9'],
	...['\ufffc', '\u{e0001}', '\u{e0020}', '\u{1d173}'],
];

const hostile = fc
	.tuple(
		fc.array(fc.constantFrom(...invisible, "'"), { maxLength: 4 }),
		fc.constantFrom(...triggers, '', 'a', '"', ',', ';'),
		fc.oneof(
			fc.constantFrom('1+1', 'HYPERLINK("x")', "cmd|'/c calc'!A1", 'a\r\nb'),
			fc.string({ unit: 'grapheme' }),
		),
	)
	.map(([before, start, rest]) => before.join('') + start + rest);

const cells: fc.Arbitrary<Cell> = fc.oneof(
	{ weight: 6, arbitrary: hostile.filter((text) => text !== '') },
	{ weight: 1, arbitrary: fc.constant(null) },
	{ weight: 1, arbitrary: fc.integer() },
);

const tablesOf = (cell: fc.Arbitrary<Cell>): fc.Arbitrary<Sheet> =>
	fc.integer({ min: 1, max: 4 }).chain((width) =>
		fc.record({
			name: fc.constant('Tabla'),
			columns: fc.constant(Array.from({ length: width }, (_, at) => `columna ${at.toString()}`)),
			rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
		}),
	);

/** The first sign of a text that leaves ink on paper: said by what Unicode calls signs, not by a list of what to skip. */
function firstVisible(text: string): string {
	return (
		Array.from(text).find(
			(sign) =>
				/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(sign) &&
				!/^[\p{Default_Ignorable_Code_Point}\u2800\ufffc]$/u.test(sign),
		) ?? ''
	);
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** Cells as text, the way a file without types holds them. */
const asText = (rows: readonly (readonly unknown[])[]): string[][] =>
	rows.map((row) =>
		row.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '')),
	);

const restored = (rows: readonly (readonly string[])[]): string[][] => rows.map((row) => row.map(restore));

describe('T33 CSV and open data', () => {
	it('lets no cell begin as a formula, and gives every table back as its JSON twin', () => {
		fc.assert(
			fc.property(tablesOf(cells), (table) => {
				const [head, ...rows] = asText(parseCsv(writeCsv(table), { delimiter: ',' }));
				expect(head).toEqual(table.columns);
				for (const [at, row] of rows.entries()) {
					for (const [place, cell] of row.entries()) {
						if (typeof table.rows[at]?.[place] === 'number') expect(isNumber(cell)).toBe(true);
						else expect(triggers).not.toContain(firstVisible(cell));
					}
				}
				const twin: unknown = JSON.parse(JSON.stringify(asText(table.rows)));
				expect(restored(rows)).toEqual(twin);
			}),
			{ numRuns: runs },
		);
	});

	it.each([
		['XLSX', writeWorkbook, readXlsx],
		['ODS', writeOpenDocument, readOds],
	])('does the same in %s, with every text that can be stored', async (_, write, read) => {
		const storable = cells.filter((cell) => typeof cell !== 'string' || isTidy(cell));
		await fc.assert(
			fc.asyncProperty(tablesOf(storable), async (table) => {
				const bytes = await write([table]);
				const rows = asText((await read(bytes)).sheets[0]?.rows.slice(1) ?? []);
				for (const [at, row] of table.rows.entries()) {
					for (const [place, cell] of row.entries()) {
						const got = rows[at]?.[place] ?? '';
						if (typeof cell === 'string') expect(triggers).not.toContain(firstVisible(got));
						expect(restore(got)).toBe(cell === null ? '' : String(cell));
					}
				}
			}),
			{ numRuns: runs / 5 },
		);
	});

	it('would see a cell that begins as a formula', () => {
		for (const trigger of triggers)
			for (const before of invisible) expect(firstVisible(`${before}${trigger}1`)).toBe(trigger);
	});
});
