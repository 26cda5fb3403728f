import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheetCode, writeSheetCode } from './sheetCode';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const symbol = fc.constantFrom(...symbols.split(''));
const folio = fc
	.array(symbol, { minLength: 8, maxLength: 8 })
	.map((some) => `${some.slice(0, 4).join('')}-${some.slice(4).join('')}`);

describe('the code on a sheet', () => {
	it('reads back to its folio, however it is typed', () => {
		fc.assert(
			fc.property(folio, (some) => {
				const code = writeSheetCode(some);
				expect(readSheetCode(code)).toBe(some);
				expect(readSheetCode(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)).toBe(some);
			}),
		);
	});

	it('is none with one symbol wrong', () => {
		fc.assert(
			fc.property(folio, fc.nat(8), symbol, (some, at, other) => {
				const plain = writeSheetCode(some).replaceAll('-', '');
				fc.pre(plain[at] !== other);
				expect(readSheetCode(plain.slice(0, at) + other + plain.slice(at + 1))).toBeNull();
			}),
		);
	});

	it('is none with two symbols in each other’s place', () => {
		fc.assert(
			fc.property(folio, fc.nat(8), fc.nat(8), (some, one, other) => {
				const plain = [...writeSheetCode(some).replaceAll('-', '')];
				fc.pre(plain[one] !== plain[other]);
				const moved = plain.with(one, plain[other] ?? '').with(other, plain[one] ?? '');
				expect(readSheetCode(moved.join(''))).toBeNull();
			}),
		);
	});

	it.each(['', 'ABCD-EFGH', 'ABCD-EFGH-KK', 'U'.repeat(9), 'x'.repeat(300)])('%j is none', (typed) => {
		expect(readSheetCode(typed)).toBeNull();
	});
});
