import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { bradleyTerry } from './bradleyTerry';
import { isOrderEffectDetermined } from './maximumExists';
import type { OrderedPair } from './winMatrix';

const SAFE = Number.MAX_SAFE_INTEGER;

describe('abilities', () => {
	it('stand from the reference, whichever it is, with the errors of the differences', () => {
		const input = {
			alternatives: ['b', 'c', 'a'],
			wins: [
				[0, 7, 3],
				[2, 0, 4],
				[5, 1, 0],
			],
		};
		const whole = unwrap(bradleyTerry(input));
		expect(whole.method).toBe('bradley-terry');
		const of = (fitted: typeof whole, id: string) => {
			const found = fitted.abilities.find(({ alternative }) => alternative === id);
			if (!found) throw new Error(`nobody is called ${id}`);
			return found;
		};
		expect(of(whole, 'a')).toMatchObject({ logAbility: 0, standardError: 0 });
		for (const reference of ['b', 'c']) {
			const moved = unwrap(bradleyTerry(input, { reference }));
			expect(of(moved, reference)).toMatchObject({ logAbility: 0, standardError: 0 });
			// the difference of two is the same from wherever it is seen, and so is its error
			expect(of(moved, 'a').logAbility).toBeCloseTo(-of(whole, reference).logAbility, 9);
			expect(of(moved, 'a').standardError).toBeCloseTo(of(whole, reference).standardError, 9);
			expect(moved.residualDeviance).toBe(whole.residualDeviance);
			for (const { alternative, ability } of moved.abilities)
				expect(ability).toBeCloseTo(of(whole, alternative).ability, 9);
		}
	});

	it('of a pair are the logarithm of the odds, with the error of a proportion, and a lopsided count converges', () => {
		for (const [wins, losses] of [
			[3, 1],
			[1000, 1],
			[1, 1_000_000],
			[SAFE, 1],
		] as const) {
			const fitted = unwrap(
				bradleyTerry({
					alternatives: ['a', 'b'],
					wins: [
						[0, losses],
						[wins, 0],
					],
				}),
			);
			const b = fitted.abilities.find(({ alternative }) => alternative === 'b');
			expect(b?.logAbility).toBeCloseTo(Math.log(wins / losses), 8);
			expect(b?.standardError).toBeCloseTo(Math.sqrt(1 / wins + 1 / losses), 8);
			expect(fitted.residualDegreesOfFreedom).toBe(0);
		}
	});

	it('of one alone are zero', () => {
		const fitted = unwrap(bradleyTerry({ alternatives: ['a'], wins: [[0]] }));
		expect(fitted.abilities).toEqual([{ alternative: 'a', logAbility: 0, standardError: 0, ability: 1 }]);
		expect([fitted.tiers, fitted.residualDeviance]).toEqual([[['a']], 0]);
	});

	it('of pairs never compared and of pairs with no win are the same', () => {
		const ring = [
			[0, 1, 0],
			[0, 0, 2],
			[3, 0, 0],
		];
		const { steps } = unwrap(bradleyTerry({ alternatives: ['a', 'b', 'c'], wins: ring }));
		expect(steps).toHaveLength(3);
		const ordered = unwrap(
			bradleyTerry(
				{
					alternatives: ['a', 'b', 'c'],
					orderedPairs: [
						pair('a', 'b', 1, 0),
						pair('b', 'c', 2, 0),
						pair('c', 'a', 3, 0),
						pair('b', 'a', 0, 0),
					],
				},
				{ orderEffect: false },
			),
		);
		expect(ordered.steps).toHaveLength(3);
		expect(ordered.abilities.map(({ logAbility }) => logAbility.toFixed(8))).toEqual(
			unwrap(bradleyTerry({ alternatives: ['a', 'b', 'c'], wins: ring })).abilities.map(({ logAbility }) =>
				logAbility.toFixed(8),
			),
		);
	});
});

describe('an effect of the order', () => {
	it('is told apart exactly where some circle of wins goes both ways', () => {
		const all = (first: number, second: number, firstWins: number, secondWins: number) => ({
			first,
			second,
			firstWins,
			secondWins,
		});
		expect(isOrderEffectDetermined(2, [all(0, 1, 1, 0), all(1, 0, 1, 0)])).toBe(false);
		expect(isOrderEffectDetermined(2, [all(0, 1, 0, 1), all(1, 0, 0, 1)])).toBe(false);
		expect(isOrderEffectDetermined(2, [all(0, 1, 1, 1), all(1, 0, 1, 1)])).toBe(true);
		expect(isOrderEffectDetermined(2, [all(0, 1, 1, 1)])).toBe(false);
		// a long circle, won by the first all the way round, and one win against it
		const circle = [all(0, 1, 1, 0), all(1, 2, 1, 0), all(2, 3, 1, 0), all(3, 0, 1, 0)];
		expect(isOrderEffectDetermined(4, circle)).toBe(false);
		expect(isOrderEffectDetermined(4, [...circle, all(1, 0, 0, 1), all(0, 1, 0, 1)])).toBe(true);
	});
});

function pair(first: string, second: string, firstWins: number, secondWins: number): OrderedPair {
	return { first, second, firstWins, secondWins };
}
