import { describe, expect, it } from 'vitest';
import { writeCodeLetter, type CodeLetterFacts } from './writeCodeLetter.server';

const facts: CodeLetterFacts = {
	institution: 'Ayuntamiento de prueba',
	title: '¿Qué falta en la colonia?',
	opensAt: '2026-03-01T15:00:00Z',
	closesAt: '2026-03-20T06:00:00Z',
	timeZone: 'America/Mexico_City',
	isOpen: true,
	typeAt: 'https://ejemplo.mx/consulta/colonia/codigo',
	languages: ['es'],
};
const code = '7KQ4M-2XA9C-00111-ZZZZZ';
const link = `${facts.typeAt}?c=${code}`;

describe('the letter of a code', () => {
	it('has who invites, the link on a line of its own, where to type the code, and the close as it is read there', () => {
		const { subject, text } = writeCodeLetter(facts, { code, link });
		expect(subject).toBe('Tu código para contestar: ¿Qué falta en la colonia?');
		expect(text).toContain('Ayuntamiento de prueba te invita a contestar');
		expect(text.split('\n')).toEqual(expect.arrayContaining([link, facts.typeAt, code]));
		expect(text).toContain('Cierra el 20 de marzo de 2026');
		expect(text).not.toContain('Se abre el');
	});

	it('says when it opens while it is not open, and says all in English too where the survey does', () => {
		const { text } = writeCodeLetter({ ...facts, isOpen: false, languages: ['es', 'en'] }, { code, link });
		expect(text).toContain('Se abre el 1 de marzo de 2026');
		expect(text).toContain('It opens on 1 March 2026');
		expect(text.split(link)).toHaveLength(3);
	});
});
