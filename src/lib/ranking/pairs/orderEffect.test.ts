import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { bradleyTerry } from './bradleyTerry';
import { invertPositive } from './invertPositive';
import type { OrderedPair } from './winMatrix';

describe('Bradley–Terry with an order effect', () => {
	const pair = (first: string, second: string, firstWins: number, secondWins: number): OrderedPair => ({
		first,
		second,
		firstWins,
		secondWins,
	});

	it('finds the effect of equals in closed form', () => {
		// two equal alternatives, each winning 3 of 4 when shown first: the log-odds of being first are ln 3
		const outcome = unwrap(
			bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: [pair('a', 'b', 3, 1), pair('b', 'a', 3, 1)] }),
		);
		expect(outcome.orderEffect?.estimate).toBeCloseTo(Math.log(3), 9);
		// information of one proportion: 8 · 3/4 · 1/4
		expect(outcome.orderEffect?.standardError).toBeCloseTo(1 / Math.sqrt(1.5), 9);
		expect(outcome.tiers).toEqual([['a', 'b']]);
		expect(outcome.residualDeviance).toBeCloseTo(0, 9);
		expect(outcome.residualDegreesOfFreedom).toBe(0);
	});

	it('without the effect says what the summed matrix says', () => {
		const cells = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
			minLength: 6,
			maxLength: 6,
		});
		fc.assert(
			fc.property(cells, (counts) => {
				const ids = ['a', 'b', 'c'];
				const orders = ids.flatMap((first) =>
					ids.filter((id) => id !== first).map((second) => ({ first, second })),
				);
				const orderedPairs = orders.map(({ first, second }, at) =>
					pair(first, second, counts[at]?.[0] ?? 1, counts[at]?.[1] ?? 1),
				);
				const wins = ids.map((winner) =>
					ids.map((loser) =>
						orderedPairs.reduce((sum, own) => {
							if (own.first === winner && own.second === loser) return sum + Number(own.firstWins);
							if (own.first === loser && own.second === winner) return sum + Number(own.secondWins);
							return sum;
						}, 0),
					),
				);
				const plain = unwrap(bradleyTerry({ alternatives: ids, orderedPairs }, { orderEffect: false }));
				const summed = unwrap(bradleyTerry({ alternatives: ids, wins }));
				for (const [at, { logAbility, standardError }] of plain.abilities.entries()) {
					expect(logAbility).toBeCloseTo(summed.abilities[at]?.logAbility ?? 9, 8);
					expect(standardError).toBeCloseTo(summed.abilities[at]?.standardError ?? 9, 8);
				}
				expect(plain.orderEffect).toBeNull();

				const full = unwrap(bradleyTerry({ alternatives: ids, orderedPairs }));
				const expectedFirst = full.steps.reduce(
					(sum, { firstWins, secondWins, probability }) => sum + (firstWins + secondWins) * probability,
					0,
				);
				const seenFirst = orderedPairs.reduce((sum, { firstWins }) => sum + Number(firstWins), 0);
				expect(expectedFirst).toBeCloseTo(seenFirst, 6);
			}),
			RUNS,
		);
	});

	it('is refused where it cannot be told from the abilities', () => {
		const everyFirstWins = [pair('a', 'b', 2, 0), pair('b', 'a', 3, 0)];
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: everyFirstWins })).toMatchObject({
			error: { code: 'order-effect-not-determined' },
		});
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: [pair('a', 'b', 2, 1)] })).toMatchObject({
			error: { code: 'order-effect-not-determined' },
		});
		expect(
			bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: everyFirstWins }, { orderEffect: false }).ok,
		).toBe(true);
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: [pair('a', 'b', 2, 0)] })).toMatchObject({
			error: { code: 'win-graph-not-strongly-connected', path: ['orderedPairs'], value: 'a' },
		});
	});

	it.each([
		[[pair('x', 'b', 1, 1)], 'unknown-alternative', ['orderedPairs', 0, 'first']],
		[[pair('a', 'x', 1, 1)], 'unknown-alternative', ['orderedPairs', 0, 'second']],
		[[pair('a', 'a', 1, 1)], 'same-alternative-twice', ['orderedPairs', 0]],
		[[pair('a', 'b', 1, 1), pair('a', 'b', 1, 1)], 'duplicate-pair', ['orderedPairs', 1]],
		[[pair('a', 'b', 1, -1)], 'negative-wins', ['orderedPairs', 0, 'secondWins']],
	])('refuses %j', (orderedPairs, code, path) => {
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs })).toMatchObject({
			ok: false,
			error: { code, path },
		});
	});
});

describe('the inverse of a positive matrix', () => {
	it('is the inverse, and is null for a matrix that is not positive', () => {
		const inverse = invertPositive([
			[4, 2],
			[2, 3],
		]);
		expect(inverse?.flat().map((value) => value * 8)).toEqual(
			[3, -2, -2, 4].map((value) => expect.closeTo(value, 12) as number),
		);
		expect(
			invertPositive([
				[1, 2],
				[2, 1],
			]),
		).toBeNull();
		expect(invertPositive([])).toEqual([]);
	});
});
