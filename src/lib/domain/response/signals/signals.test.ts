import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../../tests/arbitraries/answers';
import type { Answers, Instrument, Question } from '../../survey/instrument';
import { findBursts, type HourCount } from './findBursts';
import { findPatterns } from './findPatterns';

const asked = { text: { es: 'Q' }, help: null, required: false, noAnswer: [] } as const;
const options = ['a', 'b', 'c'].map((id) => ({ id, text: { es: id } }));
const instrumentOf = (questions: Question[]): Instrument => ({
	...{ v: 1, survey: 's', languages: ['es'], title: { es: 'T' }, intro: { es: 'I' } },
	...{ notice: { short: { es: 'A' }, full: { es: 'B' } }, state: '20', questions },
});
const words: Question = { ...asked, id: 'q', type: 'long', maxLength: 400 };
const single = (id: string): Question => ({ ...asked, id, type: 'single', options, allowOther: false });
const table: Question = {
	...{ ...asked, id: 'tabla', type: 'matrix' },
	rows: ['r', 's', 't', 'u'].map((id) => ({ id, text: { es: id } })),
	columns: options,
};
const given = (...answers: Answers[]) =>
	answers.map((one, at) => ({ id: at.toString().padStart(4, '0'), answers: one }));
const found = (questions: Question[], ...answers: Answers[]) =>
	findPatterns(instrumentOf(questions), given(...answers)).map(({ rule, answers: ids }) => [
		rule,
		ids.length,
	]);

describe('own words', () => {
	const said = 'Falta agua en toda la colonia desde hace tres semanas.';
	const copy = 'FALTA  AGUA en toda la colonia, desde hace tres semánas';

	it('that are the same but for capitals, accents and signs stand out from three on', () => {
		expect(found([words], { q: said }, { q: copy })).toEqual([]);
		expect(found([words], { q: said }, { q: copy }, { q: said })).toEqual([['same_words', 3]]);
	});

	it('that are short are the same by chance', () => {
		expect(found([words], ...Array.from({ length: 9 }, () => ({ q: 'Falta el agua' })))).toEqual([]);
	});

	it('that are nearly the same stand out, and others do not', () => {
		const long =
			'Falta agua en toda la colonia desde hace tres semanas y nadie viene a decirnos cuando volverá a llegar ni cuanto va a costar la pipa que pedimos';
		const near = [long, `${long} hoy`, `Pues ${long}`].map((q) => ({ q }));
		expect(found([words], ...near)).toEqual([['near_words', 3]]);
		const apart = [
			'El alumbrado del parque no sirve por las noches',
			'El camión pasa cada dos horas y va lleno',
		];
		expect(found([words], ...apart.map((q) => ({ q })), { q: long })).toEqual([]);
	});
});

describe('choices', () => {
	const five = ['1', '2', '3', '4', '5'].map(single);
	const all = (choice: string): Answers => Object.fromEntries(five.map(({ id }) => [id, choice]));
	const mixed = (seed: number): Answers =>
		Object.fromEntries(
			five.map(({ id }, at) => [id, ['a', 'b', 'c'][Math.floor(seed / 3 ** at) % 3] ?? 'a']),
		);

	it('that agree all through stand out when chance would not bring them together', () => {
		const varied = Array.from({ length: 243 }, (_, at) => mixed(at));
		expect(found(five, ...varied)).toEqual([]);
		const copies = Array.from({ length: 30 }, () => mixed(100));
		expect(found(five, ...varied, ...copies)).toEqual([['same_choices', 31]]);
	});

	it('that nearly everybody makes are no sign', () => {
		expect(found(five, ...Array.from({ length: 50 }, () => all('a')))).toEqual([]);
	});

	it('down one column of a table stand out, and a table of few rows does not', () => {
		const straight = { tabla: { r: 'a', s: 'a', t: 'a', u: 'a' } };
		const crooked = { tabla: { r: 'a', s: 'b', t: 'a', u: 'a' } };
		expect(found([table], straight, straight, straight, crooked)).toEqual([['straight', 3]]);
		expect(found([table], ...Array.from({ length: 3 }, () => ({ tabla: { r: 'a', s: 'a' } })))).toEqual([]);
	});
});

describe('whatever is answered', () => {
	it('gives the same in any order, each answer once in a group', () => {
		const cases = instruments.chain((instrument) =>
			fc
				.array(validContents(instrument), { maxLength: 30 })
				.map((contents) => ({ instrument, all: given(...contents.map(({ answers }) => answers)) })),
		);
		fc.assert(
			fc.property(cases, ({ instrument, all }) => {
				const patterns = findPatterns(instrument, all);
				expect(findPatterns(instrument, [...all].reverse())).toEqual(patterns);
				for (const { answers } of patterns) {
					expect(answers.length).toBeGreaterThanOrEqual(3);
					expect(new Set(answers).size).toBe(answers.length);
				}
			}),
			{ numRuns: 100 },
		);
	});
});

describe('a burst', () => {
	const hours = (...answers: (number | null)[]): HourCount[] =>
		answers.map((count, at) => ({ channel: 'web', hour: `2026-11-21 ${at.toString()}:00`, answers: count }));

	it('is an hour of many more than the middle one, and of fifty at least', () => {
		expect(findBursts(hours(null, 12, 10, 60, null, 11))).toMatchObject([{ answers: 60, usual: 10 }]);
		expect(findBursts(hours(null, 49, null, null))).toEqual([]);
		expect(findBursts(hours(60, 70, 80))).toEqual([]);
		expect(findBursts([])).toEqual([]);
	});
});
