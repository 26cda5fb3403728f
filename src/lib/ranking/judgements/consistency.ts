import { roundApproximate, type Approximate } from '../numbers/approximate';
import type { RandomIndexTable } from './randomIndex';

/** How far judgements contradict one another. */
export type Consistency = {
	/** The principal eigenvalue; n for judgements without contradiction, larger otherwise. */
	readonly lambdaMax: Approximate;
	/** (lambdaMax − n) / (n − 1); 0 for a single item. */
	readonly consistencyIndex: Approximate;
	/** Consistency index over the random index; 0 up to two items, null when the table has no value for so many. */
	readonly consistencyRatio: Approximate | null;
	/** Which table of random indices. */
	readonly randomIndex: string;
	/** Whether the ratio is above 0.10: the judges should look at their judgements again. Null without a ratio. */
	readonly inconsistent: boolean | null;
};

/** Saaty's limit. */
const LARGEST_RATIO = 0.1;

/** Saaty's consistency measures. Source: Saaty 1977, 1980. */
export function measureConsistency(lambdaMax: number, size: number, table: RandomIndexTable): Consistency {
	// rounding can leave a matrix without contradiction a hair below its size
	const index = size < 2 ? 0 : Math.max(0, (lambdaMax - size) / (size - 1));
	const random = table.values[size - 1];
	// two items or fewer cannot contradict one another
	const ratio = size < 3 ? 0 : random === undefined || random === 0 ? null : roundApproximate(index / random);
	return {
		lambdaMax: roundApproximate(Math.max(lambdaMax, size)),
		consistencyIndex: roundApproximate(index),
		consistencyRatio: ratio,
		randomIndex: table.name,
		inconsistent: ratio === null ? null : ratio > LARGEST_RATIO,
	};
}
