import { compareViability, weightedSum, type ExactNumber } from '../../ranking';
import {
	addFactors,
	listAssessmentsOf,
	viabilityFactors,
	type ViabilityAssessment,
	type ViabilityFactor,
} from '../problem/viability';
import type { StandingView } from './resultView';

/** How realizable one problem of the list is. */
export interface AssessedProblem {
	/** Among those assessed, from 1; tied ones share it and the next ones skip. */
	place: number;
	tied: boolean;
	/** Sum of the factors. */
	score: number;
	standing: ViabilityAssessment;
	/** What was said before, newest first. */
	earlier: ViabilityAssessment[];
}

/** Two problems that demand and viability put in opposite order, with the reasons of both. */
export interface ViabilityInversion {
	wanted: { id: string; title: string; place: number; score: number };
	viable: { id: string; title: string; place: number; score: number };
	/** How much prefers the one in demand, and the other; null where people did not rank one against the other. */
	votes: { votesFor: ExactNumber; votesAgainst: ExactNumber } | null;
	/** Factors in which the more viable one is better, the largest gain first. */
	gains: { factor: ViabilityFactor; by: number }[];
	/** Factors in which it is worse, although it is better in all. */
	losses: { factor: ViabilityFactor; by: number }[];
}

/** Demand and viability side by side. Viability changes no place of the list. */
export interface ViabilityView {
	rows: { id: string; title: string; place: number; tied: boolean; assessed: AssessedProblem | null }[];
	/** How many of the rows were assessed. */
	assessed: number;
	inversions: ViabilityInversion[];
}

/**
 * Puts the joint list beside the assessments that stand; null where no problem of it was assessed. The four factors
 * count alike and are added up exactly, from 4 to 20.
 */
export function viewViability(
	joint: Pick<StandingView, 'rows' | 'order' | 'pairwise'>,
	assessments: readonly ViabilityAssessment[],
): ViabilityView | null {
	const said = new Map(joint.rows.map(({ id }) => [id, listAssessmentsOf(id, assessments)]));
	const standing = new Map(
		[...said].flatMap(([id, [newest]]) => (newest === undefined ? [] : [[id, newest] as const])),
	);
	if (standing.size === 0) return null;
	const viability = weightedSum(
		{
			alternatives: [...standing.keys()],
			criteria: viabilityFactors.map((id) => ({ id, weight: 1 })),
			scores: Object.fromEntries(
				[...standing].map(([id, one]) => [id, viabilityFactors.map((factor) => one[factor])]),
			),
		},
		{ scale: [1, 5] },
	);
	if (!viability.ok) throw new Error(`The assessments can't be added up: ${viability.error.code}`);
	const compared = compareViability({
		demand: {
			alternatives: joint.order.map(({ id }) => id),
			tiers: tiersOf(joint.rows),
			pairwise: joint.pairwise,
		},
		viability: viability.value,
	});
	if (!compared.ok) throw new Error(`Demand and viability can't be compared: ${compared.error.code}`);
	const placeOf = new Map(compared.value.rows.map((row) => [row.alternative, row.viability]));
	const nameOf = (id: string) => {
		const { title = id, place = 0 } = joint.rows.find((row) => row.id === id) ?? {};
		const one = standing.get(id);
		return { id, title, place, score: one === undefined ? 0 : addFactors(one) };
	};
	const rows = joint.rows.map(({ id, title, place, tied }) => {
		const [newest, ...earlier] = said.get(id) ?? [];
		const shared = placeOf.get(id) ?? null;
		const assessed =
			newest === undefined || shared === null
				? null
				: {
						place: shared.highest,
						tied: shared.highest < shared.lowest,
						score: addFactors(newest),
						standing: newest,
						earlier,
					};
		return { id, title, place, tied, assessed };
	});
	return {
		rows,
		assessed: standing.size,
		inversions: compared.value.inversions.map(({ wanted, viable, demand }) => ({
			wanted: nameOf(wanted),
			viable: nameOf(viable),
			votes: demand,
			...compareFactors(standing.get(viable), standing.get(wanted)),
		})),
	};
}

function compareFactors(better: ViabilityAssessment | undefined, worse: ViabilityAssessment | undefined) {
	const by = viabilityFactors
		.map((factor) => ({ factor, by: (better?.[factor] ?? 0) - (worse?.[factor] ?? 0) }))
		.sort((a, b) => b.by - a.by);
	return {
		gains: by.filter((part) => part.by > 0),
		losses: by.filter((part) => part.by < 0).map((part) => ({ ...part, by: -part.by })),
	};
}

function tiersOf(rows: StandingView['rows']): string[][] {
	const tiers = new Map<number, string[]>();
	for (const { id, place } of rows) tiers.set(place, [...(tiers.get(place) ?? []), id]);
	return [...tiers.values()];
}
