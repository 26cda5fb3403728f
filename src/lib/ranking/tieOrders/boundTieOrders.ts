import {
	addLink,
	copyReachability,
	createReachability,
	reaches,
	type Reachability,
} from '../order/reachability';
import type { IsAbove } from '../order/tiers';
import type { DefeatList } from '../pairwise/defeats';

/**
 * What becomes of a defeat when ranked pairs treats equally strong defeats in every possible order: locked in all
 * orders, rejected in all orders, or neither is proved.
 */
export type DefeatFate = 'locked' | 'rejected' | 'open';

/** Bounds on all outcomes of ranked pairs at once. */
export interface TieOrderBounds {
	/** By position in the defeat list. */
	readonly fates: readonly DefeatFate[];
	/**
	 * No defeat is open: every order locks the same defeats. Exact: otherwise some pair stands one way in one ranking and
	 * the other way in another (see `boundTieOrders`).
	 */
	readonly decided: boolean;
	/** Closure of the defeats that every order locks. */
	readonly sure: Reachability;
	/** Closure of the defeats that some order may lock; can contain cycles. */
	readonly possible: Reachability;
}

/**
 * Bounds what any order of the equally strong defeats can lock, in polynomial time and without looking at the names
 * of the alternatives. (Deciding it exactly is NP-hard: Brill and Fischer 2012.)
 *
 * Strength by strength, and inside one strength until nothing changes:
 * - a defeat a → b is rejected in every order if defeats locked in every order lead from b to a: whenever the last
 *   link of that cycle is treated it is refused, and the others are known to stay;
 * - it is locked in every order if no defeats that may be locked, as strong or stronger, lead from b to a.
 *
 * The second rule alone, without the first, is Split Cycle (Holliday and Pacuit 2023), which every ranked pairs outcome
 * refines; this sits between the two.
 *
 * Whether the order matters at all is decided exactly. If a defeat is open, take the first strength with an open one,
 * and among the cycles of sure defeats and candidates of that strength one with the fewest candidates; it has two or
 * more. Treating all its candidates but the last a → b first locks them (fewer close no cycle), so b stands above a;
 * treating a → b first puts a above b.
 */
export function boundTieOrders(size: number, defeats: DefeatList): TieOrderBounds {
	const fates = new Array<DefeatFate>(defeats.count).fill('open');
	const sure = createReachability(size);
	let possible = createReachability(size);
	let decided = true;
	for (let start = 0, end = 0; start < defeats.count; start = end) {
		while (end < defeats.count && defeats.groups[end] === defeats.groups[start]) end++;
		possible = boundGroup(defeats, { start, end }, fates, sure, possible);
		for (let at = start; at < end && decided; at++) decided = fates[at] !== 'open';
	}
	return { fates, decided, sure, possible };
}

/** Settles one strength; changes `fates` and `sure`, and answers the new closure of what may be locked. */
function boundGroup(
	defeats: DefeatList,
	group: { readonly start: number; readonly end: number },
	fates: DefeatFate[],
	sure: Reachability,
	possibleBefore: Reachability,
): Reachability {
	if (group.end - group.start === 1) return boundSingle(defeats, group.start, fates, sure, possibleBefore);
	let candidates: number[] = [];
	for (let at = group.start; at < group.end; at++) candidates.push(at);
	for (;;) {
		candidates = candidates.filter((at) => !reaches(sure, loserOf(defeats, at), winnerOf(defeats, at)));
		const possible = copyReachability(possibleBefore);
		for (const at of candidates) addLink(possible, winnerOf(defeats, at), loserOf(defeats, at));

		const newlyLocked = candidates.filter(
			(at) => fates[at] === 'open' && !reaches(possible, loserOf(defeats, at), winnerOf(defeats, at)),
		);
		for (const at of newlyLocked) {
			fates[at] = 'locked';
			addLink(sure, winnerOf(defeats, at), loserOf(defeats, at));
		}
		if (newlyLocked.length > 0 && newlyLocked.length < candidates.length) continue;
		const open = new Set(candidates);
		for (let at = group.start; at < group.end; at++) if (!open.has(at)) fates[at] = 'rejected';
		return possible;
	}
}

/** The same for a strength that only one defeat has, without copies; the usual case with many ballots. */
function boundSingle(
	defeats: DefeatList,
	at: number,
	fates: DefeatFate[],
	sure: Reachability,
	possible: Reachability,
): Reachability {
	const [winner, loser] = [winnerOf(defeats, at), loserOf(defeats, at)];
	if (reaches(sure, loser, winner)) {
		fates[at] = 'rejected';
		return possible;
	}
	if (!reaches(possible, loser, winner)) {
		fates[at] = 'locked';
		addLink(sure, winner, loser);
	}
	addLink(possible, winner, loser);
	return possible;
}

function winnerOf(defeats: DefeatList, at: number): number {
	return defeats.winners[at] ?? 0;
}

function loserOf(defeats: DefeatList, at: number): number {
	return defeats.losers[at] ?? 0;
}

/**
 * A strict partial order that holds in the published tiers of every outcome: a stands above b if defeats locked in
 * every order lead from a to b, or if the lowest place a can get is above the highest that b can get, and whatever
 * follows from those.
 *
 * Places are layers: the highest possible layer of an alternative is the longest chain of surely locked defeats that
 * leads to it, the lowest possible is the longest chain of defeats that may be locked, where a tangle of k
 * alternatives can be at most k long.
 */
export function certainOrder(bounds: TieOrderBounds): IsAbove {
	const { sure, possible } = bounds;
	const size = sure.size;
	const highest = longestChains(sure);
	const lowest = longestChains(possible);
	const certain = copyReachability(sure);
	for (let a = 0; a < size; a++) {
		for (let b = 0; b < size; b++) {
			if ((lowest[a] ?? 0) < (highest[b] ?? 0)) addLink(certain, a, b);
		}
	}
	return (a, b) => reaches(certain, a, b);
}

/** The most nodes that a simple path to each node can have before it; exact without cycles, else an upper bound. */
function longestChains(graph: Reachability): Int32Array {
	const { size } = graph;
	const known = new Int32Array(size).fill(-1);
	const measure = (node: number): number => {
		const before = known[node] ?? -1;
		if (before !== -1) return before;
		let tangled = 0;
		let longest = 0;
		for (let other = 0; other < size; other++) {
			if (other === node || !reaches(graph, other, node)) continue;
			if (reaches(graph, node, other)) tangled++;
			else longest = Math.max(longest, measure(other) + 1);
		}
		known[node] = longest + tangled;
		return longest + tangled;
	};
	for (let node = 0; node < size; node++) measure(node);
	return known;
}
