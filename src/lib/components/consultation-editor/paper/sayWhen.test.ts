import { expect, it } from 'vitest';
import type { Expression } from '$lib/domain/survey/conditions/expression';
import type { Instrument, Question } from '$lib/domain/survey/instrument';
import { printQuestions } from '$lib/domain/survey/paper/printQuestions';
import { sayWhen } from './sayWhen';

const text = (es: string) => ({ es });
const asked = { text: text('¿Qué?'), help: null, required: false, noAnswer: [] };
const options = ['Sí', 'No'].map((label, at) => ({ id: `o${at.toString()}`, text: text(label) }));
const questions: Question[] = [
	{ ...asked, id: 'foto', type: 'photo', text: text('Toma una foto') },
	{ ...asked, id: 'agua', type: 'single', options, allowOther: false },
	{ ...asked, id: 'pesos', type: 'number', decimals: 2, min: null, max: null, unit: null },
	{ ...asked, id: 'dia', type: 'date', earliest: null, latest: null },
	{ ...asked, id: 'donde', type: 'municipality', locality: false },
	{ ...asked, id: 'varias', type: 'multiple', options, max: 2, allowOther: false },
];
const instrument: Instrument = {
	v: 1,
	survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
	languages: ['es'],
	title: text('Consulta'),
	intro: text('Cuéntanos.'),
	notice: { short: text('Aviso.'), full: text('Aviso.') },
	state: '20',
	questions,
};
const telling = {
	instrument,
	printed: printQuestions(instrument, 'es').questions,
	language: 'es',
	locale: 'es' as const,
	nameOf: (key: string) => (key === '20067' ? 'Oaxaca de Juárez' : key),
};

it.each<[Expression, string]>([
	[{ op: 'eq', question: 'agua', value: 'o0' }, 'respondiste «Sí» a la 1'],
	[{ op: 'ne', question: 'agua', value: 'o1' }, 'no respondiste «No» a la 1'],
	[{ op: 'selected', question: 'varias', option: 'o1' }, 'respondiste «No» a la 5'],
	[{ op: 'not', of: { op: 'selected', question: 'varias', option: 'o1' } }, 'no respondiste «No» a la 5'],
	[{ op: 'answered', question: 'pesos' }, 'contestaste la 2'],
	[{ op: 'not', of: { op: 'answered', question: 'pesos' } }, 'dejaste en blanco la 2'],
	[{ op: 'ge', question: 'pesos', value: 1250 }, 'en la 2 pusiste 12.50 o más'],
	[{ op: 'eq', question: 'donde', value: '20067' }, 'respondiste «Oaxaca de Juárez» a la 4'],
	[{ op: 'answered', question: 'foto' }, 'contestaste la «Toma una foto»'],
	[
		{
			op: 'and',
			of: [
				{ op: 'answered', question: 'dia' },
				{
					op: 'or',
					of: [
						{ op: 'eq', question: 'agua', value: 'o0' },
						{ op: 'lt', question: 'pesos', value: 100 },
					],
				},
			],
		},
		'contestaste la 3 y (respondiste «Sí» a la 1 o en la 2 pusiste menos de 1.00)',
	],
])('%j is said with numbers of questions', (condition, said) => {
	expect(sayWhen(condition, telling)).toBe(said);
});

it('says days as they are read', () => {
	expect(sayWhen({ op: 'lt', question: 'dia', value: '2026-03-15' }, telling)).toMatch(
		/^en la 3 pusiste un día antes del 15 de marzo de 2026$/,
	);
});
