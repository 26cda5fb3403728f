import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { writeWorkbook } from '../lists';
import { nameSheets } from './sheetNames';

const awkward = fc.array(
	fc.oneof(
		fc.string({
			unit: fc.constantFrom('[', ']', ':', '*', '?', '/', '\\', "'", ' ', 'ñ', 'Ñ', 'ß'),
			maxLength: 3,
		}),
		fc.constantFrom('history', 'Sociedad civil organizada', '\u0000', '🗳', 'É', 'é'),
		fc.string({ unit: 'binary', maxLength: 4 }),
	),
	{ maxLength: 40 },
);
const names = fc.array(
	awkward.map((parts) => parts.join('')),
	{ maxLength: 12 },
);

describe('names of sheets', () => {
	it('are lawful and different, whatever the nuclei are called', () => {
		fc.assert(
			fc.property(names, (wanted) => {
				const given = nameSheets([...wanted, ...wanted.map((name) => name.toUpperCase())]);
				expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(wanted.length * 2);
				for (const name of given) {
					expect(name.length).toBeGreaterThan(0);
					expect(name.length).toBeLessThanOrEqual(31);
					expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|\p{Cs}/u);
					expect(name.toLowerCase()).not.toBe('history');
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('make a workbook that reads back, sheet by sheet', async () => {
		await fc.assert(
			fc.asyncProperty(fc.tuple(fc.string(), names), async ([first, others]) => {
				const wanted = [first, ...others].map((name) => `Comparación ${name}`);
				const workbook = await writeWorkbook(
					wanted.map((name, at) => ({ name, columns: ['n'], rows: [[at]] })),
				);
				const { sheets } = await readXlsx(workbook);
				expect(sheets.map(({ name }) => name)).toEqual(nameSheets(wanted));
				expect(sheets.map(({ rows }) => rows[1]?.[0])).toEqual(wanted.map((_, at) => at));
			}),
			{ numRuns: 60 },
		);
	});

	it('keep what is lawful, and number only twins', () => {
		expect(nameSheets(['Lista', 'lista', "'Órgano' garante"])).toEqual([
			'Lista',
			'lista (2)',
			"Órgano' garante",
		]);
		expect(
			nameSheets([
				'Comparación Organizaciones de vecinas del norte',
				'Comparación Organizaciones de vecinas del sur',
			]),
		).toEqual(['Comparación Organizaciones de v', 'Comparación Organizaciones (2)']);
	});
});
