import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { layByApproximate, roundApproximate } from './approximate';
import { readDecimal } from './decimal';
import {
	cellsOfBigInts,
	cellsOfIntegers,
	compareCells,
	formatCell,
	numeratorAt,
	sumCells,
	type ExactCells,
	type WeightedCells,
} from './exactCells';
import { approximateExact, parseExact, parseInteger, formatExact, readExact } from './exactNumber';
import { addRationals, leastCommonMultiple, makeRational, multiplyRationals, ZERO } from './rational';

/** Characters of a number that is still read. */
const LONGEST = 4_000;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const cell = fc.oneof(
	fc.bigInt({ min: -20n, max: 20n }),
	fc.bigInt({ min: SAFE - 3n, max: SAFE + 3n }),
	fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
);
const parts = fc.array(
	fc.tuple(
		fc.array(cell, { minLength: 3, maxLength: 3 }),
		fc.bigInt({ min: 1n, max: 12n }),
		fc.constantFrom([1n, 1n] as const, [2n, 3n] as const, [SAFE, 1n] as const, [-3n, 4n] as const),
	),
	{ maxLength: 4 },
);

const isFast = ({ numerators }: ExactCells): boolean => numerators instanceof Float64Array;

describe('cells', () => {
	it('add up as fractions do, in the storage that is exact, in lowest terms', () => {
		fc.assert(
			fc.property(parts, (drawn) => {
				const weighted = drawn.map(([numerators, denominator, [num, den]]): WeightedCells => ({
					cells: cellsOfBigInts(numerators, denominator),
					weight: makeRational(num, den),
				}));
				const total = sumCells(weighted, 3);
				for (const at of [0, 1, 2]) {
					const expected = drawn
						.map(([numerators, denominator, [num, den]]) =>
							multiplyRationals(makeRational(numerators[at] ?? 0n, denominator), makeRational(num, den)),
						)
						.reduce(addRationals, ZERO);
					expect(makeRational(numeratorAt(total, at), total.denominator)).toEqual(expected);
					expect(formatCell(total, at)).toBe(formatExact(expected.num, expected.den));
				}
				const numerators = [0, 1, 2].map((at) => numeratorAt(total, at));
				const again = cellsOfBigInts(numerators, total.denominator);
				expect(again.denominator).toBe(total.denominator);
				expect(isFast(total)).toBe(numerators.every((value) => value <= SAFE && value >= -SAFE));
			}),
			RUNS,
		);
	});

	it('compare alike in both storages', () => {
		fc.assert(
			fc.property(fc.array(cell, { minLength: 2, maxLength: 2 }), ([a = 0n, b = 0n]) => {
				for (const cells of [cellsOfBigInts([a, b]), { numerators: [a, b], denominator: 1n }]) {
					expect(Math.sign(compareCells(cells, 0, 1))).toBe(a < b ? -1 : a > b ? 1 : 0);
				}
			}),
			RUNS,
		);
	});

	it('leave doubles where a sum would no longer be exact, and not before', () => {
		const one = makeRational(1n);
		const edge = cellsOfIntegers(Float64Array.of(Number.MAX_SAFE_INTEGER - 1));
		const step = cellsOfIntegers(Float64Array.of(1));
		const within = sumCells(
			[
				{ cells: edge, weight: one },
				{ cells: step, weight: one },
			],
			1,
		);
		expect([isFast(within), numeratorAt(within, 0)]).toEqual([true, SAFE]);
		const beyond = sumCells(
			[edge, step, step].map((cells) => ({ cells, weight: one })),
			1,
		);
		expect([isFast(beyond), numeratorAt(beyond, 0)]).toEqual([false, SAFE + 1n]);
		const times = sumCells([{ cells: edge, weight: makeRational(2n) }], 1);
		expect([isFast(times), numeratorAt(times, 0)]).toEqual([false, 2n * SAFE - 2n]);
	});

	it('name a cell that is not there, and write no −0', () => {
		expect(() => numeratorAt(cellsOfBigInts([1n]), 1)).toThrow(/no cell 1/);
		expect(() => formatCell(cellsOfIntegers(Float64Array.of(1)), 1)).toThrow(/no cell 1/);
		expect(Object.is(formatCell(cellsOfIntegers(Float64Array.of(-0)), 0), 0)).toBe(true);
		expect(formatCell({ numerators: [6n], denominator: 4n }, 0)).toBe('3/2');
	});
});

describe('numbers at their edges', () => {
	it('approximate ones are finite, have ten decimals and no −0', () => {
		for (const value of [Number.NaN, Infinity]) expect(() => roundApproximate(value)).toThrow(/not a finite/);
		expect(roundApproximate(2 / 3)).toBe(0.6666666667);
		expect(Object.is(roundApproximate(-1e-12), 0)).toBe(true);
	});

	it('approximate ones a billionth apart stand apart, and nearer ones together', () => {
		expect([...layByApproximate([1, 1 - 4e-9, 1 - 4.5e-9, 2])]).toEqual([1, 2, 2, 0]);
		expect([...layByApproximate([0, 1e-9])]).toEqual([0, 0]);
		expect([...layByApproximate([])]).toEqual([]);
	});

	it('decimals of more digits than a double keeps are refused as doubles and read as text', () => {
		for (const value of [0.123456789012345, 123456789.012345, -0.00123456789012345, 0.5, -2.25, 100.5]) {
			expect(readDecimal(value)).toEqual(readDecimal(String(value)));
			expect(readDecimal(value).ok).toBe(true);
		}
		for (const value of [0.1234567890123456, 1234567890.1234567, 1e21, 1e-7, Number.NaN, Infinity]) {
			expect(readDecimal(value).ok).toBe(false);
		}
		expect(readDecimal(`0.${'1'.repeat(198)}`).ok).toBe(true);
		expect(readDecimal(`0.${'1'.repeat(199)}`).ok).toBe(false);
	});

	it('texts of integers and fractions are read to their last character, and no further', () => {
		for (const [digits, isRead] of [
			[LONGEST, true],
			[LONGEST + 1, false],
		] as const) {
			expect(parseInteger('1'.repeat(digits)).ok).toBe(isRead);
			expect(parseExact('1'.repeat(digits)).ok).toBe(isRead);
		}
		expect(parseExact('1/2/3').ok).toBe(false);
		expect(parseExact('1/0').ok).toBe(false);
		expect(() => readExact('x')).toThrow(/not an exact number: x/);
		expect(() => makeRational(1n, 0n)).toThrow(/denominator other than zero/);
	});

	it('large fractions are approximated as closely as small ones', () => {
		const large = 10n ** 40n;
		expect(approximateExact(formatExact(large + 1n, 3n * large))).toBeCloseTo(1 / 3, 12);
		expect(approximateExact(formatExact(7n, 10n ** 17n + 1n))).toBeCloseTo(7e-17, 14);
		expect(approximateExact('3/4')).toBe(0.75);
	});

	it('the least common multiple is no larger than it must be', () => {
		expect([leastCommonMultiple(4n, 6n), leastCommonMultiple(5n, 7n), leastCommonMultiple(6n, 3n)]).toEqual([
			12n,
			35n,
			6n,
		]);
	});
});
