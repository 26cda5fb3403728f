import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { disarm, writeCsv } from './cells';
import { writeWorkbook } from './lists';

const dangerous = [
	'=',
	'+',
	'-',
	'@',
	'\uff1d',
	'\uff0b',
	'\uff0d',
	'\uff20',
	'\t=',
	'\r@',
	'\u200b=',
	'\ufeff-',
	'\u00a0+',
	' =',
];

describe('cells', () => {
	it('never begin as a formula, whatever stands before', () => {
		fc.assert(
			fc.property(fc.constantFrom(...dangerous), fc.string(), (start, rest) => {
				expect(disarm(start + rest).replace(/^[\s\u200b\ufeff]+/u, '')).not.toMatch(
					/^[=+\-@\uff1d\uff0b\uff0d\uff20]/u,
				);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('keep every other text as it is', () => {
		expect(disarm('Calles sin alumbrado')).toBe('Calles sin alumbrado');
	});
});

describe('a workbook', () => {
	const sheets = [
		{
			name: 'Lista',
			columns: ['Lugar', 'Problema'],
			rows: [
				[1, 'Agua'],
				[2, '=HYPERLINK("x")'],
				[null, 'Fugas'],
			],
		},
	];

	it('reads back with the figures of the list, and nothing in it is a formula', async () => {
		const [sheet] = (await readXlsx(await writeWorkbook(sheets))).sheets;
		expect(sheet?.rows.slice(0, 3)).toEqual([
			['Lugar', 'Problema'],
			[1, 'Agua'],
			[2, '\'=HYPERLINK("x")'],
		]);
	});

	it('has the same bytes whenever it is written', async () => {
		vi.useFakeTimers();
		vi.setSystemTime(new Date('2026-01-01T00:00:00Z'));
		const before = await writeWorkbook(sheets);
		vi.setSystemTime(new Date('2027-05-05T05:05:05Z'));
		const after = await writeWorkbook(sheets);
		vi.useRealTimers();
		expect(after).toEqual(before);
	});
});

describe('a CSV file', () => {
	it('quotes what would break a line or a field', () => {
		const csv = writeCsv({ name: 'x', columns: ['a', 'b'], rows: [['di "sí", luego\nno', 3]] });
		expect(csv).toBe('\ufeffa,b\r\n"di ""sí"", luego\nno",3\r\n');
	});
});
