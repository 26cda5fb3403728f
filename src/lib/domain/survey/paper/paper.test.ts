import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../../tests/arbitraries/answers';
import { writeFormFields } from '../answerForm';
import { findAnswerRefusals } from '../answerRules';
import type { Answers, Instrument, Question } from '../instrument';
import { compareReadings, resolveReadings, type Choice } from './compareReadings';
import { instrumentOfChannel, isOnPaper } from './instrumentOfChannel';
import { letterOf, printQuestions, type Blank } from './printQuestions';
import { readChoices, takenName } from './readChoices';
import { composeSheet, readSheet } from './readSheet';

const head = { instrument: 'A'.repeat(43), language: 'es' };
const text = (es: string) => ({ es });
const asked = { text: text('¿Qué urge?'), help: null, required: true, noAnswer: [] };
const options = ['agua', 'luz'].map((id) => ({ id, text: text(id) }));
const ask = (...questions: Question[]): Instrument => ({
	v: 1,
	survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
	languages: ['es'],
	title: text('Consulta'),
	intro: text('Cuéntanos.'),
	notice: { short: text('Aviso.'), full: text('Aviso.') },
	state: '20',
	questions,
});
const typedOf = (instrument: Instrument, answers: Answers): FormData => {
	const form = new FormData();
	for (const [name, value] of writeFormFields(instrument, answers)) form.append(name, value);
	return form;
};
/** An instrument with two of its answers, as two people could have read them. */
const twoReadings = instruments
	.map((instrument) => instrumentOfChannel(instrument, 'paper'))
	.filter(({ questions }) => questions.length > 0)
	.chain((instrument) =>
		fc.tuple(fc.constant(instrument), validContents(instrument), validContents(instrument)),
	);

describe('what is printed of a question', () => {
	const cases: [string, Question, Blank][] = [
		[
			'one option, with a letter each and a line for own words',
			{ ...asked, id: 'q', type: 'single', options, allowOther: true },
			{
				kind: 'boxes',
				max: 1,
				other: 'C',
				options: [
					{ id: 'agua', letter: 'A', label: 'agua' },
					{ id: 'luz', letter: 'B', label: 'luz' },
				],
			},
		],
		[
			'several options up to their number',
			{ ...asked, id: 'q', type: 'multiple', options, max: 2, allowOther: false },
			{
				kind: 'boxes',
				max: 2,
				other: null,
				options: [
					{ id: 'agua', letter: 'A', label: 'agua' },
					{ id: 'luz', letter: 'B', label: 'luz' },
				],
			},
		],
		[
			'two lines for a short text at least',
			{ ...asked, id: 'q', type: 'short', maxLength: 20 },
			{ kind: 'lines', count: 2, maxLength: 20 },
		],
		[
			'twelve lines for a long text at most',
			{ ...asked, id: 'q', type: 'long', maxLength: 4000 },
			{ kind: 'lines', count: 12, maxLength: 4000 },
		],
		[
			'the digits its bounds need, decimals apart',
			{ ...asked, id: 'q', type: 'number', decimals: 2, min: 0, max: 99_950, unit: text('pesos') },
			{
				kind: 'number',
				digits: 3,
				decimals: 2,
				isSigned: false,
				least: '0.00',
				most: '999.50',
				unit: 'pesos',
			},
		],
		[
			'eight digits where a number has no bounds, and a sign below zero',
			{ ...asked, id: 'q', type: 'number', decimals: 0, min: -5, max: null, unit: null },
			{ kind: 'number', digits: 8, decimals: 0, isSigned: true, least: '-5', most: null, unit: null },
		],
		[
			'a day',
			{ ...asked, id: 'q', type: 'date', earliest: '2026-01-01', latest: null },
			{ kind: 'date', earliest: '2026-01-01', latest: null },
		],
		[
			'the steps of a scale',
			{ ...asked, id: 'q', type: 'scale', points: 3, start: 0, low: text('nada'), high: text('mucho') },
			{ kind: 'scale', steps: [0, 1, 2], low: 'nada', high: 'mucho' },
		],
		[
			'a table',
			{ ...asked, id: 'q', type: 'matrix', rows: options, columns: options },
			{
				kind: 'table',
				rows: ['agua', 'luz'],
				columns: [
					{ id: 'agua', letter: 'A', label: 'agua' },
					{ id: 'luz', letter: 'B', label: 'luz' },
				],
			},
		],
		['a box to accept', { ...asked, id: 'q', type: 'consent' }, { kind: 'accept' }],
		[
			'a box for each place of an order',
			{ ...asked, id: 'q', type: 'ranking', options, max: 2, ties: true },
			{
				kind: 'order',
				max: 2,
				ties: true,
				options: [
					{ id: 'agua', letter: 'A', label: 'agua' },
					{ id: 'luz', letter: 'B', label: 'luz' },
				],
			},
		],
		[
			'a municipality',
			{ ...asked, id: 'q', type: 'municipality', locality: true },
			{ kind: 'municipality', locality: true },
		],
	];
	it.each(cases)('%s', (_, question, blank) => {
		expect(printQuestions(ask(question), 'es').questions.map((printed) => printed.blank)).toEqual([blank]);
	});

	it('leaves maps and files to the phone, and counts what is left from one on', () => {
		const types = ['photo', 'point', 'audio', 'area'] as const;
		const printed = printQuestions(
			ask(
				...types.map((type) => ({ ...asked, required: false, id: type, type, text: text(type) })),
				{ ...asked, id: 'a', type: 'consent' },
				{ ...asked, id: 'b', type: 'consent', text: text(`¿Por qué $\{a}?`) },
			),
			'es',
		);
		expect(printed.onlyByPhone).toEqual([...types]);
		expect(printed.questions.map(({ number }) => number)).toEqual([1, 2]);
		expect(printed.questions[1]?.text).toBe('¿Por qué ______?');
	});

	it('has a letter for any number of options', () => {
		expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
		expect(new Set(Array.from({ length: 800 }, (_, at) => letterOf(at))).size).toBe(800);
	});

	it('prints every question of any instrument, or leaves it to the phone', () => {
		fc.assert(
			fc.property(instruments, (instrument) => {
				const { questions, onlyByPhone } = printQuestions(instrument, 'es');
				expect(questions.map(({ id }) => id)).toEqual(
					instrument.questions.filter(isOnPaper).map(({ id }) => id),
				);
				expect(questions.length + onlyByPhone.length).toBe(instrument.questions.length);
			}),
		);
	});
});

describe('what is typed from a sheet', () => {
	it('is an answer to what paper asks, and the same for all who read the same', () => {
		fc.assert(
			fc.property(twoReadings, ([instrument, { answers, language }]) => {
				const own = { ...head, language };
				const read = readSheet(instrument, typedOf(instrument, answers), own);
				expect(read).toEqual(composeSheet(instrument, answers, own));
				expect(read.ok && findAnswerRefusals(instrument, read.value)).toEqual([]);
			}),
		);
	});

	const flow = ask(
		{ ...asked, id: 'tema', type: 'single', options, allowOther: false },
		{
			...asked,
			id: 'donde',
			type: 'short',
			maxLength: 20,
			showIf: { op: 'eq', question: 'tema', value: 'agua' },
		},
		{ ...asked, id: 'edad', type: 'number', decimals: 0, min: 0, max: 120, unit: null },
	);
	const readTyped = (typed: Record<string, string>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(typed)) form.set(name, value);
		const read = readSheet(flow, form, head);
		return read.ok ? read.value.answers : read.error.map(({ field, code }) => `${field}:${code}`);
	};

	it('may leave anything blank but not all of it', () => {
		expect(readTyped({ edad: '30' })).toEqual({ edad: 30 });
		expect(readTyped({})).toEqual(['_:nothing_answered']);
	});

	it('leaves out what the sheet did not ask, wrong or not', () => {
		expect(readTyped({ tema: 'luz', donde: 'x'.repeat(30) })).toEqual({ tema: 'luz' });
		expect(readTyped({ tema: 'agua', donde: 'x'.repeat(30) })).toEqual(['donde:text_too_long']);
	});
});

describe('two readings of a sheet', () => {
	it('differ nowhere exactly where they are the same answer', () => {
		fc.assert(
			fc.property(twoReadings, ([instrument, one, other]) => {
				expect(compareReadings(instrument, one.answers, one.answers)).toEqual([]);
				const differing = compareReadings(instrument, one.answers, other.answers);
				const turned = compareReadings(instrument, other.answers, one.answers);
				expect(turned.map(({ first, second }) => [second, first])).toEqual(
					differing.map(({ first, second }) => [first, second]),
				);
				for (const { question, first, second } of differing) {
					expect(first).toEqual(new Map(Object.entries(one.answers)).get(question.id) ?? null);
					expect(second).toEqual(new Map(Object.entries(other.answers)).get(question.id) ?? null);
				}
			}),
		);
	});

	it('become the one that is chosen throughout', () => {
		fc.assert(
			fc.property(
				twoReadings,
				fc.constantFrom<'first' | 'second'>('first', 'second'),
				([instrument, one, other], chosen) => {
					const differing = compareReadings(instrument, one.answers, other.answers);
					const choices = new Map<string, Choice>(differing.map(({ question }) => [question.id, chosen]));
					expect(resolveReadings(instrument, one.answers, other.answers, choices)).toEqual(
						chosen === 'first' ? one.answers : other.answers,
					);
				},
			),
		);
	});

	it('take what a third person read, or nothing', () => {
		const instrument = ask(
			{ ...asked, id: 'tema', type: 'single', options, allowOther: false },
			{ ...asked, id: 'edad', type: 'number', decimals: 0, min: 0, max: 120, unit: null },
			{ ...asked, id: 'nota', type: 'short', maxLength: 20 },
		);
		const first = { tema: 'agua', edad: 3, nota: 'a' };
		const second = { tema: 'agua', edad: 8, nota: 'b' };
		const choices = new Map<string, Choice>([
			['tema', { own: 'luz' }],
			['edad', { own: 5 }],
			['nota', { own: null }],
		]);
		expect(resolveReadings(instrument, first, second, choices)).toEqual({ tema: 'agua', edad: 5 });
		expect(resolveReadings(instrument, first, second, new Map())).toEqual({ tema: 'agua' });
	});

	it('are chosen one by one on a form: a reading, or one’s own', () => {
		const instrument = ask(
			{ ...asked, id: 'tema', type: 'single', options, allowOther: false },
			{ ...asked, id: 'edad', type: 'number', decimals: 0, min: 0, max: 120, unit: null },
		);
		const differences = compareReadings(instrument, { tema: 'agua', edad: 3 }, { tema: 'luz', edad: 8 });
		const choose = (typed: Record<string, string>) => {
			const form = new FormData();
			for (const [name, value] of Object.entries(typed)) form.set(name, value);
			const read = readChoices(instrument, differences, form);
			return read.ok ? [...read.value] : read.error.map(({ field, code }) => `${field}:${code}`);
		};
		const tema = takenName('tema');
		const edad = takenName('edad');
		expect(choose({ [tema]: 'first', [edad]: 'own', edad: '5' })).toEqual([
			['tema', 'first'],
			['edad', { own: 5 }],
		]);
		expect(choose({ [tema]: 'second', [edad]: 'own' })).toEqual([
			['tema', 'second'],
			['edad', { own: null }],
		]);
		expect(choose({ [tema]: 'own', tema: 'gas', [edad]: 'third' })).toEqual([
			'tema:option_unknown',
			'edad:required',
		]);
	});
});
