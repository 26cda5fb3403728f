import { addLink, createReachability, reaches } from '../order/reachability';
import { compareHeadToHead } from '../pairwise/condorcet';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';

/**
 * The strongly connected components of "beats or ties", as positions, best first. Whatever stands in an earlier group
 * beats everything in a later one, so every order with the most agreements keeps the groups apart and in line, and
 * each can be ordered alone. Source: Truchon 1998 (extended Condorcet criterion); Betzler et al. 2014, section 3.
 */
export function findTangledGroups(matrix: PairwiseMatrix): number[][] {
	const size = matrix.alternatives.length;
	const graph = createReachability(size);
	for (let a = 0; a < size; a++) {
		for (let b = 0; b < size; b++) {
			if (a !== b && compareHeadToHead(matrix, a, b) >= 0) addLink(graph, a, b);
		}
	}
	const groups: { readonly members: number[]; readonly reached: number }[] = [];
	const grouped = new Set<number>();
	for (let a = 0; a < size; a++) {
		if (grouped.has(a)) continue;
		const members: number[] = [];
		let reached = 0;
		for (let b = 0; b < size; b++) {
			const onwards = b === a || reaches(graph, a, b);
			if (onwards) reached++;
			if (onwards && (b === a || reaches(graph, b, a))) members.push(b);
		}
		for (const member of members) grouped.add(member);
		groups.push({ members, reached });
	}
	return groups.sort((x, y) => y.reached - x.reached).map(({ members }) => members);
}
