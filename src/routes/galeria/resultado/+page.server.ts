import { readStoredResult } from '$lib/domain/result/storedResult';
import { viewResult, type ResultView } from '$lib/domain/result/resultView';
import { buildTallyInput, canonicalText, type Marks, type Methodology } from '$lib/evidence';
import { countBallots } from '$lib/ranking';
import type { PageServerLoad } from './$types';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const problems = [
	'Falta agua en las colonias altas',
	'Calles sin luz alrededor de la secundaria',
	'La clínica no tiene medicinas',
	'Basura junto al río',
	'Drenaje roto frente a la escuela',
	'El camión pasa cada dos horas',
	'Camino cortado por las lluvias',
	'No hay dónde hacer deporte',
];
const nuclei = ['Sociedad civil', 'Autoridades municipales', 'Universidades'];

const criteria = ['Urgencia', 'Alcance', 'Capacidad local'].map((name, at) => ({
	id: `c${String(at + 1)}`,
	name,
	question: `¿Cuánta ${name.toLowerCase()} tiene?`,
	weight: { num: 3 - at, den: 6 },
}));

/** Made-up ballots, as the numbers of the problems above: whole and short, with a circle among the first three. */
const ballots: readonly (readonly string[])[] = [
	['12345678', '12354687', '21346578', '1236', '13245', '12436587'],
	['23145768', '2314', '23165478', '32147685', '23614'],
	['31254678', '3126', '31526478', '13254', '31264875', '31625'],
];

/** What whoever ranks like this would mark. */
function mark(counting: Methodology['counting'], ranked: readonly string[]): Marks {
	switch (counting.task) {
		case 'approve':
			return { approved: ranked.slice(0, 4).sort() };
		case 'points':
			return {
				points: ranked.slice(0, 3).map((alternative, at) => ({ alternative, points: [5, 3, 2][at] ?? 1 })),
			};
		case 'criteria':
			return {
				scores: ranked.flatMap((alternative, at) =>
					counting.criteria.map((criterion, which) => ({
						alternative,
						criterion: criterion.id,
						score: 1 + ((ranked.length - at + which * (at % 3)) % 5),
					})),
				),
			};
		case 'pairs':
			return {
				judgements: ranked
					.slice(1)
					.map((second, at) => ({ first: ranked[at] ?? second, second, preferred: ranked[at] ?? second })),
			};
		default:
			return { tiers: ranked.map((one) => [one]) };
	}
}

/** Counts the made-up ballots in one way and reads the result as its page does. */
function countAs(counting: Methodology['counting']): ResultView {
	const methodology: Methodology = {
		v: 1,
		prioritization: id(90),
		title: { es: 'Problemas de muestra' },
		question: { es: '¿Qué urge?' },
		alternatives: problems.map((title, at) => ({ id: id(at + 1), title, description: '' })),
		counting,
		tieRule: { rule: 'leave-tied' },
		round: { number: 1, previous: null },
		weights: nuclei.map((name, at) => ({ nucleus: id(at + 21), name, weight: { num: 1, den: 1 } })),
		rankings: [],
		leftOut: [],
		publication: 'anonymous',
		ruleset: { id: 'muestra', version: 1 },
		software: 'prioriza',
	};
	const counted = nuclei.map((_, at) => ({
		nucleus: id(at + 21),
		ballots: (ballots[at] ?? []).map((order) => {
			const ranked = order.split('').map((number) => id(Number(number)));
			return mark(counting, ranked);
		}),
	}));
	const tally = countBallots(buildTallyInput(methodology, counted), { methodologyHash: 'muestra' });
	if (!tally.ok) throw new Error(`The sample cannot be counted: ${tally.error.code}`);
	const rankings = nuclei.map((name, at) => {
		const cast = ballots[at]?.length ?? 0;
		const seats = { attempt: 1, eligibleSeats: cast + 1, quorum: 3, quorumMet: true, counted: cast };
		return { ranking: id(at + 31), nucleus: id(at + 21), name, ...seats };
	});
	const stored = canonicalText({ v: 1, methodology: 'muestra', rankings, leftOut: [], tally: tally.value });
	return viewResult(methodology, readStoredResult(stored));
}

const ranked = { task: 'rank', strength: 'winning-then-losing', unranked: 'last', mostRanked: null } as const;

export const load: PageServerLoad = () => ({
	results: [
		...(['ranked-pairs', 'schulze', 'copeland', 'borda'] as const).map((method) =>
			countAs({ ...ranked, method }),
		),
		countAs({ task: 'approve', method: 'approval', mostApproved: 4 }),
		countAs({ task: 'points', method: 'cumulative-points', points: 10, mostPerAlternative: null }),
		countAs({ task: 'criteria', method: 'weighted-sum', scale: { least: 1, most: 5 }, criteria }),
		countAs({ task: 'pairs', method: 'win-share' }),
	],
});
