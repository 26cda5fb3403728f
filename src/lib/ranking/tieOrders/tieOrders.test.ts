import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../tests/ranking/runs';
import { addLink, createReachability, reaches, type Reachability } from '../order/reachability';
import { layByMaximalElements } from '../order/tiers';
import type { DefeatList } from '../pairwise/defeats';
import { boundTieOrders, certainOrder } from './boundTieOrders';
import { exploreTieOrders } from './exploreTieOrders';
import { findLockedPaths } from './lockedPaths';

type Defeat = { readonly winner: number; readonly loser: number; readonly group: number };

const listOf = (defeats: readonly Defeat[]): DefeatList => ({
	count: defeats.length,
	groupCount: new Set(defeats.map(({ group }) => group)).size,
	winners: Uint16Array.from(defeats, ({ winner }) => winner),
	losers: Uint16Array.from(defeats, ({ loser }) => loser),
	groups: Uint32Array.from(defeats, ({ group }) => group),
});

/** At most one defeat for each pair, in groups from 0 on: inside a group by row and column, as they are listed. */
const defeatsAmong = (size: number, most: number) =>
	fc
		.array(
			fc.record({
				pair: fc.tuple(fc.nat(size - 1), fc.nat(size - 1)),
				group: fc.nat(2),
			}),
			{ maxLength: most },
		)
		.map((drawn): Defeat[] => {
			const seen = new Set<string>();
			const kept = drawn.flatMap(({ pair: [winner, loser], group }) => {
				const key = [winner, loser].sort((a, b) => a - b).join();
				if (winner === loser || seen.has(key)) return [];
				seen.add(key);
				return [{ winner, loser, group }];
			});
			const used = [...new Set(kept.map(({ group }) => group))].sort((a, b) => a - b);
			return kept
				.map((defeat) => ({ ...defeat, group: used.indexOf(defeat.group) }))
				.sort((a, b) => a.group - b.group || a.winner - b.winner || a.loser - b.loser);
		});

/** Ranked pairs by the book: one defeat after another, unless it closes a circle. */
function lockInOrder(size: number, order: readonly Defeat[]): Reachability {
	const graph = createReachability(size);
	for (const { winner, loser } of order) if (!reaches(graph, loser, winner)) addLink(graph, winner, loser);
	return graph;
}

function permute<Item>(items: readonly Item[]): Item[][] {
	if (items.length < 2) return [[...items]];
	return items.flatMap((item, at) =>
		permute([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
	);
}

/** Every order of equally strong defeats. */
function allOrders(defeats: readonly Defeat[]): Defeat[][] {
	return [0, 1, 2]
		.map((group) => permute(defeats.filter((one) => one.group === group)))
		.reduce<Defeat[][]>(
			(before, next) => before.flatMap((head) => next.map((tail) => [...head, ...tail])),
			[[]],
		);
}

const textOf = ({ rows }: Reachability): string => rows.join();

describe('all orders of equally strong defeats at once', () => {
	it('are bounded as trying each of them says, and whether they matter is exact', () => {
		fc.assert(
			fc.property(defeatsAmong(5, 7), (defeats) => {
				const list = listOf(defeats);
				const bounds = boundTieOrders(5, list);
				const outcomes = allOrders(defeats).map((order) => lockInOrder(5, order));
				const different = new Set(outcomes.map(textOf));
				expect(bounds.decided).toBe(bounds.fates.every((fate) => fate !== 'open'));
				expect(bounds.decided).toBe(different.size === 1);
				for (const [at, { winner, loser }] of defeats.entries()) {
					const lockedIn = outcomes.filter((graph) => reaches(graph, winner, loser)).length;
					if (bounds.fates[at] === 'locked') expect(lockedIn).toBe(outcomes.length);
					if (bounds.fates[at] === 'rejected') expect(lockedIn).toBe(0);
				}
				for (const outcome of outcomes) {
					for (let a = 0; a < 5; a++) {
						for (let b = 0; b < 5; b++) {
							if (reaches(bounds.sure, a, b)) expect(reaches(outcome, a, b)).toBe(true);
							if (reaches(outcome, a, b)) expect(reaches(bounds.possible, a, b)).toBe(true);
						}
					}
				}
				const explored = exploreTieOrders(5, list) ?? [];
				expect(new Set(explored.map(textOf))).toEqual(different);
				expect(explored).toHaveLength(different.size);
			}),
			runsOf(300),
		);
	});

	it('leave a certain order, true of the places in every one of them', () => {
		fc.assert(
			fc.property(defeatsAmong(5, 7), (defeats) => {
				const isAbove = certainOrder(boundTieOrders(5, listOf(defeats)));
				const outcomes = allOrders(defeats).map((order) => lockInOrder(5, order));
				const layers = outcomes.map((graph) => layByMaximalElements(5, (a, b) => reaches(graph, a, b)));
				for (let a = 0; a < 5; a++) {
					for (let b = 0; b < 5; b++) {
						const inAll = layers.every((tiers) => (tiers[a] ?? 0) < (tiers[b] ?? 0));
						if (isAbove(a, b)) expect(inAll).toBe(true);
						// where nothing is tied that matters, what the links say is all there is
						const [only] = outcomes;
						if (outcomes.length === 1 && only && reaches(only, a, b)) expect(isAbove(a, b)).toBe(true);
					}
				}
			}),
			runsOf(300),
		);
	});

	it('of a line are its layers, also between those that no link joins', () => {
		// 0 > 1 > 2 and 3 alone: two layers lie between 0 and 2 for certain, and 3 is in the first
		const line = [
			{ winner: 0, loser: 1, group: 0 },
			{ winner: 1, loser: 2, group: 1 },
		];
		const isAbove = certainOrder(boundTieOrders(4, listOf(line)));
		const above = [0, 1, 2, 3].map((a) => [0, 1, 2, 3].filter((b) => isAbove(a, b)));
		expect(above).toEqual([[1, 2], [2], [], [1, 2]]);
		// a circle of equals: nobody is certain to be above anybody, but all are above what all of them beat
		const circle = [
			...[0, 1, 2].map((winner) => ({ winner, loser: 3, group: 0 })),
			...[0, 1, 2].map((winner) => ({ winner, loser: (winner + 1) % 3, group: 1 })),
		].sort((a, b) => a.group - b.group || a.winner - b.winner || a.loser - b.loser);
		const bounds = boundTieOrders(4, listOf(circle));
		expect(bounds.fates).toEqual(['locked', 'locked', 'locked', 'open', 'open', 'open']);
		const certain = certainOrder(bounds);
		expect([0, 1, 2, 3].map((a) => [0, 1, 2, 3].filter((b) => certain(a, b)))).toEqual([[3], [3], [3], []]);
	});
});

describe('the reason of a rejection', () => {
	/** All shortest paths of links, one node after another, the smallest first. */
	function shortestByHand(links: readonly Defeat[], from: number, to: number): number[] | null {
		let paths = [[from]];
		for (let length = 0; length < 80 && paths.length > 0; length++) {
			const there = paths.filter((path) => path.at(-1) === to);
			if (there.length > 0) {
				const compare = (a: readonly number[], b: readonly number[]) =>
					a.map((node, at) => node - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
				return there.sort(compare)[0] ?? null;
			}
			const seen = new Set(paths.flat());
			paths = paths.flatMap((path) =>
				links
					.filter(({ winner, loser }) => winner === path.at(-1) && !seen.has(loser))
					.map(({ loser }) => [...path, loser]),
			);
		}
		return null;
	}

	it('is the shortest way back over what is locked as strong or stronger, of those the smallest', () => {
		const lists = fc
			.constantFrom(5, 33, 40, 70)
			.chain((size) => fc.tuple(fc.constant(size), defeatsAmong(size, size === 5 ? 9 : 60)));
		fc.assert(
			fc.property(lists, ([size, defeats]) => {
				const list = listOf(defeats);
				const { fates } = boundTieOrders(size, list);
				const paths = findLockedPaths(size, list, fates);
				for (const [at, { winner, loser, group }] of defeats.entries()) {
					if (fates[at] !== 'rejected') {
						expect(paths.has(at)).toBe(false);
						continue;
					}
					const links = defeats.filter((one, other) => fates[other] === 'locked' && one.group <= group);
					expect(paths.get(at)).toEqual(shortestByHand(links, loser, winner));
				}
			}),
			runsOf(300),
		);
	});

	it('is found over long ways and over nodes far apart', () => {
		// 69 > 3 > 66 > 1 > 35 > 0 locked one after another, and 0 > 69 last
		const way = [69, 3, 66, 1, 35, 0];
		const defeats = way.map((winner, at): Defeat => ({
			winner,
			loser: way[(at + 1) % way.length] ?? 0,
			group: at,
		}));
		const list = listOf(defeats);
		const { fates } = boundTieOrders(70, list);
		expect(fates).toEqual([...Array.from({ length: 5 }, () => 'locked'), 'rejected']);
		expect(findLockedPaths(70, list, fates).get(5)).toEqual(way);
		const short = listOf([
			{ winner: 64, loser: 40, group: 0 },
			{ winner: 64, loser: 9, group: 0 },
			{ winner: 40, loser: 5, group: 1 },
			{ winner: 9, loser: 5, group: 1 },
			{ winner: 5, loser: 64, group: 2 },
		]);
		expect(findLockedPaths(65, short, boundTieOrders(65, short).fates)).toEqual(new Map([[4, [64, 9, 5]]]));
		expect(() => findLockedPaths(3, listOf([{ winner: 0, loser: 1, group: 0 }]), ['rejected'])).toThrow(
			/no contrary path/,
		);
	});
});
