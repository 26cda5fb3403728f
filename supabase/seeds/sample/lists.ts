import type { Counting } from '../../../src/lib/evidence';
import type { SampleExercise } from './exercise';
import { buildPrioritization, readOrder } from './rankings';

const dayMs = 24 * 60 * 60 * 1000;

/** Ranking everything; what is left out goes last. */
const rankedBy = (method: 'ranked-pairs' | 'schulze'): Counting => ({
	task: 'rank',
	method,
	strength: 'winning-then-losing',
	unranked: 'last',
	mostRanked: null,
});

/** Three criteria of the rule set, one of them worth double. */
const byCriteria: Counting = {
	task: 'criteria',
	method: 'weighted-sum',
	scale: { least: 1, most: 5 },
	criteria: [
		{
			id: 'incluyente',
			name: 'Incluyente',
			question: '¿Atenderlo sirve también a quien casi nunca se toma en cuenta?',
			weight: { num: 2, den: 1 },
		},
		{
			id: 'transformador',
			name: 'Transformador',
			question: '¿Cambia de raíz la vida de la gente?',
			weight: { num: 1, den: 1 },
		},
		{
			id: 'medible',
			name: 'Medible',
			question: '¿Se puede medir si mejora?',
			weight: { num: 1, den: 1 },
		},
	],
};

/** Every kind of list there is to look at: two rounds, one by criteria, one that waits for its draw, and two to vote in now. */
export async function buildLists(
	exercise: SampleExercise,
	alternatives: readonly string[],
	now: Date,
): Promise<void> {
	const plan = {
		title: 'Problemas para el Plan de Acción Local',
		question: '¿Qué problemas debe atender primero el Plan de Acción Local?',
		counting: rankedBy('ranked-pairs'),
		publication: 'anonymous',
		turnout: 1,
		closesInDays: 10,
	};
	const first = await buildPrioritization(
		exercise,
		{ ...plan, slug: 'problemas-del-plan-2026', alternatives: alternatives.slice(0, 12), seed: 12 },
		now,
	);
	// Having seen the first result, people vote again on what came first, and come closer.
	const order = await readOrder(exercise, first);
	await buildPrioritization(
		exercise,
		{
			...plan,
			slug: 'problemas-del-plan-2026-ronda-2',
			title: 'Problemas para el Plan de Acción Local, segunda ronda',
			alternatives: order.slice(0, 8),
			previous: first,
			spread: 22,
			moves: 2,
			seed: 22,
		},
		now,
	);
	console.log('  · una lista en dos rondas, con resultados de cada núcleo');
	await buildPrioritization(
		exercise,
		{
			slug: 'compromisos-por-criterios-2026',
			title: 'Compromisos del primer año',
			question: '¿Qué tanto cumple cada problema con los criterios del Plan?',
			counting: byCriteria,
			publication: 'nominal',
			alternatives: [4, 9, 14, 20, 22, 25].flatMap((at) => alternatives[at] ?? []),
			turnout: 1,
			closesInDays: 10,
			seed: 31,
		},
		now,
	);
	console.log('  · otra por criterios, con resultado');
	// Chance may not be known while anybody votes: the draw is on the day after the close, whenever that is.
	const closesInDays = 1 / 48;
	const heldOn = new Date(now.getTime() + (1 + closesInDays) * dayMs).toLocaleDateString('en-CA', {
		timeZone: 'America/Mexico_City',
	});
	await buildPrioritization(
		exercise,
		{
			slug: 'mesas-de-arranque-2026',
			title: 'Temas de las mesas de arranque',
			question: '¿Con qué temas empiezan las mesas de diálogo?',
			counting: { task: 'approve', method: 'approval', mostApproved: 2 },
			tieRule: { rule: 'draw', source: 'Sorteo ficticio de la muestra, primer premio', heldOn },
			publication: 'anonymous',
			alternatives: alternatives.slice(5, 10),
			turnout: 1,
			closesInDays,
			// Two themes come level in the first place.
			seed: 35,
		},
		now,
	);
	console.log('  · otra cerrada, que espera el sorteo anunciado para sus empates');
	await buildPrioritization(
		exercise,
		{
			slug: 'servicios-que-urgen-2026',
			title: 'Servicios que urge mejorar',
			question: '¿Qué servicios urge mejorar este año?',
			counting: rankedBy('schulze'),
			publication: 'anonymous',
			alternatives: alternatives.slice(12, 20),
			turnout: 0.4,
			closesInDays: 14,
			seed: 8,
		},
		now,
	);
	await buildPrioritization(
		exercise,
		{
			slug: 'horas-de-taller-2026',
			title: 'Talleres con las comunidades',
			question: '¿De qué problemas tratan los talleres? Reparte 10 puntos.',
			counting: { task: 'points', method: 'cumulative-points', points: 10, mostPerAlternative: 6 },
			publication: 'anonymous',
			alternatives: alternatives.slice(20, 26),
			turnout: 0.4,
			closesInDays: 21,
			seed: 10,
		},
		now,
	);
	console.log('  · dos abiertas: una para ordenar y una para repartir puntos');
}
