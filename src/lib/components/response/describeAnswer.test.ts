import { expect, test } from 'vitest';
import type { Question } from '$lib/domain/survey/instrument';
import { describeAnswer, ownWords } from './describeAnswer';

const asked = {
	id: 'q',
	text: { es: '¿Qué urge?', en: 'What is urgent?' },
	help: null,
	required: false,
	noAnswer: [],
};
const options = [
	{ id: 'agua', text: { es: 'Agua', en: 'Water' } },
	{ id: 'luz', text: { es: 'Luz' } },
];
const single: Question = { ...asked, type: 'single', options, allowOther: true };
const ranking: Question = { ...asked, type: 'ranking', ties: false, options, max: 2 };
const short: Question = { ...asked, type: 'short', maxLength: 100 };
const municipality: Question = { ...asked, type: 'municipality', locality: false };

test('options are named in the language, or in Spanish where it lacks words', () => {
	expect(describeAnswer(single, 'agua', 'en', {})).toEqual(['Water']);
	expect(describeAnswer(single, 'luz', 'en', {})).toEqual(['Luz']);
});

test('tiers carry their place and options that share one stand together', () => {
	expect(describeAnswer(ranking, [['luz'], ['agua']], 'es', {})).toEqual(['1. Luz', '2. Agua']);
	expect(describeAnswer(ranking, [['luz', 'agua']], 'es', {})).toEqual(['1. Luz, Agua']);
});

test('a municipality is named where it is known and its key is shown where it is not', () => {
	expect(describeAnswer(municipality, '20067', 'es', { '20067': 'Oaxaca de Juárez' })).toEqual([
		'Oaxaca de Juárez',
	]);
	expect(describeAnswer(municipality, '20999', 'es', {})).toEqual(['20999']);
});

test('a point is written in exact degrees', () => {
	const point: Question = { ...asked, type: 'point' };
	expect(describeAnswer(point, { latE6: 17_060_000, lonE6: -96_720_001 }, 'es', {})).toEqual([
		'17.060000, -96.720001',
	]);
});

test('own words are what was written, never the name of an option', () => {
	expect(ownWords(short, 'No hay agua')).toBe('No hay agua');
	expect(ownWords(single, { other: 'Los baches' })).toBe('Los baches');
	expect(ownWords(single, 'agua')).toBeNull();
	expect(ownWords(municipality, '20067')).toBeNull();
});
