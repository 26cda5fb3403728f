import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PairMark } from '../marks';
import { choosePair } from './choosePair';

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 2, maxLength: 9 });
const withOrder = ids.chain((offered) =>
	fc.record({
		offered: fc.constant(offered),
		order: fc.shuffledSubarray(offered, { minLength: offered.length }),
	}),
);

/** Somebody who has an order in mind answers until nothing more is told, or to the very end. */
function askAll(
	offered: readonly string[],
	order: readonly string[],
	{ toTheEnd }: { toTheEnd: boolean },
): PairMark[] {
	const answers: PairMark[] = [];
	for (;;) {
		const { next, isSettled } = choosePair(offered, answers);
		if (next === null || (isSettled && !toTheEnd)) return answers;
		const [first, second] = next;
		answers.push({
			first,
			second,
			preferred: order.indexOf(first) < order.indexOf(second) ? first : second,
		});
	}
}

test('every pair is asked once, and the counts add up', () => {
	fc.assert(
		fc.property(withOrder, ({ offered, order }) => {
			const answers = askAll(offered, order, { toTheEnd: true });
			const all = (offered.length * (offered.length - 1)) / 2;
			expect(new Set(answers.map(({ first, second }) => [first, second].sort().join())).size).toBe(all);
			expect(choosePair(offered, answers)).toEqual({
				answered: all,
				remaining: 0,
				isSettled: false,
				next: null,
			});
		}),
	);
});

test('whoever has an order in mind need not be asked everything before it is known', () => {
	fc.assert(
		fc.property(withOrder, ({ offered, order }) => {
			const answers = askAll(offered, order, { toTheEnd: false });
			// What was asked is enough to sort the list: each neighbour in the order was settled.
			const known = new Set(
				answers.map(
					({ preferred, first, second }) => `${String(preferred)} ${preferred === first ? second : first}`,
				),
			);
			for (const [at, id] of order.slice(1).entries()) expect(known).toContain(`${String(order[at])} ${id}`);
		}),
	);
});

test('eight problems take about as few questions as the best way of sorting', () => {
	const offered = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
	const taken = fc
		.sample(fc.shuffledSubarray(offered, { minLength: 8 }), { numRuns: 200, seed: 7 })
		.map((order) => askAll(offered, order, { toTheEnd: false }).length);
	// No way needs fewer than 16 in its worst case (Knuth, vol. 3, 5.3.1); all pairs are 28.
	expect(Math.max(...taken)).toBeLessThanOrEqual(18);
	expect(taken.reduce((sum, one) => sum + one, 0) / taken.length).toBeLessThan(16);
});

describe('the same ballot of the same seat', () => {
	const judgements = ids.chain((offered) =>
		fc.record({
			offered: fc.constant(offered),
			answers: fc.array(
				fc
					.tuple(fc.constantFrom(...offered), fc.constantFrom(...offered), fc.nat(2))
					.map(([first, second, says]): PairMark => ({
						first,
						second,
						preferred: [first, second, null][says] ?? null,
					})),
				{ maxLength: 30 },
			),
		}),
	);

	test('is asked the same, in whatever order its answers were kept, even when they go in circles', () => {
		fc.assert(
			fc.property(judgements, ({ offered, answers }) => {
				const once = [
					...new Map(answers.map((answer) => [[answer.first, answer.second].sort().join(), answer])).values(),
				];
				const progress = choosePair(offered, once);
				expect(choosePair(offered, once.toReversed())).toEqual(progress);
				expect(progress.answered + progress.remaining).toBe((offered.length * (offered.length - 1)) / 2);
				if (progress.next === null) expect(progress.remaining).toBe(0);
				else
					expect(
						once.some(
							({ first, second }) =>
								[first, second].sort().join() === [...(progress.next ?? [])].sort().join(),
						),
					).toBe(false);
			}),
		);
	});

	test('is not asked again what the person does not know', () => {
		expect(choosePair(['a', 'b'], [{ first: 'a', second: 'b', preferred: null }])).toEqual({
			answered: 1,
			remaining: 0,
			isSettled: false,
			next: null,
		});
	});
});

test('who is shown first changes from one question to the next', () => {
	const offered = ['a', 'b', 'c', 'd'];
	expect(choosePair(offered, []).next).toEqual(['a', 'b']);
	expect(choosePair(offered, [{ first: 'a', second: 'b', preferred: 'a' }]).next).toEqual(['d', 'c']);
});
