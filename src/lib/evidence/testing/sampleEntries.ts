import type { Entry } from '../record/entries';

// A made-up log, one entry of every kind.

export const exercise = '0b54c6f1-9b61-4f4e-8c2d-6f6a0f7b1c11';
/** A readable UUID. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** 32 bytes of zero. */
export const hash = 'A'.repeat(43);

/** One entry of every kind. */
export const samples: readonly Entry[] = [
	{ v: 1, exercise, type: 'log.created', body: { origin: 'ejemplo.mx/oaxaca', number: 1, software: 'x' } },
	{ v: 1, exercise, type: 'ruleset.adopted', body: { ruleset: 'oax-2026', version: 1, hash } },
	{
		v: 1,
		exercise,
		type: 'survey.opened',
		body: {
			consultation: id(1),
			survey: id(2),
			instrument: hash,
			notice: hash,
			channels: ['kiosk', 'web'],
			opens: '2026-02-01',
			closes: '2026-02-28',
			graceDays: 0,
			date: '2026-02-01',
		},
	},
	{
		v: 1,
		exercise,
		type: 'response',
		body: { survey: id(2), instrument: hash, channel: 'web', commitment: hash },
	},
	{ v: 1, exercise, type: 'batch.sealed', body: { first: 3, count: 1 } },
	{ v: 1, exercise, type: 'response.superseded', body: { survey: id(2), leaf: hash } },
	{ v: 1, exercise, type: 'response.withdrawn', body: { survey: id(2), leaf: hash } },
	{
		v: 1,
		exercise,
		type: 'survey.closed',
		body: {
			survey: id(2),
			date: '2026-03-01',
			accepted: 3,
			superseded: 1,
			withdrawn: 1,
			counted: 1,
			byChannel: [
				{ channel: 'kiosk', accepted: 0, counted: 0 },
				{ channel: 'web', accepted: 3, counted: 1 },
			],
			reason: 'date',
		},
	},
	{
		v: 1,
		exercise,
		type: 'response.quarantined',
		body: { survey: id(2), instrument: hash, channel: 'web', commitment: hash, reason: 'after_close' },
	},
	{
		v: 1,
		exercise,
		type: 'response.admitted',
		body: {
			survey: id(2),
			leaf: hash,
			reason: 'La tableta estuvo sin señal.',
			roles: ['guarantor', 'stl_staff'],
			date: '2026-03-03',
		},
	},
	{
		v: 1,
		exercise,
		type: 'response.rejected',
		body: {
			survey: id(2),
			leaf: hash,
			reason: 'Llegó un mes después.',
			roles: ['stl_staff', 'stl_staff'],
			date: '2026-03-04',
		},
	},
	{
		v: 1,
		exercise,
		type: 'methodology.published',
		body: {
			prioritization: id(3),
			hash,
			methodology: {
				v: 1,
				prioritization: id(3),
				title: { es: 'Problemas de agua' },
				question: { es: '¿Qué va primero?', en: 'What goes first?' },
				alternatives: [
					{ id: id(10), title: 'Fugas', description: '' },
					{ id: id(11), title: 'Baches', description: 'En la colonia' },
				],
				counting: {
					task: 'rank',
					method: 'ranked-pairs',
					strength: 'winning-then-losing',
					unranked: 'last',
					mostRanked: null,
				},
				tieRule: { rule: 'leave-tied' },
				round: { number: 1, previous: null },
				weights: [{ nucleus: id(20), name: 'Gobierno', weight: { num: 1, den: 3 } }],
				rankings: [
					{
						nucleus: id(20),
						quorum: 1,
						opens: '2026-03-03T15:00:00Z',
						closes: '2026-03-10T15:00:00Z',
						seats: [
							{ seat: id(30), label: 'Obras' },
							{ seat: id(31), label: 'Agua' },
						],
						publication: 'aggregates',
					},
				],
				leftOut: [{ nucleus: id(21), name: 'Academia', reason: 'Todavía no tiene asientos.' }],
				publication: 'anonymous',
				ruleset: { id: 'oax-2026', version: 1 },
				software: 'prioriza 0.1.0',
			},
			date: '2026-03-02',
		},
	},
	{
		v: 1,
		exercise,
		type: 'ranking.opened',
		body: {
			ranking: id(4),
			prioritization: id(3),
			nucleus: id(20),
			methodology: hash,
			attempt: 1,
			quorum: 1,
			seats: [{ seat: id(30), label: 'Obras' }],
			publication: 'aggregates',
			opens: '2026-03-03T15:00:00Z',
			closes: '2026-03-10T15:00:00Z',
			date: '2026-03-03',
		},
	},
	{
		v: 1,
		exercise,
		type: 'ballot',
		body: { ranking: id(4), nucleus: id(20), methodology: hash, commitment: hash },
	},
	{ v: 1, exercise, type: 'superseded', body: { ranking: id(4), leaf: hash } },
	{
		v: 1,
		exercise,
		type: 'ranking.extended',
		body: { ranking: id(4), closes: '2026-03-12T15:00:00Z', reason: 'Faltó luz', date: '2026-03-09' },
	},
	{
		v: 1,
		exercise,
		type: 'ranking.annulled',
		body: { ranking: id(5), reason: 'Texto equivocado', date: '2026-03-09' },
	},
	{
		v: 1,
		exercise,
		type: 'tiebreak.drawn',
		body: {
			prioritization: id(3),
			source: 'Sorteo público de prueba',
			drawn: '48213',
			date: '2026-03-11',
		},
	},
	{
		v: 1,
		exercise,
		type: 'nucleus.omitted',
		body: { prioritization: id(3), nucleus: id(20), reason: 'No se repetirá.', date: '2026-03-10' },
	},
	{
		v: 1,
		exercise,
		type: 'ranking.closed',
		body: {
			ranking: id(4),
			date: '2026-03-12',
			accepted: 5,
			superseded: 1,
			counted: 4,
			eligibleSeats: 5,
			quorum: 3,
			quorumMet: true,
			publication: 'aggregates',
		},
	},
	{
		v: 1,
		exercise,
		type: 'tally.computed',
		body: { prioritization: id(3), result: hash, rankings: [id(4)], software: 'x', date: '2026-03-13' },
	},
];
