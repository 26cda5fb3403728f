import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../tests/ranking/runs';
import { addLink, collectDistinct, copyReachability, createReachability, reaches } from './reachability';
import { layByMaximalElements, layByScore } from './tiers';

/** More nodes than one word of a row has bits, and than two. */
const SIZES = [1, 5, 32, 33, 70];

/** Links that lie close together, so that paths become long; circles included. */
const links = fc.constantFrom(...SIZES).chain((size) =>
	fc.tuple(
		fc.constant(size),
		fc
			.array(fc.tuple(fc.nat(size - 1), fc.integer({ min: -3, max: 12 })), { maxLength: 40 })
			.map((drawn) =>
				drawn.map(([from, step]): [number, number] => [from, (((from + step) % size) + size) % size]),
			),
	),
);

/** Who reaches whom, one step after another: nothing in common with bits. */
function walk(size: number, drawn: readonly (readonly [number, number])[]): Set<number>[] {
	return Array.from({ length: size }, (_, start) => {
		const found = new Set<number>();
		const queue = [start];
		for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
			for (const [from, to] of drawn) {
				if (from !== node || found.has(to)) continue;
				found.add(to);
				queue.push(to);
			}
		}
		return found;
	});
}

describe('what can be reached', () => {
	it('is what following the links one by one finds, whatever their number of words', () => {
		fc.assert(
			fc.property(links, ([size, drawn]) => {
				const graph = createReachability(size);
				expect(graph.rows).toHaveLength(size * Math.ceil(size / 32));
				for (const [from, to] of drawn) addLink(graph, from, to);
				const expected = walk(size, drawn);
				for (let a = 0; a < size; a++) {
					const found = Array.from({ length: size }, (_, b) => b).filter((b) => reaches(graph, a, b));
					expect(found).toEqual([...(expected[a] ?? [])].sort((x, y) => x - y));
				}
			}),
			runsOf(200),
		);
	});

	it('is kept apart in a copy', () => {
		const graph = createReachability(40);
		addLink(graph, 0, 39);
		const copy = copyReachability(graph);
		addLink(copy, 39, 5);
		expect([reaches(copy, 0, 5), reaches(graph, 0, 5), reaches(graph, 0, 39)]).toEqual([true, false, true]);
	});

	it('is kept once for each different graph, in the order in which they came', () => {
		fc.assert(
			fc.property(fc.array(links, { minLength: 2, maxLength: 8 }), (drawn) => {
				const graphs = drawn.map(([, own], at) => {
					const graph = createReachability(70);
					for (const [from, to] of own) addLink(graph, from % 70, to % 70);
					return { graph, at };
				});
				const distinct = collectDistinct(({ graph }: (typeof graphs)[number]) => graph);
				for (const entry of graphs) distinct.add(entry);
				const texts = graphs.map(({ graph }) => graph.rows.join());
				expect(distinct.entries.map(({ at }) => at)).toEqual(
					graphs.filter(({ at }) => texts.indexOf(texts[at] ?? '') === at).map(({ at }) => at),
				);
			}),
			runsOf(100),
		);
	});

	it('is told apart where two graphs share their hash, of which there must be some', () => {
		// few links among many nodes: different graphs of one hash are found within some thousands
		const distinct = collectDistinct((graph: ReturnType<typeof createReachability>) => graph);
		const texts = new Set<string>();
		for (let a = 0; a < 33; a++) {
			for (let b = 0; b < 33; b++) {
				const graph = createReachability(33);
				addLink(graph, a, b);
				texts.add(graph.rows.join());
				distinct.add(graph);
				distinct.add(copyReachability(graph));
			}
		}
		expect(distinct.entries).toHaveLength(texts.size);
	});
});

describe('tiers', () => {
	it('of a relation with a circle are a defect, not a ranking', () => {
		expect(() => layByMaximalElements(3, (a, b) => (a + 1) % 3 === b)).toThrow(/has a cycle/);
	});

	it('of one and of none are one and none', () => {
		expect([...layByMaximalElements(1, () => false)]).toEqual([0]);
		expect([...layByMaximalElements(0, () => true)]).toEqual([]);
		expect([...layByScore(0, () => 0)]).toEqual([]);
	});
});
