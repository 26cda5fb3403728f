import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roughText } from '../../../../tests/arbitraries/texts';
import type { Instrument } from './instrument';
import { parseInstrument } from './instrumentSchema';
import { proposeOptionId } from './editing/proposeOptionId';
import { writeEditFields } from './editing/writeEditFields';
import { editInstrumentTexts } from './instrumentTexts';
import { instrumentFromTemplate, templates } from './templates/instrumentFromTemplate';

const setting = {
	survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
	institution: 'Instituto Ficticio',
	state: '20',
};
const [ventanilla = expect.fail('no templates')] = templates;
const instrument = instrumentFromTemplate(ventanilla, setting);

function edit(
	changes: Readonly<Record<string, string | readonly string[] | null>>,
	from: Instrument = instrument,
) {
	const form = new FormData();
	const fields = new Map<string, string | readonly string[] | null>([
		...writeEditFields(from),
		...Object.entries(changes),
	]);
	for (const [name, value] of fields) {
		for (const one of value === null ? [] : [value].flat()) form.append(name, one);
	}
	return editInstrumentTexts(from, form);
}

function edited(changes: Readonly<Record<string, string | readonly string[] | null>>): Instrument {
	const result = edit(changes);
	if (!result.ok) throw new Error(JSON.stringify(result.error.errors));
	return result.value;
}

function errorsOf(changes: Readonly<Record<string, string | readonly string[] | null>>): string[] {
	const result = edit(changes);
	return result.ok ? [] : result.error.errors.map(({ field, code }) => `${field}:${code}`);
}

describe('editInstrumentTexts', () => {
	it.each(templates.map((template) => [template.key, template] as const))(
		'gives %s back when nothing was changed',
		(_, template) => {
			const before = instrumentFromTemplate(template, setting);
			expect(edit({}, before)).toEqual({ ok: true, value: before });
		},
	);

	it('leaves alone what the form does not show', () => {
		const form = new FormData();
		form.append('title.es', 'Otra  consulta');
		const result = editInstrumentTexts(instrument, form);
		expect(result).toEqual({ ok: true, value: { ...instrument, title: { es: 'Otra consulta' } } });
	});

	it('changes texts, drops blank translations and blank help', () => {
		const { questions, title } = edited({
			'title.es': 'Lo que urge',
			'title.en': ' ',
			'q.problema.help.es': '',
			'q.problema.help.en': '',
			'q.problema.required': null,
		});
		expect(title).toEqual({ es: 'Lo que urge' });
		expect(questions[0]).toMatchObject({ help: null, required: false });
	});

	it('removes, renames and adds options; those that stay keep their ids', () => {
		const [first] = edited({
			'q.problema.option.basura.es': '',
			'q.problema.option.basura.en': '',
			'q.problema.option.agua.es': 'Agua sucia',
			'q.problema.new.es': ['Ruido de noche', '', 'Agua'],
			'q.problema.new.en': ['Noise at night', '', ''],
		}).questions;
		const offered = first && 'options' in first ? first.options : [];
		expect(offered.map(({ id }) => id)).toEqual([
			...['agua', 'calles', 'luz', 'seguridad', 'transporte', 'salud', 'escuelas', 'tramites', 'empleo'],
			...['ruido_de_noche', 'agua_2'],
		]);
		expect(offered[0]?.text.es).toBe('Agua sucia');
		expect(offered.at(-1)?.text).toEqual({ es: 'Agua' });
	});

	it('removes a question', () => {
		expect(edited({ 'q.lugar.remove': 'on' }).questions.map(({ id }) => id)).not.toContain('lugar');
	});

	it.each<[string, Record<string, string | readonly string[] | null>, string]>([
		['no title', { 'title.es': '' }, 'title.es:text_missing'],
		['a long title', { 'title.es': 'x'.repeat(201) }, 'title.es:text_too_long'],
		['odd characters', { 'q.problema.text.en': 'a\u202eb' }, 'q.problema.text.en:text_characters'],
		[
			'an option only in English',
			{ 'q.problema.option.agua.es': '' },
			'q.problema.option.agua.es:text_missing',
		],
		[
			'a new option only in English',
			{ 'q.problema.new.es': [''], 'q.problema.new.en': ['Noise'] },
			'q.problema.new.es:text_missing',
		],
		[
			'the same new option',
			{ 'q.problema.new.es': ['Falta de empleo'] },
			'q.problema.new.es:option_repeated',
		],
		['a maximum of none', { 'q.oficina.max': '0' }, 'q.oficina.max:max_range'],
		['a maximum of words', { 'q.oficina.max': 'tres' }, 'q.oficina.max:max_range'],
		['a long answer', { 'q.detalle.maxLength': '501' }, 'q.detalle.maxLength:max_range'],
		['a long short notice', { 'notice.short.es': 'a '.repeat(61) }, 'notice.short.es:notice_too_long'],
	])('points at the control: %s', (_, changes, expected) => {
		expect(errorsOf(changes)).toContain(expected);
	});

	it('says at the form when every question was removed', () => {
		const all = Object.fromEntries(instrument.questions.map(({ id }) => [`q.${id}.remove`, 'on']));
		expect(errorsOf(all)).toEqual(['_form:questions_range']);
	});

	it('gives an instrument that follows the schema or errors on controls that exist, whatever is typed', () => {
		const names = [...writeEditFields(instrument).keys(), 'q.problema.new.es', 'q.problema.new.en'];
		const changes = fc.dictionary(
			fc.constantFrom(...names),
			fc.oneof(roughText, fc.constantFrom('', '3', 'Agua')),
			{
				maxKeys: 6,
			},
		);
		fc.assert(
			fc.property(changes, (typed) => {
				const result = edit(typed);
				if (result.ok) {
					expect(parseInstrument(result.value)).toEqual(result);
				} else {
					for (const { field } of result.error.errors)
						expect([...names, '_form', ...instrument.questions.map(({ id }) => `q.${id}.new.es`)]).toContain(
							field,
						);
					for (const [name, value] of Object.entries(typed))
						expect(result.error.typed[name]).toEqual([value]);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('proposeOptionId', () => {
	it('is always an id, and never one that is taken', () => {
		fc.assert(
			fc.property(fc.string(), fc.array(fc.string()), (words, others) => {
				const taken = new Set(others.map((other) => proposeOptionId(other, new Set())));
				const id = proposeOptionId(words, taken);
				expect(id).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
				expect(taken.has(id)).toBe(false);
			}),
		);
		expect(proposeOptionId('¿Agua potable?', new Set())).toBe('agua_potable');
		expect(proposeOptionId('水', new Set(['opcion']))).toBe('opcion_2');
	});
});
