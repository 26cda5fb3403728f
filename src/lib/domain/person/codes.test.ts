import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addressOfName,
	isAdministratorToken,
	maskAddress,
	nameOfAddress,
	readInvitationCode,
	readSignInName,
	writeSignInName,
} from './codes';

const symbol = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ'));
const code = (length: number) => fc.string({ unit: symbol, minLength: length, maxLength: length });

describe('the code of an invitation', () => {
	test.each([
		['7KQ4M-2XA9C-00112-ZZZZZ', '7KQ4M-2XA9C-00112-ZZZZZ'],
		['7kq4m2xa9coolizzzzzz'.slice(0, 20), '7KQ4M-2XA9C-0011Z-ZZZZZ'],
		['  7kq4m 2xa9c\n00I1l zzzzz ', '7KQ4M-2XA9C-00111-ZZZZZ'],
		['7KQ4M–2XA9C—00112·ZZZZZ', '7KQ4M-2XA9C-00112-ZZZZZ'],
	])('%s is read', (typed, printed) => expect(readInvitationCode(typed)).toBe(printed));

	test.each([
		'',
		'7KQ4M-2XA9C-00112-ZZZZ',
		'7KQ4M-2XA9C-00112-ZZZZZZ',
		'7KQ4M-2XA9C-00112-ZZZZU',
		'a'.repeat(10_000),
	])('%s cannot be one', (typed) => expect(readInvitationCode(typed)).toBeNull());

	test('however it is typed, it is the same code', () => {
		const slip = fc.constantFrom('', ' ', '-', '\n');
		fc.assert(
			fc.property(code(20), fc.array(slip, { minLength: 20, maxLength: 20 }), (printed, slips) => {
				const typed = [...printed]
					.map((letter, at) => letter.replace('0', 'o').replace('1', 'l').toLowerCase() + (slips[at] ?? ''))
					.join('');
				expect(readInvitationCode(typed)?.replaceAll('-', '')).toBe(printed);
			}),
		);
	});

	test('no text breaks the reading', () => {
		fc.assert(
			fc.property(fc.string(), (typed) => {
				const read = readInvitationCode(typed);
				expect(read === null || /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/.test(read)).toBe(true);
			}),
		);
	});
});

describe('a user name', () => {
	test('is shown in two groups and read back', () => {
		fc.assert(
			fc.property(code(10), (name) => {
				expect(readSignInName(writeSignInName(name))).toBe(name.toLowerCase());
			}),
		);
	});

	test('has an address of its own that reads back, and no other address does', () => {
		expect(nameOfAddress(addressOfName('7kq4m2xa9c'))).toBe('7kq4m2xa9c');
		expect(nameOfAddress('maria@ejemplo.org')).toBeNull();
		expect(nameOfAddress('maria@personas.invalid.example')).toBeNull();
	});

	test('is not an e-mail', () => expect(readSignInName('maria@ejem')).toBeNull());
});

test('the token of the first link has 24 symbols', () => {
	expect(isAdministratorToken('7KQ4M2XA9C00112ZZZZZ7KQ4')).toBe(true);
	expect(isAdministratorToken('7KQ4M2XA9C00112ZZZZZ')).toBe(false);
});

test.each([
	['maria@ejemplo.org', 'm•••@ejemplo.org'],
	['ñ@ejemplo.org', 'ñ•••@ejemplo.org'],
])('%s is shown as %s', (address, shown) => expect(maskAddress(address)).toBe(shown));
