import { describe, expect, it } from 'vitest';
import { writeSealLetter, type SealLetterFacts } from './writeSealLetter';

const words = 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');
const facts: SealLetterFacts = {
	event: 'ranking.closed',
	title: 'Orden de problemas',
	nucleus: 'Sociedad civil',
	slug: 'oaxaca-2026',
	name: 'Oaxaca 2026',
	institution: 'Órgano de prueba',
	size: 1234,
	note: 'prioriza/oaxaca-2026\n1234\nraíz\n\n— prioriza/oaxaca-2026 firma\n',
	words,
	root: 'R'.repeat(43),
	publishedOn: '2026-03-20',
	exercise: '11111111-1111-4111-8111-111111111111',
	position: 7,
	person: '22222222-2222-4222-8222-222222222222',
};

describe('the letter with a seal', () => {
	const { subject, text, file, messageId } = writeSealLetter(facts, 'https://prioriza.example:8443');

	it('says what was sealed, in twelve words to compare, where the seals are, and to keep it', () => {
		expect(subject).toBe('Sello del cierre: Orden de problemas');
		expect(text).toContain('Cerró la jerarquización «Orden de problemas» del núcleo Sociedad civil.');
		expect(text).toContain('todo lo que había el 20 de marzo de 2026, hasta la línea 1,234');
		expect(text.split('\n')).toEqual(
			expect.arrayContaining([
				'uno dos tres cuatro',
				'nueve diez once doce',
				'R'.repeat(43),
				'https://prioriza.example:8443/ejercicio/oaxaca-2026/sellos?sello=1234',
			]),
		);
		expect(text).toContain('Guarda este correo.');
	});

	it('has the Spanish before the English, and the seal as it is as a file', () => {
		expect(text.indexOf('Guarda este correo.')).toBeLessThan(text.indexOf('Keep this e-mail.'));
		expect(file).toEqual({ name: 'oaxaca-2026-1234.checkpoint', text: facts.note });
	});

	it('is the same letter however often it is written, and another one for somebody else', () => {
		expect(writeSealLetter(facts, 'https://prioriza.example').messageId).toBe(messageId);
		expect(messageId).toMatch(/^<[^<>@\s]+@prioriza\.example>$/);
		const other = { ...facts, person: '33333333-3333-4333-8333-333333333333' };
		expect(writeSealLetter(other, 'https://prioriza.example').messageId).not.toBe(messageId);
	});
});
