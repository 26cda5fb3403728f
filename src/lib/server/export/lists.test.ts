import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { disarm, restore, writeCsv } from './cells';
import { sayPublication, writeWorkbook } from './lists';

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

	it('are disarmed behind every sign that is not seen, by itself or with others', () => {
		const unseen = /^[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]$/u;
		const signs = Array.from({ length: 0x11_0000 }, (_, point) => point)
			.filter((point) => point < 0xd8_00 || point > 0xdf_ff)
			.map((point) => String.fromCodePoint(point))
			.filter((sign) => unseen.test(sign));
		// Every variation selector, tag, filler and space: a list that shrinks is a list that no longer looks.
		expect(signs.length).toBeGreaterThan(4_000);
		const runs = signs.filter((sign) => !disarm(`${sign}=1+1`).startsWith("'"));
		expect(runs).toEqual([]);
		const alone = signs.filter((sign) => restore(disarm(`${sign}@suma ${sign}`)) !== `${sign}@suma ${sign}`);
		expect(alone).toEqual([]);
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

describe('what is published of the ballots', () => {
	it('is said with the reason where a nucleus shows its counts alone', () => {
		const nuclei = [4, 5].map((counted) => ({ name: `Núcleo de ${String(counted)}`, counted }));
		const few: unknown = expect.stringContaining(
			'De Núcleo de 4 se publican solo las cuentas: con menos de 5',
		);
		expect(sayPublication({ publication: 'anonymous' }, nuclei, 'es')).toEqual([expect.any(String), few]);
		for (const publication of ['nominal', 'aggregates'] as const)
			expect(sayPublication({ publication }, nuclei, 'es')).toHaveLength(1);
	});
});
