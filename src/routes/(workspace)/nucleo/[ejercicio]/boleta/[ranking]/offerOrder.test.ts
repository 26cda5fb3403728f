import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offerOrder } from './offerOrder';

const problems = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 });

test('offers every problem once, and the same order each time the same seat comes back', () => {
	fc.assert(
		fc.property(problems, fc.uuid(), fc.uuid(), (ids, ranking, seat) => {
			const offered = offerOrder(
				ids.map((id) => ({ id })),
				ranking,
				seat,
			).map(({ id }) => id);
			expect([...offered].sort()).toEqual([...ids].sort());
			const again = offerOrder(
				ids.toReversed().map((id) => ({ id })),
				ranking,
				seat,
			);
			expect(again.map(({ id }) => id)).toEqual(offered);
		}),
	);
});

test('no problem is first on most ballots of a nucleus', () => {
	const ids = ['a', 'b', 'c', 'd'];
	const firsts = new Map<string, number>();
	for (let seat = 0; seat < 4_000; seat += 1) {
		const [first] = offerOrder(
			ids.map((id) => ({ id })),
			'ranking',
			seat.toString(),
		);
		if (first) firsts.set(first.id, (firsts.get(first.id) ?? 0) + 1);
	}
	// A thousand each is even; 4 standard deviations are 110.
	for (const id of ids) expect(Math.abs((firsts.get(id) ?? 0) - 1_000)).toBeLessThan(150);
});
