import { expect, test } from 'vitest';
import type { Instrument } from '../survey/instrument';
import { composeOpenness, type OpennessFacts } from './openness';

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
	demand: { days: 10, basis: 'natural' },
	desks: [],
	byChannel: { public_space: 7 },
	late: 0,
	figures: { version: 1, hash: 'a'.repeat(64) },
	byMunicipality: null,
	municipalities: [
		{ id: '20001', name: 'Abejones' },
		{ id: '20067', name: 'Oaxaca de Juárez' },
	],
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
	desks: [{ name: 'Módulo de prueba', municipality: 'Oaxaca de Juárez' }],
	byChannel: { web: 40, public_space: 30, kiosk: 20, interviewer: 12 },
	late: 2,
	byMunicipality: { '20067': 95, '20001': null },
};

test('a consultation of two days on one poster says why it was little open', () => {
	const record = composeOpenness(poster);
	expect(record.dates).toMatchObject({ noticeDays: 1, openDays: 2, closes: '2026-03-11' });
	expect(record.limits).toEqual([
		{ code: 'notice_short', given: 1, asked: 10 },
		{ code: 'one_channel' },
		{ code: 'channel_unused', channel: 'web' },
		{ code: 'no_desk' },
		{ code: 'one_language' },
		{ code: 'municipality_not_asked' },
		{ code: 'census_unknown' },
	]);
	expect(record.eases).toEqual(['no_account', 'no_signal', 'no_scripts', 'public_space', 'plain_words']);
	expect(record.territory).toEqual({ municipalities: 2, reached: null, unreached: null });
});

test('one of three weeks by four channels has fewer limits, and each that is left has its reason', () => {
	const record = composeOpenness(weeks);
	expect(record.answers).toBe(102);
	expect(record.dates).toMatchObject({ noticeDays: 11, openDays: 21 });
	expect(record.limits.map(({ code }) => code)).toEqual(['hours_unknown', 'census_unknown']);
	expect(record.eases).toContain('languages');
	expect(record.territory.unreached).toEqual([]);
	expect(record.territory.reached).toEqual([
		{ id: '20001', name: 'Abejones', answers: null },
		{ id: '20067', name: 'Oaxaca de Juárez', answers: 95 },
	]);
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
		'hours_unknown',
		'one_language',
		'hard_words',
		'municipalities_missing',
		'census_unknown',
	]);
	expect(record.territory.unreached).toEqual([{ id: '20001', name: 'Abejones' }]);
});
