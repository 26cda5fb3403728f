import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical';
import { commit, folioOf, hashReceiptKey, SALT_BYTES, writeReceiptKey } from './commitment';
import { documentHash } from './hash';

const salts = fc.uint8Array({ minLength: SALT_BYTES, maxLength: SALT_BYTES });

describe('commit', () => {
	it('is HMAC-SHA-256 keyed by the salt over the domain and the canonical bytes', () => {
		fc.assert(
			fc.property(salts, fc.constantFrom('response' as const, 'ballot' as const), (salt, kind) => {
				const content = { v: 1, tiers: [['b'], ['a', 'ñ']] };
				const expected = createHmac('sha256', salt)
					.update(`prioriza/${kind}/v1\0${canonicalText(content)}`)
					.digest('base64url');
				expect(commit(kind, salt, content)).toBe(expected);
			}),
		);
	});

	it('never gives a response and a ballot with the same content the same commitment', () => {
		const salt = new Uint8Array(SALT_BYTES);
		expect(commit('response', salt, {})).not.toBe(commit('ballot', salt, {}));
	});

	it.each([0, 16, 31, 33])('refuses a salt of %i bytes', (length) => {
		expect(() => commit('ballot', new Uint8Array(length), {})).toThrow(new RangeError('A salt has 32 bytes'));
	});
});

describe('documentHash', () => {
	it('is SHA-256 over the domain and the canonical bytes, and kinds never collide', () => {
		const value = { b: 1, a: 'á' };
		const kinds = ['instrument', 'methodology', 'result', 'ruleset', 'notice'] as const;
		const hashes = kinds.map((kind) => documentHash(kind, value));
		expect(hashes).toEqual(
			kinds.map((kind) =>
				createHash('sha256').update(`prioriza/${kind}/v1\0{"a":"á","b":1}`).digest('base64url'),
			),
		);
		expect(new Set(hashes).size).toBe(kinds.length);
	});
});

describe('folioOf', () => {
	it('takes the first forty bits in Crockford letters', () => {
		fc.assert(
			fc.property(fc.uuid(), (id) => {
				const digest = createHash('sha256').update(`prioriza/folio/v1\0${id}`).digest();
				const number = digest.readUIntBE(0, 5).toString(32).padStart(8, '0');
				const letters = Array.from(
					number,
					(digit) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[parseInt(digit, 32)],
				);
				expect(folioOf(id).replace('-', '')).toBe(letters.join(''));
				expect(folioOf(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
			}),
		);
	});

	it('has a fixed example that other implementations can check', () => {
		expect(folioOf('00000000-0000-4000-8000-000000000001')).toBe('EETW-YFAQ');
	});

	it.each(['', '00000000-0000-4000-8000-00000000000A', 'no'])(
		'refuses %j, which is no canonical UUID',
		(id) => {
			expect(() => folioOf(id)).toThrow(RangeError);
		},
	);
});

describe('the key of a receipt', () => {
	it('has twenty symbols in groups of five, each from five bits of its byte', () => {
		const random = Uint8Array.from({ length: 20 }, (_, at) => at + 32 * (at % 8));
		expect(writeReceiptKey(random)).toBe('01234-56789-ABCDE-FGHJK');
	});

	it.each([19, 21])('is not made of %i bytes', (length) => {
		expect(() => writeReceiptKey(new Uint8Array(length))).toThrow(
			new RangeError('A key is made of 20 bytes'),
		);
	});

	it('is sent as the hash of its symbols, however they are grouped', () => {
		const expected = createHash('sha256')
			.update('prioriza/receipt-key/v1\u{0}0123456789ABCDEFGHJK')
			.digest('base64url');
		expect(hashReceiptKey('01234-56789-ABCDE-FGHJK')).toBe(expected);
		expect(hashReceiptKey('0123456789ABCDEFGHJK')).toBe(expected);
	});
});
