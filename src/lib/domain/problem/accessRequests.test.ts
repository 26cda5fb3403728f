import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citeRequests, groupRequests, MOST_REQUESTS, readAccessRequests } from './accessRequests';

const head = ['No.', 'Fecha de recepción', 'Folio', 'Tema', 'Descripción de la solicitud'];
const table = [
	head,
	[1, '2025-03-09', '330001', 'Agua', 'Cuánta agua se reparte'],
	[2, '10/03/2025', '330002', 'AGUA', 'Pipas de agua'],
	[3, new Date('2026-01-02T00:00:00Z'), '330003', 'Obra pública', 'Calles'],
	[4, 'ayer', '330003', 'Obra pública', 'La misma, otra vez'],
	[5, '31/02/2026', 330004, '', 'Solicito conocer los baches de la calle Uno'],
	[6, null, null, null, null],
];

describe('a list of requests', () => {
	it('is read by the words of its head, each folio once', () => {
		const read = readAccessRequests(table);
		expect(read).toEqual({
			ok: true,
			value: {
				repeated: 1,
				requests: [
					{ folio: '330001', date: '2025-03-09', topic: 'Agua', text: 'Cuánta agua se reparte' },
					{ folio: '330002', date: '2025-03-10', topic: 'AGUA', text: 'Pipas de agua' },
					{ folio: '330003', date: '2026-01-02', topic: 'Obra pública', text: 'Calles' },
					{ folio: '330004', date: null, topic: null, text: 'Solicito conocer los baches de la calle Uno' },
				],
			},
		});
	});

	it.each([
		['without a head', [], 'no_folio'],
		['without folios', [['Tema'], ['Agua']], 'no_folio'],
		[
			'without words',
			[
				['Folio', 'Fecha'],
				['1', '2025-01-01'],
			],
			'no_words',
		],
		['without rows', [['Folio', 'Tema']], 'no_rows'],
		[
			'too long',
			[['Folio', 'Tema'], ...Array.from({ length: MOST_REQUESTS + 1 }, (_, at) => [at, 'x'])],
			'too_many',
		],
	])('%s is refused', (_, rows, code) => {
		expect(readAccessRequests(rows)).toEqual({ ok: false, error: code });
	});
});

describe('groups', () => {
	it('are by topic, the most frequent first, with how often each month', () => {
		const read = readAccessRequests(table);
		if (!read.ok) throw new Error(read.error);
		const groups = groupRequests(read.value.requests);
		expect(groups.map(({ topic, requests }) => [topic, requests.map(({ folio }) => folio)])).toEqual([
			['Agua', ['330002', '330001']],
			['Obra pública', ['330003']],
			['baches', ['330004']],
		]);
		expect(groups[0]?.periods).toEqual([{ period: '2025-03', count: 2 }]);
	});

	it('without topics are by the word most requests share, and by years where there are many', () => {
		const texts = [
			'Baches en la calle Dos',
			'Copia del contrato de luz',
			'Baches y baches',
			'Contrato de baches',
		];
		const requests = texts.map((text, at) => ({ folio: `${at}`, date: `202${at}-05-01`, topic: null, text }));
		const groups = groupRequests(requests);
		expect(groups.map(({ topic, requests: own }) => [topic, own.length])).toEqual([
			['baches', 3],
			['contrato', 1],
		]);
		expect(groups[0]?.periods.map(({ period }) => period)).toEqual(['2020', '2022', '2023']);
	});

	it('hold every request once', () => {
		const request = fc.record({
			folio: fc.uuid(),
			date: fc.constantFrom('2025-01-01', '2026-02-03', null),
			topic: fc.option(fc.constantFrom('Agua', 'agua', 'ÁGUA', 'Luz', 'constructor')),
			text: fc.string(),
		});
		fc.assert(
			fc.property(fc.uniqueArray(request, { selector: ({ folio }) => folio }), (requests) => {
				const folios = groupRequests(requests).flatMap((group) => group.requests.map(({ folio }) => folio));
				expect(folios.sort()).toEqual(requests.map(({ folio }) => folio).sort());
			}),
			{ numRuns: 300 },
		);
	});
});

describe('a group is cited', () => {
	const words = {
		whole: (...parts: string[]) => parts.join('|'),
		one: (folio: string, date: string) => `${folio} ${date}`,
		several: (folios: string) => `Solicitudes ${folios}`,
	};
	const cite = (many: number, folioOf: (at: number) => string) => {
		const requests = Array.from({ length: many }, (_, at) => ({
			folio: folioOf(at),
			date: at < many / 2 ? '2024-01-01' : '2026-01-01',
			topic: 'Agua',
			text: 'x'.repeat(900),
		}));
		const [group] = groupRequests(requests);
		if (!group) throw new Error('one group');
		return citeRequests(group, { name: 'lista.csv', hash: 'abc' }, words);
	};

	it('whole with its file, and then folio by folio where there is a source for each', () => {
		const { citations, left } = cite(49, (at) => `F${at}`);
		expect(citations).toHaveLength(50);
		expect(citations[0]).toBe('49|Agua|2024-01 a 2026-01|lista.csv|abc');
		expect(citations[1]).toBe('F25 2026-01-01');
		expect(left).toBe(0);
	});

	it('with several folios together where there are more, and none is lost', () => {
		const { citations, left } = cite(300, (at) => `33000000${at + 1_000}`);
		expect(left).toBe(0);
		expect(citations.length).toBeLessThanOrEqual(50);
		const folios = citations.slice(1).flatMap((one) => one.replace('Solicitudes ', '').split(', '));
		expect(new Set(folios).size).toBe(300);
		for (const citation of citations) expect(citation.length).toBeLessThanOrEqual(400);
	});

	it('and says how many found no place, whatever the folios are like', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1_500 }), fc.integer({ min: 1, max: 60 }), (many, length) => {
				const { citations, left } = cite(many, (at) => at.toString().padStart(length, 'F').slice(-60));
				const folios = citations
					.slice(1)
					.flatMap((one) =>
						one.startsWith('Solicitudes ') ? one.slice(12).split(', ') : [one.split(' ')[0] ?? ''],
					);
				expect(folios.length + left).toBe(many);
				expect(citations.length).toBeLessThanOrEqual(50);
				expect(citations.slice(1).join('').length).toBeLessThan(7_000);
			}),
			{ numRuns: 60 },
		);
		expect(cite(2_000, (at) => `33000000${at + 1_000}`).left).toBeGreaterThan(1_000);
	});
});
