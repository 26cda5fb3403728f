import type { DefeatList } from '../pairwise/defeats';
import type { DefeatFate } from './boundTieOrders';

/**
 * For each rejected defeat a → b, a shortest path of locked defeats from b to a, ends included, by index of the defeat.
 * The path uses defeats as strong or stronger, so it is the reason for the rejection; among shortest paths, the one
 * with the smallest positions.
 */
export function findLockedPaths(
	size: number,
	defeats: DefeatList,
	fates: readonly DefeatFate[],
): Map<number, readonly number[]> {
	const paths = new Map<number, readonly number[]>();
	const lockedLosers: number[][] = Array.from({ length: size }, () => []);
	for (let start = 0, end = 0; start < defeats.count; start = end) {
		while (end < defeats.count && defeats.groups[end] === defeats.groups[start]) end++;
		for (let at = start; at < end; at++) {
			if (fates[at] !== 'locked') continue;
			const losers = lockedLosers[defeats.winners[at] ?? 0];
			losers?.push(defeats.losers[at] ?? 0);
			losers?.sort((a, b) => a - b);
		}
		for (let at = start; at < end; at++) {
			if (fates[at] !== 'rejected') continue;
			paths.set(at, shortestPath(size, lockedLosers, defeats.losers[at] ?? 0, defeats.winners[at] ?? 0));
		}
	}
	return paths;
}

/** Breadth first; the target is known to be reachable. */
function shortestPath(
	size: number,
	next: readonly (readonly number[])[],
	from: number,
	to: number,
): number[] {
	const cameFrom = new Int32Array(size).fill(-1);
	cameFrom[from] = from;
	const queue = [from];
	for (let head = 0; head < queue.length && cameFrom[to] === -1; head++) {
		const node = queue[head] ?? from;
		for (const neighbour of next[node] ?? []) {
			if (cameFrom[neighbour] !== -1) continue;
			cameFrom[neighbour] = node;
			queue.push(neighbour);
		}
	}
	const path = [to];
	for (let node = to; node !== from;) {
		node = cameFrom[node] ?? -1;
		if (node === -1) throw new Error('a rejected defeat has no contrary path');
		path.unshift(node);
	}
	return path;
}
