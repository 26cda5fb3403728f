/* eslint-disable no-template-curly-in-string -- the texts under test are written so */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../../tests/arbitraries/answers';
import { withConditions, withLimits } from '../../../../../tests/arbitraries/conditions';
import { findAnswerRefusals } from '../answerRules';
import type { Answers, Instrument, Question } from '../instrument';
import { parseInstrument } from '../instrumentSchema';
import { fillPipes, findPipeFaults, isAdaptive, listPipes } from './pipes';
import { sayAnswer } from './sayAnswer';
import { keepShown } from './walk';
import { walkInstrument } from './walkInstrument';

const options = [
	{ id: 'agua', text: { es: 'Agua', en: 'Water' } },
	{ id: 'luz', text: { es: 'Luz' } },
	{ id: 'calle', text: { es: 'Calles' } },
];
const asked = { help: null, required: false, noAnswer: [] };
const single = {
	...asked,
	id: 'tema',
	type: 'single',
	text: { es: '¿Qué urge?' },
	options,
	allowOther: true,
};
const several = {
	...asked,
	id: 'varios',
	type: 'multiple',
	text: { es: '¿Qué falta?' },
	options,
	max: 3,
	allowOther: false,
};
const words = (id: string, text: string, more: object = {}) => ({
	...asked,
	id,
	type: 'short',
	text: { es: text },
	maxLength: 200,
	...more,
});

function readInstrument(...questions: object[]): Instrument {
	const parsed = parseInstrument({
		v: 1,
		survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
		languages: ['es', 'en'],
		title: { es: 'Consulta' },
		intro: { es: 'Cuéntanos.' },
		notice: { short: { es: 'Aviso.' }, full: { es: 'Aviso.' } },
		state: null,
		questions,
	});
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
	return parsed.value;
}

const textsOf = (instrument: Instrument, answers: Answers, language = 'es') =>
	walkInstrument(instrument, answers, language).questions.map(({ text }) => text[language]);

describe('walkInstrument', () => {
	const instrument = readInstrument(
		single,
		words('desde', '¿Desde cuándo falla: ${tema}?', {
			showIf: { op: 'answered', question: 'tema' },
			help: { es: 'Piensa en ${tema}.' },
		}),
		words('fin', 'Dijiste «${desde}».'),
	);

	it('begins a part with the first of its questions that is shown, and none that has none', () => {
		const asked = { showIf: { op: 'answered', question: 'tema' } };
		const parted = readInstrument(
			single,
			words('a', '¿Qué?', { ...asked, section: { es: 'Uno' } }),
			words('b', '¿Cómo?'),
			words('c', '¿Cuándo?', { ...asked, section: { es: 'Dos' } }),
			words('d', '¿Dónde?', { section: { es: 'Tres' } }),
		);
		const titles = (answers: Answers) =>
			walkInstrument(parted, answers, 'es').questions.map(({ id, section }) => [id, section?.es]);
		expect(titles({})).toEqual([
			['tema', undefined],
			['b', 'Uno'],
			['d', 'Tres'],
		]);
		expect(titles({ tema: 'luz' })).toEqual([
			['tema', undefined],
			['a', 'Uno'],
			['b', undefined],
			['c', 'Dos'],
			['d', 'Tres'],
		]);
	});

	it('takes no answer up in the title of a part', () => {
		const parted = { ...single, id: 'otra', section: { es: 'Sobre ${tema}' } };
		expect(() => readInstrument(single, parted)).toThrow(/pipe_question/);
	});

	it('shows what is asked, with what was answered', () => {
		expect(textsOf(instrument, { tema: 'luz', desde: 'hace  un\naño' })).toEqual([
			'¿Qué urge?',
			'¿Desde cuándo falla: Luz?',
			'Dijiste «hace un año».',
		]);
		expect(walkInstrument(instrument, { tema: 'luz' }, 'es').questions[1]?.help?.es).toBe('Piensa en Luz.');
	});

	it('says nothing of what is not shown, also where an answer to it was kept', () => {
		expect(textsOf(instrument, { desde: 'hace un año' })).toEqual(['¿Qué urge?', 'Dijiste «…».']);
		expect(
			keepShown(walkInstrument(instrument, { desde: 'x', fin: 'y' }, 'es'), { desde: 'x', fin: 'y' }),
		).toEqual({
			fin: 'y',
		});
	});

	it('never reads an answer as a place for another', () => {
		expect(textsOf(instrument, { tema: { other: '${desde}' }, desde: 'secreto $& $1' })).toEqual([
			'¿Qué urge?',
			'¿Desde cuándo falla: ${desde}?',
			'Dijiste «secreto $& $1».',
		]);
	});

	it('speaks the language of the screen, and Spanish where that is missing', () => {
		expect(textsOf(instrument, { tema: 'agua' }, 'en')[1]).toBe('¿Desde cuándo falla: Water?');
		expect(textsOf(instrument, { tema: 'luz' }, 'en')[1]).toBe('¿Desde cuándo falla: Luz?');
	});

	it('leaves an instrument as it is when nothing depends on answers', () => {
		fc.assert(
			fc.property(
				instruments.chain((plain) => fc.tuple(fc.constant(plain), validContents(plain))),
				([plain, { answers }]) => {
					expect(isAdaptive(plain)).toBe(false);
					expect(walkInstrument(plain, answers, 'es')).toEqual(plain);
				},
			),
			{ numRuns: 50 },
		);
	});

	it('keeps of any answers what the rules of an answer take, and nothing they call hidden', () => {
		const cases = instruments
			.chain(withConditions)
			.chain(withLimits)
			.chain((some) => fc.tuple(fc.constant(some), validContents(some)));
		fc.assert(
			fc.property(cases, ([some, content]) => {
				const answers = keepShown(walkInstrument(some, content.answers, 'es'), content.answers);
				const found = findAnswerRefusals(some, { ...content, answers });
				const codes = found.map(({ code }) => code).filter((code) => code !== 'limit');
				expect(codes.filter((code) => code !== 'required' && code !== 'nothing_answered')).toEqual([]);
				const broken = walkInstrument(some, content.answers, 'es').broken ?? [];
				expect(broken).toEqual(found.filter(({ code }) => code === 'limit').map(({ field }) => field));
				const all = findAnswerRefusals(some, content).filter(({ code }) => code === 'question_hidden');
				expect(all.map(({ field }) => field).sort()).toEqual(
					Object.keys(content.answers)
						.filter((id) => !Object.hasOwn(answers, id))
						.sort(),
				);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('sayAnswer', () => {
	const [tema, varios] = readInstrument(single, several).questions as [Question, Question];

	it('joins several answers as the language does', () => {
		expect(sayAnswer(varios, ['agua', 'luz', 'calle'], 'es')).toBe('Agua, Luz y Calles');
		expect(sayAnswer(varios, ['agua', 'luz'], 'en')).toBe('Water and Luz');
	});

	it('says numbers with their unit, steps and days as the language writes them', () => {
		const [number, scale, date] = readInstrument(
			{
				...asked,
				...{ id: 'pago', type: 'number', text: { es: '¿Cuánto?' }, decimals: 2, min: 0, max: null },
				unit: { es: 'pesos' },
			},
			{
				...asked,
				...{ id: 'paso', type: 'scale', text: { es: '¿Qué tanto?' }, points: 5, start: 1 },
				...{ low: { es: 'Nada' }, high: { es: 'Mucho' } },
			},
			{ ...asked, id: 'dia', type: 'date', text: { es: '¿Cuándo?' }, earliest: null, latest: null },
		).questions as [Question, Question, Question];
		expect(sayAnswer(number, 123_450, 'es')).toBe('1,234.5 pesos');
		expect(sayAnswer(scale, 4, 'es')).toBe('4');
		expect(sayAnswer(date, '2026-03-01', 'es')).toBe('1 de marzo de 2026');
		expect(sayAnswer(date, '2026-03-01', 'en')).toBe('March 1, 2026');
	});

	it('says nothing of an answer that is no value', () => {
		const [offered] = readInstrument({ ...single, noAnswer: ['unknown'] }).questions as [Question];
		expect(sayAnswer(offered, { none: 'unknown' }, 'es')).toBe('…');
	});

	it('says own words, short, and nothing where there is nothing', () => {
		expect(sayAnswer(tema, { other: 'El pozo' }, 'es')).toBe('El pozo');
		expect(Array.from(sayAnswer(tema, { other: '💧'.repeat(200) }, 'es'))).toHaveLength(80);
		expect(sayAnswer(tema, undefined, 'es')).toBe('…');
	});
});

describe('pipes', () => {
	it('are found, filled and judged', () => {
		expect(listPipes('De ${a} a ${b_1}, no ${B} ni $c')).toEqual(['a', 'b_1']);
		expect(fillPipes('De ${a} a ${b}', (id) => id.toUpperCase())).toBe('De A a B');
		const earlier = [
			{ id: 'a', type: 'single' },
			{ id: 'p', type: 'point' },
		] as const;
		expect(findPipeFaults({ es: '${a}', en: '${b}', fr: '${p}' }, earlier)).toEqual(['en', 'fr']);
	});

	it('of an instrument must name an earlier question that can be said', () => {
		expect(() => readInstrument(words('q', '${q}'), single)).toThrow('pipe_question');
		expect(() => readInstrument(single, words('q', '${tema}'))).not.toThrow();
	});
});
