import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../../../tests/arbitraries/answers';
import { withConditions } from '../../../../../tests/arbitraries/conditions';
import { readXlsForm } from '$lib/domain/survey/xlsform/read/readXlsForm';
import { writeXlsForm } from '$lib/domain/survey/xlsform/write/writeXlsForm';
import { readFormFile, writeFormFile } from './formFiles';

describe('writeFormFile and readFormFile', () => {
	it.each(['xlsx', 'ods'] as const)('bring a form back through %s', async (kind) => {
		await fc.assert(
			fc.asyncProperty(instruments.chain(withConditions), async (instrument) => {
				const read = await readFormFile(kind, await writeFormFile(kind, writeXlsForm(instrument)));
				if (!read.ok) throw new Error(read.error);
				expect(readXlsForm(read.value, instrument)).toEqual({ instrument, findings: [] });
			}),
			{ numRuns: 25 },
		);
	});

	it('read what a spreadsheet took for numbers, truths and days as texts, whatever its sheets are called', async () => {
		const bytes = await writeXlsx({
			sheets: [
				{ name: 'Notas', rows: [['nada']] },
				{
					name: 'Survey',
					rows: [
						['type', 'name'],
						[1, true],
						[new Date('2026-02-03T00:00:00Z'), "'=2+2"],
					],
				},
			],
		});
		const read = await readFormFile('xlsx', bytes);
		expect(read).toEqual({
			ok: true,
			value: {
				survey: [
					['type', 'name'],
					['1', 'true'],
					['2026-02-03', '=2+2'],
				],
				choices: [],
				settings: [],
			},
		});
	});

	it('refuse what is no workbook, and one without questions', async () => {
		expect(await readFormFile('xlsx', new Uint8Array([1, 2, 3]))).toEqual({ ok: false, error: 'unreadable' });
		const other = await writeXlsx({ sheets: [{ name: 'Hoja1', rows: [['a']] }] });
		expect(await readFormFile('xlsx', other)).toEqual({ ok: false, error: 'no_survey' });
	});
});
