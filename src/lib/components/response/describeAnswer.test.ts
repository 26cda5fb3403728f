import { expect, test } from 'vitest';
import type { AnswerValue, Question } from '$lib/domain/survey/instrument';
import { describeAnswer as describePieces } from '$lib/domain/survey/values/describeAnswer';
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

test('each piece of a line says in which language its words are, and our own words say none', () => {
	const words = {
		none: { unknown: 'I do not know', refused: 'I would rather not say' },
		accepted: 'Yes',
		quote: (said: string) => said,
		day: (day: string) => day,
		point: () => 'A point',
		area: () => 'An area',
		file: () => 'A file',
	};
	const say = (question: Question, value: AnswerValue) => describePieces(question, value, 'en', {}, words);
	expect(say(ranking, [['agua', 'luz']])).toEqual([
		[{ words: '1.' }, { words: 'Water,', lang: 'en' }, { words: 'Luz', lang: 'es' }],
	]);
	const matrix: Question = { ...asked, type: 'matrix', rows: options, columns: options };
	expect(say(matrix, { agua: 'luz' })).toEqual([
		[
			{ words: 'Water:', lang: 'en' },
			{ words: 'Luz', lang: 'es' },
		],
	]);
	expect(describeAnswer(matrix, { agua: 'luz' }, 'en', {})).toEqual(['Water: Luz']);
	const number: Question = {
		...asked,
		type: 'number',
		decimals: 0,
		min: null,
		max: null,
		unit: { es: 'horas' },
	};
	expect(say(number, 1200)).toEqual([[{ words: '1,200' }, { words: 'horas', lang: 'es' }]]);
	expect(say(single, { other: 'Calles' })).toEqual([[{ words: 'Calles' }]]);
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
