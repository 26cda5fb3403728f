import { sortByCodeUnits } from '../../basics/compare';
import { addLink, createReachability, reaches } from '../order/reachability';
import type { Comparison } from './comparisons';

/**
 * Those who never lost to anybody outside, when the win graph is not strongly connected; null when it is. Then and only
 * then do finite abilities maximise the likelihood. Source: Ford 1957.
 */
export function findNeverBeaten(
	alternatives: readonly string[],
	comparisons: readonly Comparison[],
): string[] | null {
	const size = alternatives.length;
	const beats = createReachability(size);
	for (const { first, second, firstWins, secondWins } of comparisons) {
		if (firstWins > 0) addLink(beats, first, second);
		if (secondWins > 0) addLink(beats, second, first);
	}
	const positions = alternatives.map((_, position) => position);
	const groups = positions
		.filter((a) => positions.every((b) => a === b || !reaches(beats, b, a) || reaches(beats, a, b)))
		.map((a) => positions.filter((b) => a === b || (reaches(beats, a, b) && reaches(beats, b, a))))
		.filter((group) => group.length < size)
		.map((group) => sortByCodeUnits(group.map((position) => alternatives[position] ?? '')));
	return groups.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))[0] ?? null;
}

/**
 * Whether an effect of the order of showing can be told apart from the abilities: no move of the effect in one
 * direction, with whatever abilities, explains every win at least as well. Such a move is a solution of difference
 * constraints, and there is none exactly when they contain a negative cycle (Bellman 1958; Albert and Anderson 1984
 * for why that decides whether the maximum exists). The win graph must be strongly connected besides.
 */
export function isOrderEffectDetermined(size: number, comparisons: readonly Comparison[]): boolean {
	return [1, -1].every((effect) => {
		const links = comparisons.flatMap(({ first, second, firstWins, secondWins }) => [
			...(firstWins > 0 ? [{ from: first, to: second, weight: effect }] : []),
			...(secondWins > 0 ? [{ from: second, to: first, weight: -effect }] : []),
		]);
		const distance = new Array<number>(size).fill(0);
		let changed = true;
		for (let round = 0; round <= size && changed; round++) {
			changed = false;
			for (const { from, to, weight } of links) {
				const through = (distance[from] ?? 0) + weight;
				if (through >= (distance[to] ?? 0)) continue;
				distance[to] = through;
				changed = true;
			}
		}
		return changed;
	});
}
