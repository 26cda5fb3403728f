import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../tests/arbitraries/answers';
import { roughText } from '../../../../tests/arbitraries/texts';
import { findAnswerRefusals } from './answerRules';
import { readAnswersFromForm, writeFormFields } from './answerForm';
import { OTHER_CHOICE } from './form/controls';
import { readDegrees } from './form/readTexts';
import type { Instrument } from './instrument';

function formOf(fields: readonly (readonly [string, string])[]): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}

const options = ['agua', 'luz', 'paz'].map((id) => ({ id, text: { es: id } }));
const asked = { text: { es: '¿Qué urge?' }, help: null, required: true, noAnswer: [] };
const instrument: Instrument = {
	v: 1,
	survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
	languages: ['es'],
	title: { es: 'Consulta' },
	intro: { es: 'Cuéntanos.' },
	notice: { short: { es: 'Aviso.' }, full: { es: 'Aviso.' } },
	state: '20',
	questions: [
		{ ...asked, id: 'uno', type: 'single', options, allowOther: true },
		{ ...asked, id: 'varias', type: 'multiple', allowOther: false, options, max: 2, required: false },
		{ ...asked, id: 'orden', type: 'ranking', ties: false, options, max: 3, required: false },
		{ ...asked, id: 'texto', type: 'short', maxLength: 20, required: false },
		{ ...asked, id: 'lugar', type: 'point', required: false },
	],
};

describe('readAnswersFromForm', () => {
	it('reads back what writeFormFields wrote, for any valid answer', () => {
		fc.assert(
			fc.property(
				instruments.chain((one) => fc.tuple(fc.constant(one), validContents(one))),
				([one, { answers }]) => {
					const read = readAnswersFromForm(one, formOf(writeFormFields(one, answers)));
					expect(read.answers).toEqual(answers);
					expect(read.refusals.every(({ code }) => code === 'required')).toBe(true);
				},
			),
		);
	});

	it('gives only answers that the rules accept, and keeps what was typed, whatever is typed', () => {
		const names = [
			'uno',
			'uno.other',
			'varias',
			'orden.agua',
			'orden.luz',
			'texto',
			'lugar.lat',
			'lugar.lon',
			'x',
		];
		const typed = fc.oneof(
			roughText,
			fc.constantFrom('agua', 'luz', '1', '2', '01', '-1', OTHER_CHOICE, '17.06'),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom(...names), typed), { maxLength: 12 }), (fields) => {
				const read = readAnswersFromForm(instrument, formOf(fields));
				const content = { v: 1, survey: instrument.survey, instrument: 'A'.repeat(43), language: 'es' };
				const refusals = findAnswerRefusals(instrument, { ...content, answers: read.answers });
				expect(refusals.filter(({ code }) => code !== 'required' && code !== 'nothing_answered')).toEqual([]);
				const missing = instrument.questions.filter(
					({ id, required }) => required && !Object.hasOwn(read.answers, id),
				);
				expect(read.refusals.map(({ field }) => field)).toEqual(
					expect.arrayContaining(missing.map(({ id }) => id)),
				);
				expect(Object.values(read.typed).flat()).toHaveLength(fields.length);
			}),
			{ numRuns: 300 },
		);
	});

	it.each<[string, readonly (readonly [string, string])[], object, readonly string[]]>([
		[
			'own words',
			[
				['uno', OTHER_CHOICE],
				['uno.other', ' Más  luz '],
			],
			{ uno: { other: 'Más luz' } },
			[],
		],
		['own words beside an unmarked circle', [['uno.other', 'Luz']], { uno: { other: 'Luz' } }, []],
		[
			'own words left beside another option',
			[
				['uno', 'agua'],
				['uno.other', 'Luz'],
			],
			{ uno: 'agua' },
			[],
		],
		['other without words', [['uno', OTHER_CHOICE]], {}, ['uno:other_missing']],
		[
			'boxes in any order',
			[
				['uno', 'luz'],
				['varias', 'paz'],
				['varias', 'agua'],
			],
			{ uno: 'luz', varias: ['agua', 'paz'] },
			[],
		],
		[
			'too many boxes',
			[
				['uno', 'luz'],
				['varias', 'paz'],
				['varias', 'agua'],
				['varias', 'luz'],
			],
			{ uno: 'luz' },
			['varias:too_many'],
		],
		[
			'places with a gap',
			[
				['uno', 'luz'],
				['orden.luz', '3'],
				['orden.paz', '1'],
			],
			{ uno: 'luz', orden: [['paz'], ['luz']] },
			[],
		],
		[
			'a place twice',
			[
				['uno', 'luz'],
				['orden.luz', '1'],
				['orden.paz', '1'],
			],
			{ uno: 'luz' },
			['orden:place_repeated'],
		],
		[
			'a place that isn’t there',
			[
				['uno', 'luz'],
				['orden.luz', '4'],
			],
			{ uno: 'luz' },
			['orden:place_unknown'],
		],
		[
			'several lines',
			[
				['uno', 'luz'],
				['texto', 'uno\r\ndos '],
			],
			{ uno: 'luz', texto: 'uno\ndos' },
			[],
		],
		[
			'degrees',
			[
				['uno', 'luz'],
				['lugar.lat', '17,06'],
				['lugar.lon', '-96.72'],
			],
			{ uno: 'luz', lugar: { latE6: 17_060_000, lonE6: -96_720_000 } },
			[],
		],
		[
			'half a point',
			[
				['uno', 'luz'],
				['lugar.lat', '17.06'],
			],
			{ uno: 'luz' },
			['lugar:point_unreadable'],
		],
		['nothing', [], {}, ['uno:required']],
	])('%s', (_, fields, answers, refusals) => {
		const read = readAnswersFromForm(instrument, formOf(fields));
		expect(read.answers).toEqual(answers);
		expect(read.refusals.map(({ field, code }) => `${field}:${code}`)).toEqual(refusals);
	});

	it('asks only for the question of its page', () => {
		expect(readAnswersFromForm(instrument, formOf([['texto', 'hola']]), ['texto']).refusals).toEqual([]);
	});
});

describe('readDegrees', () => {
	it('is the nearest millionth, and never a negative zero', () => {
		expect(readDegrees('−96.7200004')).toBe(-96_720_000);
		expect(Object.is(readDegrees('-0'), 0)).toBe(true);
		for (const bad of ['', '17.', '1e3', '17°', '1234', 'NaN', '17.06 ']) expect(readDegrees(bad)).toBeNull();
	});
});
