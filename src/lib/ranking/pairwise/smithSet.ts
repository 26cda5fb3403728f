import { addLink, createReachability, reaches, type Reachability } from '../order/reachability';
import { compareHeadToHead } from './condorcet';
import type { PairwiseMatrix } from './pairwiseMatrix';

/**
 * The Smith set: the smallest non-empty set whose members all beat every outsider; `[]` only without alternatives.
 * Source: Good 1971; Smith 1973.
 *
 * It is everything that reaches all others along "beats or ties": that relation joins every pair, so its strongly
 * connected components stand in a line and the first of them is the set.
 */
export function findSmithSet(matrix: PairwiseMatrix): string[] {
	const graph = linkWhere(matrix, (comparison) => comparison >= 0);
	return matrix.alternatives.filter((_, a) =>
		matrix.alternatives.every((__, b) => a === b || reaches(graph, a, b)),
	);
}

/**
 * The Schwartz set: the union of all minimal sets that no outsider beats. Inside the Smith set, and smaller when ties
 * are about. Source: Schwartz 1972.
 *
 * An alternative belongs to it if it reaches along "beats" whatever reaches it.
 */
export function findSchwartzSet(matrix: PairwiseMatrix): string[] {
	const graph = linkWhere(matrix, (comparison) => comparison > 0);
	return matrix.alternatives.filter((_, a) =>
		matrix.alternatives.every((__, b) => a === b || !reaches(graph, b, a) || reaches(graph, a, b)),
	);
}

function linkWhere(matrix: PairwiseMatrix, accepts: (comparison: number) => boolean): Reachability {
	const size = matrix.alternatives.length;
	const graph = createReachability(size);
	for (let a = 0; a < size; a++) {
		for (let b = 0; b < size; b++) {
			if (a !== b && accepts(compareHeadToHead(matrix, a, b))) addLink(graph, a, b);
		}
	}
	return graph;
}
