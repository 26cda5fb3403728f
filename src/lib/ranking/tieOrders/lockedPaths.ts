import type { DefeatList } from '../pairwise/defeats';
import type { DefeatFate } from './boundTieOrders';

/** Locked defeats as rows of bits: who is directly below each position, and who directly above. */
interface LockedLinks {
	readonly size: number;
	readonly words: number;
	readonly below: Uint32Array;
	readonly above: Uint32Array;
}

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
	const words = (size + 31) >>> 5;
	const links = { size, words, below: new Uint32Array(size * words), above: new Uint32Array(size * words) };
	for (let start = 0, end = 0; start < defeats.count; start = end) {
		while (end < defeats.count && defeats.groups[end] === defeats.groups[start]) end++;
		for (let at = start; at < end; at++) {
			if (fates[at] === 'locked') lock(links, defeats.winners[at] ?? 0, defeats.losers[at] ?? 0);
		}
		for (let at = start; at < end; at++) {
			if (fates[at] !== 'rejected') continue;
			paths.set(at, shortestPath(links, defeats.losers[at] ?? 0, defeats.winners[at] ?? 0));
		}
	}
	return paths;
}

function lock({ words, below, above }: LockedLinks, winner: number, loser: number): void {
	const down = winner * words + (loser >>> 5);
	below[down] = (below[down] ?? 0) | (1 << (loser & 31));
	const up = loser * words + (winner >>> 5);
	above[up] = (above[up] ?? 0) | (1 << (winner & 31));
}

function shortestPath(links: LockedLinks, from: number, to: number): number[] {
	const between = findBetween(links, from, to);
	// most rejections have a reason of two steps
	return between === -1 ? searchPath(links, from, to) : [from, between, to];
}

/** The first position that is directly below one and directly above the other; −1 without any. */
function findBetween({ words, below, above }: LockedLinks, from: number, to: number): number {
	for (let word = 0; word < words; word++) {
		const both = (below[from * words + word] ?? 0) & (above[to * words + word] ?? 0);
		if (both !== 0) return 32 * word + firstBit(both);
	}
	return -1;
}

/** Breadth first; the target is known to be reachable. */
function searchPath({ size, words, below }: LockedLinks, from: number, to: number): number[] {
	const cameFrom = new Int32Array(size).fill(-1);
	const fresh = new Uint32Array(words).fill(0xffffffff);
	fresh[from >>> 5] = (fresh[from >>> 5] ?? 0) & ~(1 << (from & 31));
	cameFrom[from] = from;
	const queue = [from];
	for (let head = 0; head < queue.length && cameFrom[to] === -1; head++) {
		const node = queue[head] ?? from;
		for (let word = 0; word < words; word++) {
			const found = (below[node * words + word] ?? 0) & (fresh[word] ?? 0);
			fresh[word] = (fresh[word] ?? 0) & ~found;
			for (let left = found; left !== 0; left &= left - 1) {
				const neighbour = 32 * word + firstBit(left);
				cameFrom[neighbour] = node;
				queue.push(neighbour);
			}
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

function firstBit(bits: number): number {
	return 31 - Math.clz32(bits & -bits);
}
