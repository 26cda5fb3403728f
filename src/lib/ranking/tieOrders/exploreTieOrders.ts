import {
	addLink,
	copyReachability,
	createReachability,
	keyOfReachability,
	reaches,
	type Reachability,
} from '../order/reachability';
import type { DefeatList } from '../pairwise/defeats';

/** More locked orders than this are not tried. The number does not depend on names or on the order of the input. */
export const MOST_LOCKED_ORDERS = 200;

/**
 * All closures that ranked pairs can end with when equally strong defeats are treated in every possible order, each
 * once; null when there are more than `most`. (How many there are can grow exponentially: Brill and Fischer 2012.)
 */
export function exploreTieOrders(
	size: number,
	defeats: DefeatList,
	most = MOST_LOCKED_ORDERS,
): readonly Reachability[] | null {
	let states: readonly Reachability[] = [createReachability(size)];
	for (let start = 0, end = 0; start < defeats.count; start = end) {
		while (end < defeats.count && defeats.groups[end] === defeats.groups[start]) end++;
		const next = new Map<string, Reachability>();
		for (const state of states) {
			const outcomes = lockInEveryOrder(state, defeats, { start, end }, most);
			if (outcomes === null) return null;
			for (const outcome of outcomes) next.set(keyOfReachability(outcome), outcome);
			if (next.size > most) return null;
		}
		states = [...next.values()];
	}
	return states;
}

/** One way to treat the defeats of one strength: which of them are locked, and all that follows. */
interface LockedOrder {
	readonly locked: ReadonlySet<number>;
	readonly closure: Reachability;
}

/**
 * Locks the defeats of one strength on top of `state` in every order: all maximal sets of them without a cycle.
 *
 * Defeats on no cycle are locked in any order, so only the others are permuted. From one result every other is reached
 * by steps "treat a rejected defeat first, then what was locked except defeats that can follow it on a path, then the
 * rest": each step moves what differs from the target later in the target's order. So the work grows with the number of
 * results, not of orders. Source: Schwikowski and Speckenmeyer 2002, section 3 (minimal feedback sets), on the graph
 * whose nodes are the defeats.
 */
function lockInEveryOrder(
	state: Reachability,
	defeats: DefeatList,
	group: { readonly start: number; readonly end: number },
	most: number,
): readonly Reachability[] | null {
	const winner = (at: number) => defeats.winners[at] ?? 0;
	const loser = (at: number) => defeats.losers[at] ?? 0;
	const free: number[] = [];
	for (let at = group.start; at < group.end; at++) {
		if (!reaches(state, loser(at), winner(at)) && !reaches(state, winner(at), loser(at))) free.push(at);
	}
	const all = copyReachability(state);
	for (const at of free) addLink(all, winner(at), loser(at));
	const cyclic = free.filter((at) => reaches(all, loser(at), winner(at)));
	if (cyclic.length === 0) return [all];
	const base = copyReachability(state);
	for (const at of free) if (!reaches(all, loser(at), winner(at))) addLink(base, winner(at), loser(at));

	const canFollow = (first: number, next: number) =>
		loser(first) === winner(next) || reaches(base, loser(first), winner(next));
	const lockInOrder = (order: readonly number[]): LockedOrder => {
		const closure = copyReachability(base);
		const locked = new Set<number>();
		for (const at of order) {
			if (reaches(closure, loser(at), winner(at))) continue;
			addLink(closure, winner(at), loser(at));
			locked.add(at);
		}
		return { locked, closure };
	};

	const first = lockInOrder(cyclic);
	const found = new Map([[keyOfReachability(first.closure), first]]);
	// a map hands out what is added while it is walked
	for (const { locked } of found.values()) {
		for (const rejected of cyclic) {
			if (locked.has(rejected)) continue;
			const kept = [...locked].filter((at) => !canFollow(rejected, at));
			const next = lockInOrder([rejected, ...kept, ...cyclic]);
			found.set(keyOfReachability(next.closure), next);
			if (found.size > most) return null;
		}
	}
	return [...found.values()].map(({ closure }) => closure);
}
