import { layByApproximate, roundApproximate, type Approximate } from '../numbers/approximate';
import type { ApproximateScore } from '../methods/outcome';
import { nameTiers } from '../order/tiers';
import { measureConsistency, type Consistency } from './consistency';
import { approximateJudgements, type JudgementMatrix } from './judgementMatrix';
import { findPrincipalEigenvector } from './principalEigenvector';
import type { RandomIndexTable } from './randomIndex';

/** One item, from the highest priority to the lowest. */
export type PriorityStep = {
	readonly alternative: string;
	/** 1 for the highest priority. */
	readonly tier: number;
	readonly priority: Approximate;
};

export interface PriorityRanking {
	readonly tiers: string[][];
	readonly scores: ApproximateScore[];
	readonly steps: PriorityStep[];
}

/** Ranks priorities, the highest first. `tiers` where ties are known exactly, otherwise by closeness. */
export function rankPriorities(
	items: readonly string[],
	values: readonly number[],
	tierNumbers: Int32Array = layByApproximate(values),
): PriorityRanking {
	const scores = items.map((alternative, at) => ({ alternative, score: roundApproximate(values[at] ?? 0) }));
	const steps = items
		.map((alternative, at) => ({
			alternative,
			tier: (tierNumbers[at] ?? 0) + 1,
			priority: scores[at]?.score ?? 0,
		}))
		.sort((a, b) => a.tier - b.tier);
	return { tiers: nameTiers(items, tierNumbers), scores, steps };
}

/** Priorities by the principal eigenvector, with how consistent the judgements are. */
export function derivePriorities(
	items: readonly string[],
	matrix: readonly (readonly number[])[],
	table: RandomIndexTable,
): { readonly values: readonly number[]; readonly consistency: Consistency } {
	const { vector, lambdaMax } = findPrincipalEigenvector(items, matrix);
	return { values: vector, consistency: measureConsistency(lambdaMax, items.length, table) };
}

/** The same for exact judgements. */
export function deriveExactPriorities(
	items: readonly string[],
	matrix: JudgementMatrix,
	table: RandomIndexTable,
): { readonly values: readonly number[]; readonly consistency: Consistency } {
	return derivePriorities(items, approximateJudgements(matrix), table);
}
