import { createHash } from 'node:crypto';
import { parseCsv } from 'hucre/csv';
import { describe, expect, it } from 'vitest';
import { viewResult } from '$lib/domain/result/resultView';
import { readStoredResult } from '$lib/domain/result/storedResult';
import { composeFigures } from '$lib/domain/response/figures';
import { canonicalText } from '$lib/evidence';
import type { FiguresInput } from '../answers/figureFiles';
import { sampleMethodology, sampleStored } from '../testing/sampleList';
import { composeRecordPackage, type RecordPackageInput } from './recordPackage';

const view = viewResult(sampleMethodology, readStoredResult(sampleStored));
const figures = composeFigures(
	'una-consulta',
	{
		...{ v: 1, survey: '00000000-0000-4000-8000-000000000000', languages: ['es'], title: { es: 'Consulta' } },
		...{ intro: { es: 'Hola.' }, notice: { short: { es: 'Aviso' }, full: { es: 'Aviso' } }, state: '20' },
		questions: [],
	},
	'A'.repeat(43),
	{ channels: { web: 78 }, counts: [] },
);
const counts: FiguresInput = {
	...{ figures, content: canonicalText(figures), publishedOn: '2026-04-01', places: {}, state: '20' },
	...{ languages: ['es'], origin: 'https://prioriza.example' },
	consultation: {
		...{ slug: 'una-consulta', title: 'Una consulta', institutionName: 'Órgano de prueba' },
		...{ opensAt: '2026-03-01T15:00:00Z', closesAt: '2026-03-21T15:00:00Z' },
	},
};
const input: RecordPackageInput = {
	exercise: { slug: 'ejercicio', name: 'Ejercicio' },
	address: 'https://prioriza.example/ejercicio/ejercicio/expediente',
	editions: [
		{ locale: 'es', mark: '' },
		{ locale: 'en', mark: '.en' },
	],
	lists: [
		{
			...{ slug: 'agua', title: 'Problemas de agua' },
			tables: {
				...{ methodology: sampleMethodology, methodologyHash: '', resultHash: '' },
				...{ view, ballots: [], viability: null },
			},
		},
	],
	figures: [counts],
};

type Resource = {
	name: string;
	path: string;
	bytes: number;
	hash: string;
	schema?: { fields: { name: string; type: string; description: string }[] };
};
const files = new Map(
	composeRecordPackage(input).map(({ path, bytes }) => [path, new TextDecoder('utf-8').decode(bytes)]),
);
const descriptor = JSON.parse(files.get('datapackage.json') ?? '') as { resources: Resource[] };
const tableOf = (path: string) => descriptor.resources.find((one) => one.path === path)?.schema?.fields ?? [];

describe('the data package of an expediente', () => {
	it('names every table and document that it brings, with size and hash', () => {
		const raw = new Map(composeRecordPackage(input).map(({ path, bytes }) => [path, bytes]));
		expect(descriptor.resources.map(({ path }) => path).sort()).toEqual(
			[...raw.keys()].filter((path) => path !== 'datapackage.json').sort(),
		);
		for (const { path, bytes, hash } of descriptor.resources) {
			const own = raw.get(path) ?? new Uint8Array();
			expect([bytes, hash]).toEqual([own.length, `sha256:${createHash('sha256').update(own).digest('hex')}`]);
		}
	});

	it('has names that are different and that the format allows, and paths inside of it', () => {
		const names = descriptor.resources.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toMatch(/^[a-z0-9._-]+$/);
		for (const { path } of descriptor.resources) expect(path).toMatch(/^(lists|data)\/[a-z0-9.-]+$/);
	});

	it('describes each column under the name that it has in its table', () => {
		for (const { path, schema } of descriptor.resources) {
			if (!schema) continue;
			const [head = []] = parseCsv((files.get(path) ?? '').replace('\ufeff', ''), { delimiter: ',' });
			expect(head).toEqual(schema.fields.map(({ name }) => name));
			for (const { description } of schema.fields) expect(description.length).toBeGreaterThan(10);
		}
		expect(tableOf('lists/agua.csv').map(({ name, type }) => `${name}: ${type}`)).toEqual([
			...['Lugar: integer', 'Empate: string', 'Problema: string', 'Descripción: string'],
			...['Lugar en Sociedad civil: integer', 'Lugar en Autoridad: string'],
			'Clave: string',
		]);
		expect(tableOf('data/una-consulta-conteos.csv').length).toBeGreaterThan(5);
	});

	it('says no day, so that the same data give the same bytes', () => {
		expect(descriptor).not.toHaveProperty('created');
		expect(composeRecordPackage(input)).toEqual(composeRecordPackage(input));
	});

	it('is there where nothing has been counted yet', () => {
		const empty = composeRecordPackage({ ...input, lists: [], figures: [] });
		expect(empty.map(({ path }) => path)).toEqual(['datapackage.json']);
	});
});
