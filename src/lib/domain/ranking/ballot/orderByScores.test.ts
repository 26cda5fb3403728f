import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderByScores, type CriterionWeight } from './orderByScores';

const weight = (id: string, num: number, den = 1): CriterionWeight => ({ id, weight: { num, den } });
type Sheet = Readonly<Record<string, Readonly<Record<string, number>>>>;
const scoresOf =
	(sheet: Sheet) =>
	(alternative: string, criterion: string): number | null =>
		sheet[alternative]?.[criterion] ?? null;
const placesOf = (sheet: Sheet, criteria: readonly CriterionWeight[]) =>
	orderByScores(Object.keys(sheet), criteria, scoresOf(sheet)).map(
		({ alternative, place }) => `${place.toString()} ${alternative}`,
	);

test('counts each score by the weight of its criterion', () => {
	const sheet = { agua: { urge: 5, alcanza: 1 }, luz: { urge: 2, alcanza: 5 } };
	expect(placesOf(sheet, [weight('urge', 1), weight('alcanza', 1)])).toEqual(['1 luz', '2 agua']);
	expect(placesOf(sheet, [weight('urge', 2), weight('alcanza', 1)])).toEqual(['1 agua', '2 luz']);
});

test('averages that are equal tie, also where decimals would not', () => {
	// 0.1 · 3 + 0.2 · 3 is 0.9000000000000001 in floating point, and 0.3 · 3 is 0.8999999999999999.
	const criteria = [weight('a', 1, 10), weight('b', 2, 10), weight('c', 3, 10)];
	const sheet = { x: { a: 3, b: 3, c: 1 }, y: { a: 1, b: 1, c: 3 }, z: { a: 5, b: 5, c: 5 } };
	expect(placesOf(sheet, criteria)).toEqual(['1 z', '2 x', '2 y']);
});

describe('what is missing', () => {
	const criteria = [weight('urge', 3), weight('alcanza', 1)];

	test('is no zero', () => {
		expect(placesOf({ agua: { urge: 4 }, luz: { urge: 4, alcanza: 3 } }, criteria)).toEqual([
			'1 agua',
			'2 luz',
		]);
	});

	test('leaves an alternative without a place when nothing that counts is left', () => {
		expect(
			placesOf({ agua: {}, luz: { urge: 1 }, gas: { nada: 5 } }, [...criteria, weight('nada', 0)]),
		).toEqual(['1 luz']);
	});
});

test('the order does not change when every weight is multiplied by the same number', () => {
	const ids = ['a', 'b', 'c', 'd'];
	fc.assert(
		fc.property(
			fc.array(fc.record({ num: fc.nat(50), den: fc.integer({ min: 1, max: 60 }) }), {
				minLength: 1,
				maxLength: 5,
			}),
			fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 5, maxLength: 5 }), {
				minLength: 4,
				maxLength: 4,
			}),
			fc.record({ num: fc.integer({ min: 1, max: 99 }), den: fc.integer({ min: 1, max: 99 }) }),
			(weights, sheet, times) => {
				const score = (alternative: string, criterion: string) =>
					sheet[ids.indexOf(alternative)]?.[Number(criterion)] ?? null;
				const places = (all: typeof weights) =>
					orderByScores(
						ids,
						all.map(({ num, den }, at) => weight(at.toString(), num, den)),
						score,
					).map(({ alternative, place }) => [alternative, place]);
				const scaled = weights.map(({ num, den }) => ({ num: num * times.num, den: den * times.den }));
				expect(places(scaled)).toEqual(places(weights));
			},
		),
	);
});
