import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { cellsOfBigInts, compareCells, formatCell, numeratorAt, sumCells } from './exactCells';
import {
	approximateExact,
	compareExact,
	formatExact,
	parseExact,
	parseInteger,
	readExact,
} from './exactNumber';
import {
	addRationals,
	compareRationals,
	divideRationals,
	makeRational,
	multiplyRationals,
	ZERO,
} from './rational';

const large = fc.oneof(
	fc.bigInt({ min: -20n, max: 20n }),
	fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
);
const positive = fc.oneof(fc.bigInt({ min: 1n, max: 12n }), fc.bigInt({ min: 1n, max: 10n ** 20n }));
const rational = fc.tuple(large, positive).map(([num, den]) => makeRational(num, den));

describe('a number of a record', () => {
	it('is compared exactly, where doubles see no difference', () => {
		expect(compareExact('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
		expect(compareExact('1/3', '333333333333333333333333/1000000000000000000000000')).toBeGreaterThan(0);
		fc.assert(
			fc.property(rational, rational, (a, b) => {
				const [one, other] = [formatExact(a.num, a.den), formatExact(b.num, b.den)];
				expect(Math.sign(compareExact(one, other))).toBe(Math.sign(compareRationals(a, b)));
				expect(readExact(one)).toEqual(a);
			}),
			RUNS,
		);
	});

	it('is read only as the record writes it', () => {
		for (const spelling of ['12', '2/4', '1/0', '', 1.5, -0])
			expect(() => readExact(spelling)).toThrow(RangeError);
	});

	it('is shown as a number near it, however large its parts', () => {
		fc.assert(
			fc.property(rational, (value) => {
				const shown = approximateExact(formatExact(value.num, value.den));
				const whole = Number(value.num / value.den);
				expect(Math.abs(shown - whole)).toBeLessThanOrEqual(1 + Math.abs(whole) * 1e-12);
			}),
			RUNS,
		);
		expect(approximateExact('1/4')).toBe(0.25);
	});
});

describe('a fraction', () => {
	it('stands in lowest terms with a positive denominator', () => {
		expect(makeRational(6n, -4n)).toEqual({ num: -3n, den: 2n });
		expect(makeRational(0n, 7n)).toEqual(ZERO);
		expect(() => makeRational(1n, 0n)).toThrow(RangeError);
		expect(() => divideRationals(makeRational(1n), ZERO)).toThrow(RangeError);
	});

	it('is a field with an order', () => {
		fc.assert(
			fc.property(rational, rational, rational, (a, b, c) => {
				expect(addRationals(a, b)).toEqual(addRationals(b, a));
				expect(multiplyRationals(a, addRationals(b, c))).toEqual(
					addRationals(multiplyRationals(a, b), multiplyRationals(a, c)),
				);
				if (b.num !== 0n) expect(multiplyRationals(divideRationals(a, b), b)).toEqual(a);
				expect(compareRationals(addRationals(a, c), addRationals(b, c))).toBe(compareRationals(a, b));
			}),
			RUNS,
		);
	});
});

describe('an exact number', () => {
	it('is written in one way only', () => {
		expect(formatExact(12n)).toBe(12);
		expect(formatExact(9007199254740991n)).toBe(9007199254740991);
		expect(formatExact(-9007199254740992n)).toBe('-9007199254740992');
		expect(formatExact(22n, 90n)).toBe('11/45');
		expect(formatExact(-4n, 2n)).toBe(-2);
		expect(formatExact(0n, 5n)).toBe(0);
	});

	it('comes back as it was', () => {
		fc.assert(
			fc.property(rational, ({ num, den }) => {
				expect(parseExact(formatExact(num, den))).toEqual({ ok: true, value: { num, den } });
			}),
			RUNS,
		);
	});

	it.each([
		...['12', '-0', '0', '+1', '01', '1/1', '2/4', '1/0', '1/-2', '-1/-2', '1/2/3', '', ' 1', '1.5', '1e3'],
		...[
			'9007199254740991',
			1.5,
			-0,
			2 ** 53,
			Number.NaN,
			Number.POSITIVE_INFINITY,
			null,
			undefined,
			true,
			1n,
		],
	])('has no other spelling: %s', (value) => {
		expect(parseExact(value)).toEqual({ ok: false, error: 'not-exact' });
	});

	it('as an integer of an input may be digits of any size, and nothing rounded', () => {
		expect(parseInteger('9007199254740993')).toEqual({ ok: true, value: 9007199254740993n });
		expect(parseInteger('-7')).toEqual({ ok: true, value: -7n });
		for (const value of ['-0', '01', '1.0', '', '1e3', 2 ** 53, 0.5, null, {}]) {
			expect(parseInteger(value)).toEqual({ ok: false, error: 'not-an-integer' });
		}
	});
});

describe('exact cells', () => {
	const length = 3;
	const row = fc.array(large, { minLength: length, maxLength: length });
	const part = fc
		.record({ numerators: row, denominator: positive, weight: rational })
		.map(({ numerators, denominator, weight }) => ({
			cells: cellsOfBigInts(numerators, denominator),
			weight,
		}));

	it('add up as fractions do, in any order', () => {
		fc.assert(
			fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
				const sum = sumCells(parts, length);
				for (let at = 0; at < length; at++) {
					const expected = parts.reduce(
						(total, { cells, weight }) =>
							addRationals(
								total,
								multiplyRationals(weight, makeRational(numeratorAt(cells, at), cells.denominator)),
							),
						ZERO,
					);
					expect(formatCell(sum, at)).toBe(formatExact(expected.num, expected.den));
				}
				const backwards = sumCells([...parts].reverse(), length);
				for (let at = 0; at < length; at++) expect(formatCell(backwards, at)).toBe(formatCell(sum, at));
			}),
			RUNS,
		);
	});

	it('compare as integers do in both storages', () => {
		fc.assert(
			fc.property(row, positive, (numerators, denominator) => {
				const cells = cellsOfBigInts(numerators, denominator);
				const [x = 0n, y = 0n] = numerators;
				expect(Math.sign(compareCells(cells, 0, 1))).toBe(x < y ? -1 : x > y ? 1 : 0);
			}),
			RUNS,
		);
	});

	it('leave doubles before a sum could be rounded', () => {
		const most = cellsOfBigInts([9007199254740991n]);
		const one = { num: 1n, den: 1n };
		const sum = sumCells(
			[
				{ cells: most, weight: one },
				{ cells: cellsOfBigInts([2n]), weight: one },
			],
			1,
		);
		expect(formatCell(sum, 0)).toBe('9007199254740993');
		expect(() => numeratorAt(sum, 1)).toThrow(RangeError);
	});
});

describe('a number of hostile length', () => {
	it('is refused before it is reduced', () => {
		const digits = '7'.repeat(3_000_000);
		expect(parseExact(`${digits}/1${digits}`)).toEqual({ ok: false, error: 'not-exact' });
		expect(parseInteger(digits)).toEqual({ ok: false, error: 'not-an-integer' });
	});
});
