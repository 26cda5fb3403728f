import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from '../form';
import { LETTER_LIMITS, letterForm, readLetterFolio, replyForm, stateOfLetter } from './letterForm';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const good = { id, tipo: 'complaint', texto: 'Nadie contesta el teléfono.', contacto: '' };

function read(changes: Record<string, string>) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...good, ...changes })) form.append(name, value);
	return parseForm(letterForm, form);
}

describe('a letter', () => {
	it('needs no contact, and keeps one that is given', () => {
		expect(read({})).toEqual({ ok: true, value: { ...good, contacto: null } });
		expect(read({ contacto: ' alguien@correo.example ' })).toMatchObject({
			value: { contacto: 'alguien@correo.example' },
		});
	});

	it.each([
		['no kind', { tipo: '' }, 'letter_kind_choice'],
		['a kind nobody knows', { tipo: 'carta' }, 'letter_kind_choice'],
		['too few words', { texto: 'Hola' }, 'letter_length'],
		['too many', { texto: 'a'.repeat(LETTER_LIMITS.words.max + 1) }, 'letter_length'],
		['a contact of one letter', { contacto: 'a' }, 'letter_contact_length'],
		['a contact too long', { contacto: 'a'.repeat(161) }, 'letter_contact_length'],
		['no identity', { id: 'uno' }, 'not_understood'],
	])('is refused with %s', (_, changes, code) => {
		const result = read(changes);
		expect(result.ok ? [] : result.error.errors.map((error) => error.code)).toEqual([code]);
	});

	it('is answered in words', () => {
		const form = new FormData();
		form.append('carta', id);
		form.append('respuesta', 'Sí');
		expect(parseForm(replyForm, form)).toMatchObject({
			error: { errors: [{ field: 'respuesta', code: 'letter_reply_length' }] },
		});
	});
});

const symbol = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ'));

it('its folio is read however it was typed', () => {
	fc.assert(
		fc.property(
			fc.array(symbol, { minLength: 12, maxLength: 12 }),
			fc.constantFrom(' ', '-', '', ' - '),
			(symbols, between) => {
				const folio = symbols.join('').replace(/(.{4})(?=.)/g, '$1-');
				expect(readLetterFolio(folio.replaceAll('-', between).toLowerCase())).toBe(folio);
			},
		),
	);
	expect(readLetterFolio('7KQ4-M2XA')).toBeNull();
});

it('stands as its days say', () => {
	expect(stateOfLetter({ takenOn: null, answeredOn: null })).toBe('received');
	expect(stateOfLetter({ takenOn: '2026-01-02', answeredOn: null })).toBe('taken');
	expect(stateOfLetter({ takenOn: '2026-01-02', answeredOn: '2026-01-03' })).toBe('answered');
});
