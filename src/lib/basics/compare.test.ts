import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodeUnits, sortByCodeUnits, sortByKey } from './compare';

describe('compareCodeUnits', () => {
	it('is the order of code units, not of a language', () => {
		expect(sortByCodeUnits(['ñ', 'z', 'Ñ', 'a', 'Z', 'á', '10', '9'])).toEqual([
			'10',
			'9',
			'Z',
			'a',
			'z',
			'Ñ',
			'á',
			'ñ',
		]);
	});

	it('places characters beyond the basic plane by their surrogates', () => {
		expect(compareCodeUnits('\u{1F600}', '\uFF5E')).toBe(-1);
	});

	it('is a total order', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
				expect(compareCodeUnits(a, b) + compareCodeUnits(b, a)).toBe(0);
				expect(compareCodeUnits(a, b) === 0).toBe(a === b);
				if (compareCodeUnits(a, b) <= 0 && compareCodeUnits(b, c) <= 0) {
					expect(compareCodeUnits(a, c)).toBeLessThanOrEqual(0);
				}
			}),
		);
	});
});

describe('sortByKey', () => {
	it('keeps the order of items with equal keys and leaves the input alone', () => {
		const items = [
			{ key: 'b', at: 0 },
			{ key: 'a', at: 1 },
			{ key: 'b', at: 2 },
		];
		expect(sortByKey(items, (item) => item.key).map((item) => item.at)).toEqual([1, 0, 2]);
		expect(items.map((item) => item.at)).toEqual([0, 1, 2]);
	});
});
