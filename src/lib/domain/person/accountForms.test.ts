import { describe, expect, test } from 'vitest';
import { parseForm } from '../form';
import { firstAdministratorForm, oneTimeCodeForm, passwordForm, signInForm } from './accountForms';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

function codesOf(result: ReturnType<typeof parseForm<unknown>>): string[] {
	return result.ok ? [] : result.error.errors.map(({ field, code }) => `${field} ${code}`);
}

describe('signing in', () => {
	test.each([
		['  Maria@Ejemplo.ORG ', 'maria@ejemplo.org'],
		['7kq4m-2xa9c', '7kq4m2xa9c@personas.invalid'],
		['7KQ4M 2XAoC', '7kq4m2xa0c@personas.invalid'],
	])('%s is the account %s', (who, address) => {
		expect(parseForm(signInForm, form({ who, password: ' x ' }))).toEqual({
			ok: true,
			value: { who: address, password: ' x ' },
		});
	});

	test('says what is missing', () => {
		expect(codesOf(parseForm(signInForm, form({})))).toEqual([
			'who sign_in_missing',
			'password password_missing',
		]);
		expect(codesOf(parseForm(signInForm, form({ who: 'maria', password: 'x' })))).toEqual([
			'who sign_in_form',
		]);
	});
});

describe('a password', () => {
	const judge = (password: string) => codesOf(parseForm(passwordForm, form({ password })));

	test.each(['tres lunas llenas', '¡ñandú-2026!', 'a b c d e f'])('%s is kept as typed', (password) => {
		expect(parseForm(passwordForm, form({ password }))).toEqual({ ok: true, value: { password } });
	});

	test.each(['', 'corta', 'aaaaaaaaaaaaaaa', 'ababababab'])('«%s» is too easy', (password) => {
		expect(judge(password)).toEqual(['password password_length']);
	});

	test('is counted in bytes at its end, where bcrypt stops reading', () => {
		expect(judge('ñandú'.repeat(12))).toEqual(['password password_too_long']);
	});
});

test('the first administrator gives a name, an address and a password', () => {
	expect(codesOf(parseForm(firstAdministratorForm, form({ name: 'M', email: 'x', password: 'x' })))).toEqual([
		'name own_name_length',
		'email own_email_form',
		'password password_length',
	]);
});

test.each(['123456', '123 456', '123-456'])('the code %s is read', (code) => {
	expect(parseForm(oneTimeCodeForm, form({ code }))).toEqual({ ok: true, value: { code: '123456' } });
});
