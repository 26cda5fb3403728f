import { expect, test } from 'vitest';
import { showFigures } from './showFigures';

const words = { language: 'es', choices: { other: 'Otra' }, places: { '20067': 'Oaxaca de Juárez' } };
const question = { id: 'tema', type: 'single', text: { es: '¿Qué urge?' } };
const row = (choice: string, total: number | null, text: { es: string } | null = null) => ({
	choice,
	text,
	counts: [total],
	total,
});

test('bars stand in order, without those that are not published, and say how many those are', () => {
	const rows = [row('agua', 12, { es: 'Agua' }), row('luz', null), row('+other', 40), row('+none', 10)];
	const shown = showFigures(question, [{ part: null, text: null, rows }], 80, words);
	expect(shown.bars.map(({ label, value }) => [label, value])).toEqual([
		['Otra', 40],
		['Agua', 12],
	]);
	expect(shown).toMatchObject({ answered: 70, hidden: 1, left: 0 });
});

test('who answered is not said where who did not is too few', () => {
	const tables = [{ part: null, text: null, rows: [row('agua', 12), row('+none', null)] }];
	expect(showFigures(question, tables, 15, words).answered).toBeNull();
});

test('an option counted by itself is one bar: who chose it', () => {
	const tables = [
		{ part: null, text: null, rows: [row('+answered', 30), row('+none', 0)] },
		{ part: 'agua', text: { es: 'Agua' }, rows: [row('+chosen', 18), row('+rest', 12)] },
		{ part: 'luz', text: { es: 'Luz' }, rows: [row('+chosen', 20), row('+rest', 10)] },
	];
	const shown = showFigures({ ...question, type: 'multiple' }, tables, 30, words);
	expect(shown.bars.map(({ label, value }) => [label, value])).toEqual([
		['Luz', 20],
		['Agua', 18],
	]);
	expect(shown.parts).toEqual([]);
});

test('numbers that nobody kept back sum to their total', () => {
	const tables = [
		{ part: null, text: null, rows: [{ choice: '20067', text: null, counts: [3, 4] }] },
		{ part: 'fila', text: null, rows: [{ choice: 'si', text: { es: 'Sí' }, counts: [1, 0] }] },
	];
	const shown = showFigures({ ...question, type: 'matrix' }, tables, 7, words);
	expect(shown.bars).toEqual([{ key: '20067', label: 'Oaxaca de Juárez', value: 7, counts: [3, 4] }]);
	expect(shown.parts.map(({ bars }) => bars.map(({ value }) => value))).toEqual([[1]]);
});
