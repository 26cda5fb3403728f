import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findProblems, sortByLikeness, type Findable, type ProblemQuery } from './findProblems';

const everything: ProblemQuery = {
	text: '',
	theme: '',
	tag: '',
	territory: '',
	source: '',
	standing: 'all',
};

function problem(number: number, title: string, more: Partial<Findable> = {}): Findable {
	return {
		number,
		title,
		description: '',
		theme: 'servicios',
		tags: ['social'],
		territories: [],
		sourceKinds: ['study'],
		mergedInto: null,
		...more,
	};
}

const water = problem(1, 'Falta agua potable en la colonia', { territories: ['20067'] });
const leaks = problem(2, 'Las fugas dejan sin agua a la colonia', { mergedInto: 'x', territories: ['20'] });
const lights = problem(3, 'Calles sin alumbrado público', {
	theme: 'seguridad',
	tags: ['ambiental'],
	territories: ['20043'],
	sourceKinds: ['answer', 'study'],
	description: 'Desde hace años, en Juchitán.',
});
const bank = [water, leaks, lights];
const numbers = (query: Partial<ProblemQuery>) =>
	findProblems(bank, { ...everything, ...query }).map(({ number }) => number);

describe('finding problems', () => {
	test('accents, capitals and endings make no difference', () => {
		expect(numbers({ text: 'PUBLICO' })).toEqual([3]);
		expect(numbers({ text: 'juchitan' })).toEqual([3]);
		expect(numbers({ text: 'agua col' })).toEqual([1, 2]);
		expect(numbers({ text: '2' })).toEqual([2]);
		expect(numbers({ text: 'gua' })).toEqual([]);
	});

	test('each filter narrows by what it names', () => {
		expect(numbers({ theme: 'seguridad' })).toEqual([3]);
		expect(numbers({ tag: 'social' })).toEqual([1, 2]);
		expect(numbers({ source: 'answer' })).toEqual([3]);
		expect(numbers({ standing: 'standing' })).toEqual([1, 3]);
		expect(numbers({ standing: 'merged' })).toEqual([2]);
	});

	test('a state finds its municipalities, and a municipality what happens in its whole state', () => {
		expect(numbers({ territory: '20' })).toEqual([1, 2, 3]);
		expect(numbers({ territory: '20067' })).toEqual([1, 2]);
		expect(numbers({ territory: '21' })).toEqual([]);
	});

	test('any query answers with a part of the bank, in its order', () => {
		fc.assert(
			fc.property(fc.string(), fc.string({ maxLength: 5 }), (text, territory) => {
				const found = numbers({ text, territory });
				expect(found).toEqual([1, 2, 3].filter((number) => found.includes(number)));
			}),
		);
	});
});

test('those most alike come first, and never the problem itself', () => {
	expect(sortByLikeness(water, bank).map(({ number }) => number)).toEqual([2, 3]);
	expect(sortByLikeness(lights, bank).map(({ number }) => number)).toEqual([2, 1]);
});
