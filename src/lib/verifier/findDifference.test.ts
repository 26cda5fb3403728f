import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDifference } from './findDifference';

describe('where two values first part', () => {
	it.each<[unknown, unknown, string | null]>([
		[{ a: 1, b: [2, { c: 3 }] }, { b: [2, { c: 3 }], a: 1 }, null],
		[1, 2, '/'],
		[null, {}, '/'],
		[{}, null, '/'],
		[{}, [], '/'],
		[[], {}, '/'],
		[{ a: [] }, { a: {} }, '/a'],
		[[1, 2], { 0: 1, 1: 3 }, '/'],
		[{ a: [1, 2] }, { a: { 0: 1, 1: 3 } }, '/a'],
		[{ a: 1 }, { a: 2 }, '/a'],
		[{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, '/a/b/1'],
		[{ a: 1, b: 1 }, { a: 2, b: 2 }, '/a'],
		[{ b: 1, a: 1 }, { b: 2, a: 1 }, '/b'],
		[{ a: 1 }, { a: 1, b: null }, '/b'],
		[{ a: 1, b: null }, { a: 1 }, '/b'],
		[[1], [1, 2], '/1'],
		// By code units, as canonical text orders keys, whichever stands first.
		[{ a: 1, Z: 1 }, { a: 2, Z: 2 }, '/Z'],
	])('%j and %j: %j', (a, b, where) => {
		expect(findDifference(a, b)).toBe(where);
	});

	it('is the same from either side, and none of a value and its like', () => {
		const { value } = fc.letrec<{ value: unknown }>((tie) => ({
			value: fc.oneof(
				{ maxDepth: 3 },
				fc.constantFrom(null, true, 0, 1, '', 'a'),
				fc.array(tie('value'), { maxLength: 3 }),
				fc.dictionary(fc.constantFrom('a', 'b', 'C'), tie('value'), { noNullPrototype: true }),
			),
		}));
		fc.assert(
			fc.property(value, value, (a, b) => {
				expect(findDifference(a, structuredClone(a))).toBeNull();
				expect(findDifference(a, b)).toBe(findDifference(b, a));
			}),
		);
	});
});
