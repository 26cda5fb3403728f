import { describe, expect, it } from 'vitest';
import { readStoredResult } from '$lib/domain/result/storedResult';
import { viewResult } from '$lib/domain/result/resultView';
import { viewViability } from '$lib/domain/result/viabilityView';
import type { ViabilityAssessment } from '$lib/domain/problem/viability';
import { id } from '$lib/evidence/testing/sampleMethodology';
import { composeSheet } from './composeSheet';
import { renderHtml } from './renderHtml';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';
import {
	sampleHash as hash,
	sampleMethodology as methodology,
	sampleStored as stored,
} from '../testing/sampleList';

const ranking = {
	attempt: 1,
	quorum: 2,
	eligibleSeats: 3,
	publication: 'anonymous' as const,
	seats: ['Vecindad', 'Organización', 'Escuela'],
	tookPart: 3,
	opensAt: '2026-03-01T15:00:00Z',
	closesAt: '2026-03-20T15:00:00Z',
	state: 'closed' as const,
	closedOn: '2026-03-20',
	quorumMet: true,
	annulledOn: null,
	annulReason: null,
	extensions: [],
};

const facts: SheetFacts = {
	exercise: {
		name: 'Ejercicio de muestra',
		institutionName: 'Órgano de muestra',
		institutionCrest: null,
		timeZone: 'America/Mexico_City',
		isSample: true,
	},
	title: 'Problemas del plan',
	address: 'https://prioriza.example/jerarquizacion/plan',
	rulesetName: { es: 'Reglas de 2018', en: 'Rules of 2018' },
	methodology,
	methodologyHash: hash,
	publishedOn: '2026-02-20',
	consultations: [
		{
			title: '¿Qué urge en tu colonia?',
			whoMayAnswer: 'Cualquier persona del estado.',
			useOfResults: 'Para elegir los problemas.',
			opensAt: '2026-01-10T15:00:00Z',
			closesAt: '2026-02-10T15:00:00Z',
			state: 'closed',
			publishedOn: '2026-01-01',
			closedOn: '2026-02-08',
			channels: ['kiosk', 'web'],
			instrument: {
				v: 1,
				survey: id(40),
				languages: ['es', 'en'],
				title: { es: 'Consulta' },
				intro: { es: 'Hola' },
				notice: { short: { es: 'Aviso' }, full: { es: 'Aviso' } },
				state: '20',
				questions: [
					{
						id: 'tema',
						type: 'single',
						text: { es: '¿Qué tema urge?', en: 'Which theme is urgent?' },
						help: null,
						required: true,
						noAnswer: [],
						allowOther: true,
						options: [
							{ id: 'agua', text: { es: 'Agua', en: 'Water' } },
							{ id: 'luz', text: { es: 'Luz', en: 'Light' } },
						],
					},
				],
			},
			instrumentHash: hash,
			stateName: 'Oaxaca',
			counts: {
				total: 1207,
				late: 1,
				channels: { web: 1200, kiosk: 7 },
				desks: [{ name: 'Módulo del centro', municipality: 'Oaxaca de Juárez' }],
			},
		},
	],
	sources: [{ problem: id(1), kind: 'mesa', sources: 3 }],
	rankings: [
		{
			...ranking,
			nucleusName: 'Sociedad civil',
			state: 'annulled',
			closedOn: null,
			quorumMet: null,
			annulledOn: '2026-03-04',
			annulReason: 'La boleta tenía una errata.',
		},
		{
			...ranking,
			nucleusName: 'Sociedad civil',
			attempt: 2,
			closedOn: '2026-03-15',
			extensions: [
				{
					closedAt: '2026-03-18T15:00:00Z',
					closesAt: '2026-03-20T15:00:00Z',
					reason: 'Faltaba una persona.',
					extendedOn: '2026-03-12',
				},
			],
		},
		{ ...ranking, nucleusName: 'Autoridad', tookPart: 1, quorumMet: false },
	],
	leftOut: [],
	result: {
		view: viewResult(methodology, readStoredResult(stored)),
		hash,
		inputHash: 'i'.repeat(43),
		recordFile: 'resultado-agua.json',
		computedOn: '2026-03-20',
	},
	rounds: null,
	viability: null,
	seal: null,
	software: 'prioriza/0',
};

const spanish = renderHtml(composeSheet(facts, 'es'));
const english = renderHtml(composeSheet(facts, 'en'));

describe('the methodology sheet', () => {
	it.each([
		'¿Qué tema urge? (elegir una). Agua · Luz · otra, con sus palabras.',
		'Cualquier persona del estado.',
		`<dt>Huella de lo contado</dt><dd>${'i'.repeat(43)}</dd>`,
		'npm run -s prioriza -- tally --verify resultado-agua.json',
		'<dt>Territorio</dt><dd>Oaxaca</dd>',
		'Módulo del centro (Oaxaca de Juárez)',
		'<td>Módulo</td><td class="n">7</td>',
		'<td>Internet</td><td class="n">1,200</td>',
		'<td>En total</td><td class="n">1,207</td>',
		'1 llegó en los días de gracia.',
		'No es una muestra de la población',
		'Cerró antes de lo anunciado: el 8 de febrero de 2026.',
	])('says of the consultation behind it: %s', (said) => {
		expect(spanish).toContain(said);
	});

	it.each([
		'Sociedad civil: se anuló el 4 de marzo de 2026. Razón: La boleta tenía una errata.',
		'Sociedad civil, intento 2: el 12 de marzo de 2026 se movió el cierre del 18 de marzo de 2026',
		'Sociedad civil, intento 2: cerró el 15 de marzo de 2026, antes de su fecha.',
		'<td>Autoridad</td><td class="n">3</td><td class="n">1</td><td class="n">2</td>',
	])('says of the rankings: %s', (said) => {
		expect(spanish).toContain(said);
	});

	it('gives the weight of each nucleus and its share of the result', () => {
		expect(spanish).toContain('<td>Sociedad civil</td><td class="n">1</td><td class="n">100.0%</td>');
		expect(spanish).toContain('<td>Autoridad</td><td class="n">1</td><td class="n">no cuenta</td>');
		expect(spanish).toContain('Sociedad civil: 2 a favor y 1 en contra.');
	});

	it('ends every sheet of paper with its address, as words and as code, and its fingerprints in groups', () => {
		const foot = /<div class="foot">.*<\/div>/.exec(spanish)?.[0] ?? '';
		expect(foot).toContain('https://prioriza.example/jerarquizacion/plan');
		expect(foot).toContain('<path d="M4 4.5h7');
		expect(foot).toContain('A1b2 C3d4 A1b2');
		expect(spanish).toContain('Ejercicio de muestra · 20 de marzo de 2026');
	});

	it('says the same in English, with what people wrote as they wrote it', () => {
		for (const said of [
			'Which theme is urgent? (choose one). Water · Light · another, in their own words.',
			'<td>Service desk</td><td class="n">7</td>',
			'They are not a sample of the population',
			'annulled on 4 March 2026. Reason: La boleta tenía una errata.',
			'Rules of 2018, version 2',
			'<td><span lang="es-MX">Calles sin luz</span></td>',
			'does not count',
		]) {
			expect(english).toContain(said);
		}
		expect(english).toContain('<html lang="en">');
	});

	it('is text and nothing else, whatever was written', () => {
		expect(spanish).toContain('Agua &lt;cada&gt; tercer día');
		expect(spanish).not.toMatch(/<script|<cada>|undefined|NaN|\[object/);
	});

	it('puts viability beside demand, with who found so, and nothing where nobody assessed', () => {
		expect(spanish).not.toContain('realizable');
		const view = facts.result?.view;
		if (!view) throw new Error('there is a result');
		const assess = (problemId: string, value: number): ViabilityAssessment => ({
			id: problemId,
			problemId,
			number: 1,
			legal: value,
			budget: value,
			timing: value,
			competence: value,
			assessor: 'Área técnica de prueba',
			evidence: 'Un documento de prueba.',
			link: null,
			assessedOn: '2026-03-21',
		});
		const write = (values: readonly [number, number]) => {
			const [first, second] = view.joint.rows.map(({ id: problem }, at) => assess(problem, values[at] ?? 0));
			const viability = viewViability(view.joint, first && second ? [first, second] : []);
			return renderHtml(composeSheet({ ...facts, viability }, 'es'));
		};
		const page = write([1, 4]);
		for (const said of [
			'<td class="n">1</td><td class="n">16</td>',
			'<td>Área técnica de prueba</td><td>Un documento de prueba.</td><td>21 de marzo de 2026</td>',
			'No entra en la cuenta ni cambia el orden.',
		])
			expect(page).toContain(said);
		expect(write([4, 1])).toContain('van en el mismo orden');
	});

	it('says so when nothing was consulted, moved or counted', () => {
		const bare = renderHtml(
			composeSheet({ ...facts, consultations: [], rankings: facts.rankings.slice(2), result: null }, 'es'),
		);
		for (const said of [
			'No se publicó ninguna consulta antes',
			'No hubo cambios de fecha',
			'Todavía no hay resultado.',
		]) {
			expect(bare).toContain(said);
		}
	});

	it('says how firm the order is, and why ballots were not drawn where some are kept back', () => {
		const html = renderHtml(composeSheet(facts, 'es'));
		expect(html).toContain('Qué tan firme es este orden');
		expect(html).toContain('<th scope="col" class="n">Kemeny</th>');
		expect(html).toContain('Nadie de fuera podría repetir el sorteo.');
		expect(html).toContain('No hay dos núcleos con un orden que comparar.');
	});
});
