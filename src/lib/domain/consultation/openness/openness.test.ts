import { expect, test } from 'vitest';
import type { Instrument } from '../../survey/instrument';
import { findSexBelow, listBelow } from './coverage';
import type { OpennessFacts } from './facts';
import { composeOpenness } from './openness';

const instrument: Instrument = {
	v: 1,
	survey: '00000000-0000-4000-8000-000000000000',
	languages: ['es'],
	title: { es: 'Consulta' },
	intro: {
		es: 'Queremos saber qué te hace falta en tu colonia. Son dos preguntas y puedes dejar una en blanco.',
	},
	notice: {
		short: {
			es: 'No pedimos tu nombre. Lo que digas se suma con lo que dicen las demás personas de tu calle.',
		},
		full: { es: 'Aviso' },
	},
	state: '20',
	questions: [
		{
			id: 'detalle',
			type: 'short',
			text: { es: '¿Qué falta?' },
			help: null,
			required: true,
			noAnswer: [],
			maxLength: 80,
		},
		{
			id: 'lugar',
			type: 'municipality',
			text: { es: '¿Dónde vives?' },
			help: null,
			required: false,
			noAnswer: [],
			locality: false,
		},
	],
};

/** One poster for two days. */
const poster: OpennessFacts = {
	consultation: {
		slug: 'dos-dias',
		title: 'Dos días',
		institutionName: 'Órgano de prueba',
		whoMayAnswer: 'Cualquier persona.',
		useOfResults: 'Es una prueba.',
		timeZone: 'America/Mexico_City',
		opensAt: '2026-03-10T15:00:00Z',
		closesAt: '2026-03-12T03:00:00Z',
		publishedOn: '2026-03-09',
		closedOn: '2026-03-12',
		channels: ['web', 'public_space'],
	},
	instrument: { ...instrument, questions: instrument.questions.slice(0, 1) },
	instrumentHash: 'A'.repeat(43),
	changes: [{ version: 2, on: '2026-03-05', reason: 'Faltaba una opción.' }],
	demand: { days: 10, basis: 'natural' },
	desks: [],
	barriers: { removed: [], words: null },
	codes: null,
	sheets: null,
	places: [{ name: 'Plaza de prueba', municipality: null, hours: null, answers: null }],
	byChannel: { public_space: 7 },
	late: 0,
	excluded: 0,
	figures: { version: 1, hash: 'a'.repeat(64) },
	byMunicipality: null,
	municipalities: [
		{ id: '20001', name: 'Abejones' },
		{ id: '20067', name: 'Oaxaca de Juárez' },
	],
	census: { '20001': { population: 800, women: 410 }, '20067': { population: 270_000, women: 145_000 } },
	bySex: null,
};

/** Four channels for three weeks, in two languages. */
const weeks: OpennessFacts = {
	...poster,
	consultation: {
		...poster.consultation,
		opensAt: '2026-03-20T15:00:00Z',
		closesAt: '2026-04-10T03:00:00Z',
		closedOn: '2026-04-10',
		channels: ['web', 'public_space', 'kiosk', 'interviewer'],
	},
	instrument: { ...instrument, languages: ['es', 'zap'] },
	desks: [
		{ name: 'Módulo de prueba', municipality: 'Oaxaca de Juárez', hours: 'Lunes a viernes, de 9 a 15' },
	],
	places: [],
	barriers: { removed: ['step_free'], words: 'Hubo rampa.' },
	byChannel: { web: 40, public_space: 30, kiosk: 20, interviewer: 12 },
	late: 2,
	excluded: 12,
	byMunicipality: { '20067': 95, '20001': null },
	bySex: { women: 60, men: 35 },
};

test('a consultation of two days on one poster says why it was little open', () => {
	const record = composeOpenness(poster);
	expect(record.dates).toMatchObject({ noticeDays: 1, openDays: 2, closes: '2026-03-11' });
	expect(record.limits).toEqual([
		{ code: 'notice_short', given: 1, asked: 10 },
		{ code: 'one_channel' },
		{ code: 'channel_unused', channel: 'web' },
		{ code: 'no_desk' },
		{ code: 'hours_unknown' },
		{ code: 'no_barriers' },
		{ code: 'one_language' },
		{ code: 'municipality_not_asked' },
		{ code: 'sex_not_asked' },
		{ code: 'age_unknown' },
	]);
	expect(record.eases).toEqual(['no_account', 'no_signal', 'no_scripts', 'public_space', 'plain_words']);
	expect(record.territory).toEqual({ municipalities: 2, reached: null, unreached: null, below: null });
	expect(record.places).toEqual([
		{ name: 'Plaza de prueba', municipality: null, hours: null, answers: null },
	]);
});

test('one of three weeks by four channels has fewer limits, and each that is left has its reason', () => {
	const record = composeOpenness(weeks);
	expect(record.answers).toBe(102);
	expect(record.dates).toMatchObject({ noticeDays: 11, openDays: 21 });
	expect(record.limits.map(({ code }) => code)).toEqual(['sex_below', 'age_unknown']);
	expect(record.barriers).toEqual({ removed: ['step_free'], words: 'Hubo rampa.' });
	expect(record.desks[0]?.hours).toBe('Lunes a viernes, de 9 a 15');
	// 35 of 95 men, where 125 of 270 thousand are.
	expect(record.limits[0]).toEqual({ code: 'sex_below', sex: 'men', answers: 368, people: 463 });
	expect(record.eases).toContain('languages');
	expect(record.territory.unreached).toEqual([]);
	expect(record.territory.reached).toEqual([
		{ id: '20001', name: 'Abejones', answers: null, population: 800 },
		{ id: '20067', name: 'Oaxaca de Juárez', answers: 95, population: 270_000 },
	]);
});

test('sheets are told with what became of them, and paper only where somebody answered on it', () => {
	expect(composeOpenness(poster).sheets).toBeNull();
	const sheets = { made: 50, handedOut: 40, entered: 31 };
	const paper = composeOpenness({ ...poster, sheets, byChannel: { paper: 31 } });
	expect(paper.sheets).toEqual(sheets);
	expect(paper.channels).toContainEqual({ channel: 'paper', answers: 31, assurance: 'numbered' });
	expect(paper.eases).toContain('paper');
	expect(composeOpenness({ ...poster, sheets }).eases).not.toContain('paper');
});

test('codes add up: made are those used, voided and unused', () => {
	expect(composeOpenness(poster).codes).toBeNull();
	const { codes } = composeOpenness({ ...poster, codes: { made: 200, voided: 30, unused: 27 } });
	expect(codes).toEqual({ made: 200, used: 143, voided: 30, unused: 27 });
});

test('closing before its date, places without answers and hard words are said', () => {
	const hard = {
		es: 'Instrumentación multidimensional de corresponsabilidades administrativas interdependientes.',
	};
	const record = composeOpenness({
		...weeks,
		consultation: { ...weeks.consultation, closedOn: '2026-04-01' },
		instrument: { ...instrument, intro: { es: Array<string>(4).fill(hard.es).join(' ') } },
		byMunicipality: { '20067': 95 },
	});
	expect(record.dates.openDays).toBe(13);
	expect(record.limits.map(({ code }) => code)).toEqual([
		'closed_early',
		'one_language',
		'hard_words',
		'municipalities_missing',
		'sex_below',
		'age_unknown',
	]);
	expect(record.territory.unreached).toEqual([{ id: '20001', name: 'Abejones' }]);
	expect(record.coverage).toMatchObject({ population: 270_800, unreached: 800, sex: { women: 60, men: 35 } });
});

test('a sex is missing below four fifths of its share, and never where a count is not told', () => {
	const coverage = { ...composeOpenness(weeks).coverage, population: 1_000, women: 500 };
	expect(findSexBelow({ ...coverage, sex: { women: 40, men: 60 } })).toBeNull();
	expect(findSexBelow({ ...coverage, sex: { women: 39, men: 61 } })).toEqual({
		sex: 'women',
		answers: 390,
		people: 500,
	});
	expect(findSexBelow({ ...coverage, sex: { women: null, men: 61 } })).toBeNull();
	expect(findSexBelow({ ...coverage, sex: { women: 0, men: 0 } })).toBeNull();
});

test('a municipality is below with less than half of its share, and never one whose count is not told', () => {
	const census = { a: { population: 500, women: 0 }, b: { population: 500, women: 0 } };
	const named = (one: number | null, other: number | null) =>
		listBelow(
			[
				{ id: 'a', name: 'A', answers: one },
				{ id: 'b', name: 'B', answers: other },
			],
			census,
			[{ id: 'a' }, { id: 'b' }],
		).map(({ id }) => id);
	expect(named(24, 76)).toEqual(['a']);
	expect(named(25, 75)).toEqual([]);
	expect(named(null, 76)).toEqual([]);
});
