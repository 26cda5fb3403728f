import { describe, expect, it } from 'vitest';
import { parseForm } from '../form';
import { mergeForm, problemForm } from './problemForm';
import { isWebLink } from './sourceForm';

const UUID = '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80';
type Fields = Readonly<Record<string, string | readonly string[]>>;

function formOf(fields: Fields): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, one);
	return form;
}

const problem: Fields = {
	title: 'Falta agua en la colonia',
	description: 'Llega cada tercer día.\r\nNadie avisa.',
	theme: 'agua',
	tags: ['riesgos', 'servicios-publicos'],
	territories: ['20067', '20', '20067'],
	'point.lat': '17.06',
	'point.lon': '-96.72',
	'sources.kind': ['answer', 'study', 'mesa'],
	'sources.citation': ['La pipa no llega', 'Cuaderno de agua, página 4', ''],
	'sources.link': ['', 'https://ejemplo.mx/agua', ''],
	'sources.response': [UUID.toUpperCase(), '', ''],
	'sources.material': ['', UUID.toUpperCase(), ''],
	'sources.citedAt': ['', ' figura  3 ', ''],
};
const schema = problemForm(['agua', 'calles'], ['servicios-publicos', 'empleo', 'riesgos']);

function errorsOf(change: Fields): string[] {
	const result = parseForm(schema, formOf({ ...problem, ...change }));
	return result.ok ? [] : result.error.errors.map(({ field, code }) => `${field}:${code}`);
}

describe('problemForm', () => {
	it('reads a problem with its place and sources, without rows nobody filled', () => {
		expect(parseForm(schema, formOf(problem))).toEqual({
			ok: true,
			value: {
				title: 'Falta agua en la colonia',
				description: 'Llega cada tercer día.\nNadie avisa.',
				theme: 'agua',
				tags: ['servicios-publicos', 'riesgos'],
				territories: ['20067', '20'],
				point: { latE6: 17_060_000, lonE6: -96_720_000 },
				sources: [
					{
						kind: 'answer',
						citation: 'La pipa no llega',
						link: null,
						response: UUID,
						material: null,
						citedAt: null,
					},
					{
						kind: 'study',
						citation: 'Cuaderno de agua, página 4',
						link: 'https://ejemplo.mx/agua',
						response: null,
						material: UUID,
						citedAt: 'figura 3',
					},
				],
			},
		});
	});

	it('goes without a point', () => {
		const result = parseForm(schema, formOf({ ...problem, 'point.lat': ' ', 'point.lon': '' }));
		expect(result.ok && result.value.point).toBeNull();
	});

	it.each<[Fields, string]>([
		[{ title: 'Agua' }, 'title:problem_title_length'],
		[{ 'sources.material': ['', 'x', ''] }, 'sources.material:material_choice'],
		[{ 'sources.citedAt': ['x'.repeat(121), '', ''] }, 'sources.citedAt:cited_at_length'],
		[{ 'sources.citedAt': ['', '', 'página 9'] }, 'sources.citation:source_citation_length'],
		[{ description: 'x'.repeat(2001) }, 'description:description_length'],
		[{ theme: 'otro' }, 'theme:theme_choice'],
		[{ tags: [] }, 'tags:tag_missing'],
		[{ tags: ['otra'] }, 'tags:tag_choice'],
		[{ territories: ['200'] }, 'territories:territory_choice'],
		[{ territories: ['20', '20000'] }, 'territories:territory_choice'],
		[{ 'point.lat': '' }, 'point.lat:point_form'],
		[{ 'point.lon': 'oeste' }, 'point.lon:point_form'],
		[{ 'point.lat': '40.4', 'point.lon': '-3.7' }, 'point.lat:point_outside'],
		[{ 'sources.kind': ['rumor', 'study'] }, 'sources.kind:source_choice'],
		[{ 'sources.citation': ['xx'] }, 'sources.citation:source_citation_length'],
		[{ 'sources.link': ['javascript:alert(1)'] }, 'sources.link:link_form'],
		[{ 'sources.response': ['x'] }, 'sources.response:source_choice'],
		[
			{
				'sources.citation': [],
				'sources.link': [],
				'sources.response': [],
				'sources.material': [],
				'sources.citedAt': [],
			},
			'sources.citation:source_missing',
		],
		[{ 'sources.kind': Array.from({ length: 51 }, () => 'study') }, 'sources.kind:sources_range'],
	])('%j is refused with %s', (change, expected) => {
		expect(errorsOf(change)).toContain(expected);
	});

	it('says what is wrong with title, point and sources in one go', () => {
		expect(errorsOf({ title: '', theme: '', 'point.lat': 'x', 'sources.kind': ['x', 'study'] })).toEqual([
			...[
				'title:problem_title_length',
				'theme:theme_choice',
				'point.lat:point_form',
				'sources.kind:source_choice',
			],
		]);
	});
});

describe('mergeForm', () => {
	it('refuses to merge a problem with itself, and asks for a reason', () => {
		const result = parseForm(
			mergeForm,
			formOf({ kept: UUID, absorbed: UUID.toUpperCase(), reason: 'corta' }),
		);
		expect(result.ok ? [] : result.error.errors).toEqual([
			{ field: 'reason', code: 'reason_length' },
			{ field: 'kept', code: 'merge_same' },
		]);
	});
});

describe('isWebLink', () => {
	it('takes addresses of the web and nothing that runs', () => {
		expect(isWebLink('http://ejemplo.mx')).toBe(true);
		for (const bad of [
			'javascript:alert(1)',
			'data:text/html,x',
			'ftp://a.mx',
			'https://',
			'https://a b',
			'//a.mx',
			'https://a\u202eb',
		])
			expect(isWebLink(bad), bad).toBe(false);
	});
});
