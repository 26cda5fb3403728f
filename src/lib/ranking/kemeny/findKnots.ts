import { addLink, createReachability, reaches } from '../order/reachability';
import { compareHeadToHead } from '../pairwise/condorcet';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';

/**
 * The strongly connected components of "beats" among some positions: knots in which majorities run in a circle.
 * Majorities between knots do not, so every best order obeys all of them and orders each knot as well as it can be
 * ordered alone; ties between knots cost nothing either way. Only knots have to be searched, and they are far smaller
 * than {@link findTangledGroups} when ties are many. Source: the feedback arc set problem splits so; Charon and Hudry
 * 2010, section 4.
 */
export function findKnots(matrix: PairwiseMatrix, members: readonly number[]): number[][] {
	const size = members.length;
	const graph = createReachability(size);
	for (const [x, a] of members.entries()) {
		for (const [y, b] of members.entries()) {
			if (x !== y && compareHeadToHead(matrix, a, b) > 0) addLink(graph, x, y);
		}
	}
	const knots: number[][] = [];
	const tied = new Set<number>();
	for (let x = 0; x < size; x++) {
		if (tied.has(x)) continue;
		const knot = members.filter((_, y) => y === x || (reaches(graph, x, y) && reaches(graph, y, x)));
		knots.push(knot);
		for (const [y, b] of members.entries()) if (knot.includes(b)) tied.add(y);
	}
	return knots;
}
