import { strFromU8, unzipSync } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { composeFigures, parseFigures } from '$lib/domain/response/figures';
import type { Instrument } from '$lib/domain/survey/instrument';
import { canonicalText } from '$lib/evidence';
import { restore } from '../cells';
import { composeCounts, figureFiles, type FiguresInput } from './figureFiles';

const asked = { help: null, required: false, noAnswer: [] };
const instrument: Instrument = {
	v: 1,
	survey: '00000000-0000-4000-8000-000000000000',
	languages: ['es'],
	title: { es: 'Consulta' },
	intro: { es: 'Hola.' },
	notice: { short: { es: 'Aviso' }, full: { es: 'Aviso' } },
	state: '20',
	questions: [
		{
			...asked,
			id: 'tema',
			type: 'single',
			text: { es: '=¿Qué "urge", y dónde?' },
			options: [
				{ id: 'agua', text: { es: '+Agua' } },
				{ id: 'luz', text: { es: 'Luz\u200b' } },
			],
			allowOther: true,
		},
	],
};
const counts = (
	[
		['agua', 'web', 41],
		['agua', 'kiosk', 30],
		['luz', 'web', 25],
		['luz', 'kiosk', 4],
		['+none', 'web', 12],
		['+none', 'kiosk', 11],
	] as const
).map(([choice, channel, count]) => ({ question: 'tema', part: '', choice, channel, count }));
const figures = composeFigures('una-consulta', instrument, 'A'.repeat(43), {
	channels: { web: 78, kiosk: 45 },
	counts,
});
const content = canonicalText(figures);
const input: FiguresInput = {
	figures,
	content,
	publishedOn: '2026-04-01',
	consultation: {
		slug: 'una-consulta',
		title: 'Una consulta',
		institutionName: 'Órgano de prueba',
		opensAt: '2026-03-01T15:00:00Z',
		closesAt: '2026-03-21T15:00:00Z',
	},
	state: '20',
	languages: ['es'],
	places: {},
	origin: 'https://prioriza.example',
};

const { columns, rows } = composeCounts(input, 'es');
const textOf = (cell: unknown): string =>
	typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
/** What is written comes back as text in CSV and as numbers in workbooks; a number that is not told comes back empty. */
const asRead = (table: readonly (readonly unknown[])[]) =>
	table.map((row) => Array.from(columns, (_, at) => restore(textOf(row[at]))));
const written = asRead([columns, ...rows]);

describe('a file of public counts', () => {
	it('leaves out the small group, and another by which it could be computed', () => {
		const [table] = figures.questions[0]?.tables ?? [];
		const light = table?.rows.find(({ choice }) => choice === 'luz');
		expect(light?.counts).toContain(null);
		expect(rows.flat()).not.toContain(4);
		expect(rows.flat().filter((cell) => cell === 1).length).toBeGreaterThan(1);
	});

	it('reads back to the same rows in CSV, XLSX, ODS and the package', async () => {
		const read = (text: string) => asRead(parseCsv(text, { delimiter: ',' }));
		expect(read(figureFiles.csv.write(input, 'es'))).toEqual(written);
		const xlsx = await readXlsx(await figureFiles.xlsx.write(input, 'es'));
		expect(asRead(xlsx.sheets[0]?.rows ?? [])).toEqual(written);
		const ods = await readOds(await figureFiles.ods.write(input, 'es'));
		expect(asRead(ods.sheets[0]?.rows ?? [])).toEqual(written);
		const packed = unzipSync(figureFiles.zip.write(input, 'es'));
		expect(read(strFromU8(packed['conteos.csv'] ?? new Uint8Array()))).toEqual(written);
	});

	it('is in JSON the very bytes that were published, in the package too', () => {
		expect(figureFiles.json.write(input)).toBe(content);
		expect(parseFigures(JSON.parse(figureFiles.json.write(input)))).toEqual(figures);
		const packed = unzipSync(figureFiles.zip.write(input, 'es'));
		expect(strFromU8(packed['conteos.json'] ?? new Uint8Array())).toBe(content);
	});

	it('is described with its columns, all public, its licence and where each form of it is', () => {
		const packed = unzipSync(figureFiles.zip.write(input, 'es'));
		expect(JSON.parse(strFromU8(packed['datapackage.json'] ?? new Uint8Array()))).toMatchObject({
			'prioriza:access': 'public',
			licenses: [{ name: 'CC-BY-4.0' }],
			resources: [
				{
					path: 'conteos.csv',
					schema: { fields: columns.map((name) => ({ name, 'prioriza:access': 'public' })) },
				},
				{ path: 'conteos.json' },
			],
		});
		const record: unknown = JSON.parse(figureFiles.jsonld.write(input, 'es'));
		expect(record).toMatchObject({ '@type': 'dcat:Dataset', 'dct:identifier': 'una-consulta-conteos' });
		for (const kind of ['csv', 'xlsx', 'ods', 'json', 'zip'])
			expect(JSON.stringify(record)).toContain(`/consulta/una-consulta/datos/${kind}`);
	});
});
