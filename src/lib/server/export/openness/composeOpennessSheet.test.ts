import { describe, expect, it } from 'vitest';
import type { Openness } from '$lib/domain/consultation/openness/facts';
import { findPrinter, printToPdf } from '../pdf/printToPdf';
import { renderHtml } from '../sheet/renderHtml';
import { composeOpennessSheet } from './composeOpennessSheet';

const openness: Openness = {
	v: 1,
	consultation: {
		slug: 'prueba',
		title: 'Consulta de prueba',
		institution: 'Órgano de prueba',
		whoMayAnswer: 'Cualquier persona.',
		useOfResults: 'Es una prueba <b>.',
		instrument: 'A'.repeat(43),
		changes: [{ version: 2, on: '2026-03-05', reason: 'Faltaba una opción.' }],
	},
	dates: {
		published: '2026-03-09',
		opened: '2026-03-20',
		closes: '2026-04-09',
		closed: '2026-04-10',
		noticeDays: 11,
		demand: { days: 10, basis: 'natural' },
		openDays: 21,
	},
	answers: 1_234,
	late: 2,
	excluded: 12,
	channels: [{ channel: 'web', answers: 1_234, assurance: null }],
	desks: [{ name: 'Módulo de prueba', municipality: null, hours: 'De 9 a 15' }],
	barriers: { removed: ['step_free'], words: 'Hubo rampa.' },
	places: [{ name: 'Plaza de prueba', municipality: null, hours: null, answers: null }],
	codes: { made: 200, used: 143, voided: 30, unused: 27 },
	sheets: { made: 50, handedOut: 40, entered: 31 },
	languages: ['es'],
	questions: { total: 2, required: 1, readability: 70 },
	eases: ['no_account'],
	territory: {
		municipalities: 3,
		reached: [
			{ id: '20001', name: 'Abejones', answers: null, population: 800 },
			{ id: '20067', name: 'Oaxaca de Juárez', answers: 95, population: 270_000 },
		],
		unreached: [{ id: '20002', name: 'Acatlán de prueba' }],
		below: [{ id: '20067', name: 'Oaxaca de Juárez' }],
	},
	coverage: {
		source: 'INEGI, Censo de Población y Vivienda 2020',
		population: 270_800,
		women: 145_000,
		unreached: 800,
		unknown: 0,
		sex: { women: 60, men: 35 },
	},
	limits: [{ code: 'sex_below', sex: 'men', answers: 368, people: 463 }, { code: 'age_unknown' }],
	figures: { version: 1, hash: 'a'.repeat(64) },
};
const bare = { seal: null, crest: null };
const html = renderHtml(
	composeOpennessSheet(openness, 'b'.repeat(64), 'https://consulta.example/x', bare, 'es'),
);

describe('the record of openness on paper', () => {
	it('says every fact of it, once each, and runs nothing', () => {
		for (const said of [
			'Consulta de prueba',
			'1,234',
			'Versión 2, del 5 de marzo de 2026: Faltaba una opción.',
			'Módulo de prueba. Horario: De 9 a 15',
			'Entrada sin escalones',
			'Hubo rampa.',
			'Se hicieron 200. Se usaron 143 y se anularon 30.',
			'Acatlán de prueba',
			'36.8',
			'menos de 10',
			'b'.repeat(64),
		])
			expect(html).toContain(said);
		expect(html).toContain('Es una prueba &lt;b&gt;.');
		expect(html).not.toContain('<script');
		expect(
			renderHtml(composeOpennessSheet(openness, 'b', 'https://consulta.example/x', bare, 'en')),
		).toContain('Step-free entrance');
	});

	it.skipIf(findPrinter() === null)('is a tagged PDF', { timeout: 90_000 }, async () => {
		const printed = await printToPdf(html);
		const text = printed.ok ? Buffer.from(printed.value).toString('latin1') : '';
		expect(text).toContain('/StructTreeRoot');
		expect(text).toContain('/Outlines');
	});
});
