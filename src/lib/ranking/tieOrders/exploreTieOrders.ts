import {
	addLink,
	copyReachability,
	createReachability,
	keyOfReachability,
	reaches,
	type Reachability,
} from '../order/reachability';
import type { DefeatList } from '../pairwise/defeats';

/** How far the search goes before it gives up. Both count things that do not depend on names or on the order of input. */
export interface ExploreLimits {
	/** Different locked orders alive after any strength. */
	readonly outcomes: number;
	/** States looked at while equally strong defeats are tried in all orders. */
	readonly states: number;
}

/** Enough for every published case, and a fraction of a second at most. */
export const DEFAULT_EXPLORE_LIMITS: ExploreLimits = { outcomes: 200, states: 2000 };

/**
 * All closures that ranked pairs can end with when equally strong defeats are treated in every possible order, each
 * once; null when there are more than the limits allow.
 *
 * Only defeats on a cycle can depend on the order, so at each strength the others are locked at once and each
 * strongly connected component is searched by itself. States that lock the same relation are the same state.
 */
export function exploreTieOrders(
	size: number,
	defeats: DefeatList,
	limits: ExploreLimits = DEFAULT_EXPLORE_LIMITS,
): readonly Reachability[] | null {
	const search = new Search(defeats, limits);
	let states: readonly Reachability[] = [createReachability(size)];
	for (let start = 0, end = 0; start < defeats.count; start = end) {
		while (end < defeats.count && defeats.groups[end] === defeats.groups[start]) end++;
		const group = Array.from({ length: end - start }, (_, at) => start + at);
		const next = new Map<string, Reachability>();
		for (const state of states) {
			const outcomes = search.lockInEveryOrder(state, group);
			if (outcomes === null) return null;
			for (const links of outcomes) {
				const outcome = withLinks(state, links, defeats);
				next.set(keyOfReachability(outcome), outcome);
			}
			if (next.size > limits.outcomes) return null;
		}
		states = [...next.values()];
	}
	return states;
}

/** Indexes of defeats that one order locks. */
type LockedLinks = readonly number[];

class Search {
	private statesLeft: number;
	private readonly seen = new Map<string, readonly LockedLinks[]>();

	constructor(
		private readonly defeats: DefeatList,
		private readonly limits: ExploreLimits,
	) {
		this.statesLeft = limits.states;
	}

	/** What can be locked of `links`, on top of `state`, in any order; null beyond the limits. */
	lockInEveryOrder(state: Reachability, links: readonly number[]): readonly LockedLinks[] | null {
		const { winners, losers } = this.defeats;
		const free = links.filter((at) => {
			const [a, b] = [winners[at] ?? 0, losers[at] ?? 0];
			return !reaches(state, b, a) && !reaches(state, a, b);
		});
		if (free.length === 0) return [[]];
		const key = `${keyOfReachability(state)}|${free.join()}`;
		const known = this.seen.get(key);
		if (known !== undefined) return known;
		if (this.statesLeft-- <= 0) return null;

		const all = withLinks(state, free, this.defeats);
		const cyclic = free.filter((at) => reaches(all, losers[at] ?? 0, winners[at] ?? 0));
		const harmless = free.filter((at) => !cyclic.includes(at));
		let outcomes: readonly LockedLinks[] = [harmless];
		for (const component of splitByComponent(cyclic, all, winners)) {
			const parts = this.lockComponent(state, component);
			if (parts === null) return null;
			outcomes = outcomes.flatMap((outcome) => parts.map((part) => [...outcome, ...part]));
			// each of these ends the strength differently, so they count as outcomes wherever the search stands
			if (outcomes.length > this.limits.outcomes) return null;
		}
		this.seen.set(key, outcomes);
		return outcomes;
	}

	/** The same for the links of one strongly connected component, each of which may come first. */
	private lockComponent(state: Reachability, links: readonly number[]): readonly LockedLinks[] | null {
		const found = new Map<string, LockedLinks>();
		for (const first of links) {
			const next = withLinks(state, [first], this.defeats);
			const rest = this.lockInEveryOrder(next, links);
			if (rest === null) return null;
			for (const locked of rest) {
				const outcome = withLinks(next, locked, this.defeats);
				found.set(keyOfReachability(outcome), [first, ...locked]);
			}
		}
		return [...found.values()];
	}
}

function withLinks(state: Reachability, links: readonly number[], defeats: DefeatList): Reachability {
	const next = copyReachability(state);
	for (const at of links) addLink(next, defeats.winners[at] ?? 0, defeats.losers[at] ?? 0);
	return next;
}

function splitByComponent(links: readonly number[], graph: Reachability, winners: Uint16Array): number[][] {
	const components: { member: number; links: number[] }[] = [];
	for (const at of links) {
		const winner = winners[at] ?? 0;
		const own = components.find(
			({ member }) => member === winner || (reaches(graph, member, winner) && reaches(graph, winner, member)),
		);
		if (own === undefined) components.push({ member: winner, links: [at] });
		else own.links.push(at);
	}
	return components.map((component) => component.links);
}
