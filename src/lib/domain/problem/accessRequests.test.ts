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

it('a group is cited whole with its file, and then folio by folio, as many as a problem may have', () => {
	const requests = Array.from({ length: 80 }, (_, at) => ({
		folio: `F${at}`,
		date: at < 40 ? '2024-01-01' : '2026-01-01',
		topic: 'Agua',
		text: 'x'.repeat(900),
	}));
	const [group] = groupRequests(requests);
	if (!group) throw new Error('one group');
	const cited = citeRequests(
		group,
		{ name: 'lista.csv', hash: 'abc' },
		{ whole: (...parts) => parts.join('|'), one: (folio, date) => `${folio} ${date}` },
	);
	expect(cited).toHaveLength(50);
	expect(cited[0]).toBe('80|Agua|2024-01 a 2026-01|lista.csv|abc');
	expect(cited[1]).toBe('F40 2026-01-01');
});
