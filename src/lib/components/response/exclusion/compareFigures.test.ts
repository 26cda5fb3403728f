import { expect, it } from 'vitest';
import { compareFigures } from './compareFigures';

const words = { language: 'es', choices: {}, places: {} };
const table = (counts: Record<string, number | null>) => ({
	part: null,
	text: null,
	rows: Object.entries(counts).map(([choice, total]) => ({
		choice,
		text: { es: choice },
		counts: [total],
		total,
	})),
});

it('sets each answer beside itself, and says where one is not published', () => {
	const all = table({ agua: 62, luz: 40, gas: null, '+none': 10 });
	const question = {
		id: 'q',
		type: 'single',
		text: { es: '¿Qué urge?' },
		tables: [table({ agua: 50, luz: 40, gas: null, '+none': 10 })],
		withExcluded: [all],
	};
	const figures = { answers: 105, excluded: { answers: 12, channels: [], rules: [] } };
	expect(compareFigures(question, [all], figures, words)).toEqual([
		{ key: '+', label: null, without: 95, with: 107 },
		{ key: 'agua', label: 'agua', without: 50, with: 62 },
		{ key: 'luz', label: 'luz', without: 40, with: 40 },
	]);
});
