import {
	addLink,
	collectDistinct,
	copyReachability,
	createReachability,
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
		const next = collectDistinct((state: Reachability) => state);
		for (const state of states) {
			const outcomes = lockInEveryOrder(state, defeats, { start, end }, most);
			if (outcomes === null) return null;
			for (const outcome of outcomes) next.add(outcome);
			if (next.entries.length > most) return null;
		}
		states = next.entries;
	}
	return states;
}

/** One way to treat the defeats of one strength: which of them are locked, and all that follows. */
interface LockedOrder {
	/** For each defeat on a cycle, whether it is locked: 1 or 0. */
	readonly locked: Uint8Array;
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

	// from here on a defeat is its place in `cyclic`
	const winners = cyclic.map(winner);
	const losers = cyclic.map(loser);
	const canFollow = (first: number, next: number) => {
		const [end, start] = [losers[first] ?? 0, winners[next] ?? 0];
		return end === start || reaches(base, end, start);
	};
	/** Treats one defeat first, then those kept, then the rest; a defeat that is locked already is passed over. */
	const lockInOrder = (first: number | null, kept: readonly number[]): LockedOrder => {
		const closure = copyReachability(base);
		const locked = new Uint8Array(cyclic.length);
		const treat = (at: number) => {
			const [above, below] = [winners[at] ?? 0, losers[at] ?? 0];
			if (locked[at] === 1 || reaches(closure, below, above)) return;
			addLink(closure, above, below);
			locked[at] = 1;
		};
		if (first !== null) treat(first);
		for (const at of kept) treat(at);
		for (let at = 0; at < cyclic.length; at++) treat(at);
		return { locked, closure };
	};

	const found = collectDistinct(({ closure }: LockedOrder) => closure);
	found.add(lockInOrder(null, []));
	// the walk also comes to what is added on the way
	for (const { locked } of found.entries) {
		for (let rejected = 0; rejected < cyclic.length; rejected++) {
			if (locked[rejected] === 1) continue;
			const kept: number[] = [];
			for (let at = 0; at < cyclic.length; at++) {
				if (locked[at] === 1 && !canFollow(rejected, at)) kept.push(at);
			}
			found.add(lockInOrder(rejected, kept));
			if (found.entries.length > most) return null;
		}
	}
	return found.entries.map(({ closure }) => closure);
}
