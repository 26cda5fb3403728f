import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folioOf } from '../../evidence/commitment';
import { readFolio } from './folio';

test.each([
	['7KQ4-M2XA', '7KQ4-M2XA'],
	[' 7kq4 m2xa ', '7KQ4-M2XA'],
	['7kq4m2xa', '7KQ4-M2XA'],
	['oil0-0000', '0110-0000'],
])('reads %j', (typed, folio) => expect(readFolio(typed)).toBe(folio));

test.each(['', '7KQ4-M2X', '7KQ4-M2XAB', '7KQ4-M2XU', '<script>', '７KQ4-M2XA'])('refuses %j', (typed) =>
	expect(readFolio(typed)).toBeNull(),
);

test('every folio reads back as itself, however it is spaced or written', () => {
	fc.assert(
		fc.property(fc.uuid({ version: 4 }), (id) => {
			const folio = folioOf(id);
			expect(readFolio(folio)).toBe(folio);
			expect(readFolio(` ${folio.toLowerCase().replace('-', ' ')} `)).toBe(folio);
		}),
	);
});
