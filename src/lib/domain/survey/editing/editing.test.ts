import { describe, expect, it } from 'vitest';
import type { Instrument, Question } from '../instrument';
import { parseInstrument } from '../instrumentSchema';
import { editInstrumentTexts } from '../instrumentTexts';
import { addQuestion } from './addQuestion';
import { changeType, questionTypes, startQuestion } from './startQuestion';
import { writeEditFields } from './writeEditFields';

const asked = { text: { es: '¿Qué pasa?' }, help: null, required: false, noAnswer: [] };

function instrumentWith(...questions: Question[]): Instrument {
	return {
		v: 1,
		survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
		languages: ['es', 'en'],
		title: { es: 'Consulta' },
		intro: { es: 'Cuéntanos.' },
		notice: { short: { es: 'Aviso.' }, full: { es: 'Aviso.' } },
		state: '20',
		questions,
	};
}

type Changes = Readonly<Record<string, string | readonly string[] | null>>;

function formOf(fields: Iterable<readonly [string, string | readonly string[] | null]>): FormData {
	const form = new FormData();
	for (const [name, value] of new Map(fields))
		for (const one of value === null ? [] : [value].flat()) form.append(name, one);
	return form;
}

function edit(question: Question, changes: Changes): Question | string[] {
	const instrument = instrumentWith(question);
	const result = editInstrumentTexts(
		instrument,
		formOf([...writeEditFields(instrument), ...Object.entries(changes)]),
	);
	if (!result.ok) return result.error.errors.map(({ field, code }) => `${field}:${code}`);
	return result.value.questions[0] ?? [];
}

const prefix = (changes: Changes): Changes =>
	Object.fromEntries(Object.entries(changes).map(([name, value]) => [`q.${name}`, value]));

const started = (type: Question['type']) => startQuestion(type, { ...asked, id: 'q' });

it('a question begins a part by its title, and no longer without', () => {
	const question = edit(started('single'), {
		'q.q.section.es': ' Tu  colonia ',
		'q.q.section.en': 'Your area',
	});
	expect(question).toMatchObject({ section: { es: 'Tu colonia', en: 'Your area' } });
	if (Array.isArray(question)) throw new Error(question.join());
	expect(edit(question, {})).toEqual(question);
	expect(edit(question, { 'q.q.type': 'long' })).toMatchObject({ type: 'long', section: question.section });
	expect(edit(question, { 'q.q.section.es': '', 'q.q.section.en': '' })).not.toHaveProperty('section');
	expect(edit(question, { 'q.q.section.es': '' })).toEqual(['q.q.section.es:text_missing']);
});

it('a part goes on with the next question where the one that began it leaves', () => {
	const [first, next] = [
		{ ...started('single'), section: { es: 'Tu colonia' } },
		{ ...started('long'), id: 'z' },
	];
	const instrument = instrumentWith(first, next);
	const form = formOf([...writeEditFields(instrument), ['q.q.remove', 'on']]);
	const result = editInstrumentTexts(instrument, form);
	expect(result.ok && result.value.questions).toEqual([{ ...next, section: { es: 'Tu colonia' } }]);
});

describe('a question of each type', () => {
	it.each(questionTypes)('%s starts whole, and the form gives it back unchanged', (type) => {
		const question = started(type);
		expect(parseInstrument(instrumentWith(question)).ok).toBe(true);
		expect(edit(question, {})).toEqual(question);
	});

	it.each(questionTypes.flatMap((from) => questionTypes.map((to) => [from, to] as const)))(
		'%s can become %s',
		(from, to) => {
			const changed = edit(
				{ ...started(from), noAnswer: from === 'consent' ? [] : ['unknown'] },
				{ 'q.q.type': to },
			);
			expect(changed).toMatchObject({ id: 'q', type: to, text: asked.text });
		},
	);

	it('keeps its options where the new type has them', () => {
		const options = ['agua', 'luz', 'paz', 'pan'].map((id) => ({ id, text: { es: id } }));
		const single: Question = { ...asked, id: 'q', type: 'single', options, allowOther: true };
		expect(changeType(single, 'ranking')).toMatchObject({ options, max: 3, ties: false });
		expect(changeType(single, 'scale')).not.toHaveProperty('options');
	});
});

describe('the settings of a type', () => {
	it.each<[Question['type'], Changes, object]>([
		[
			'number',
			{ 'q.decimals': '2', 'q.min': '1.50', 'q.max': '1,200' },
			{ decimals: 2, min: 150, max: 120000 },
		],
		['number', { 'q.min': '', 'q.unit.es': 'pesos' }, { min: null, unit: { es: 'pesos' } }],
		[
			'date',
			{ 'q.earliest': '2026-03-01', 'q.latest': '15/03/2027' },
			{ earliest: '2026-03-01', latest: '2027-03-15' },
		],
		[
			'scale',
			{ 'q.points': '11', 'q.start': '0', 'q.low.es': 'Nada' },
			{ points: 11, start: 0, low: { es: 'Nada', en: 'Very bad' } },
		],
		[
			'matrix',
			{ 'q.newRow.es': 'None', 'q.newColumn.es': 'Tal vez' },
			{
				rows: [{ id: 'renglon_1' }, { id: 'renglon_2' }, { id: 'none_2', text: { es: 'None' } }],
				columns: [{ id: 'columna_1' }, { id: 'columna_2' }, { id: 'tal_vez' }],
			},
		],
		['ranking', { 'q.ties': 'on' }, { ties: true }],
		['multiple', { 'q.allowOther': 'on', 'q.max': '3' }, { allowOther: true, max: 3 }],
		['municipality', { 'q.locality': 'on' }, { locality: true }],
		['long', { 'q.maxLength': '4000' }, { maxLength: 4000 }],
		[
			'short',
			{ 'q.noAnswer.refused': 'on', 'q.noAnswer.unknown': 'on' },
			{ noAnswer: ['unknown', 'refused'] },
		],
		['consent', { 'q.noAnswer.unknown': 'on' }, { noAnswer: [] }],
	])('%s reads %j', (type, changes, expected) => {
		expect(edit(started(type), prefix(changes))).toMatchObject(expected);
	});

	it.each<[Question['type'], Changes, string]>([
		['number', { 'q.decimals': '5' }, 'q.q.decimals:decimals_range'],
		['number', { 'q.min': 'uno' }, 'q.q.min:number_bounds'],
		['number', { 'q.min': '8', 'q.max': '7' }, 'q.q.max:number_bounds'],
		['date', { 'q.latest': '31/02/2027' }, 'q.q.latest:day_form'],
		['date', { 'q.earliest': '2027-01-02', 'q.latest': '2027-01-01' }, 'q.q.latest:days_order'],
		['scale', { 'q.points': '12' }, 'q.q.points:scale_range'],
		['scale', { 'q.high.es': '' }, 'q.q.high.es:text_missing'],
		['matrix', { 'q.row.renglon_1.es': '', 'q.row.renglon_1.en': '' }, 'q.q.newRow.es:rows_range'],
		['matrix', { 'q.newColumn.es': 'Columna 1' }, 'q.q.newColumn.es:option_repeated'],
		['long', { 'q.maxLength': '4001' }, 'q.q.maxLength:length_range'],
	])('%s with %j points at the control', (type, changes, expected) => {
		expect(edit(started(type), prefix(changes))).toContain(expected);
	});
});

describe('a question', () => {
	const three = ['a', 'b', 'c'].map((id) => startQuestion('short', { ...asked, id }));

	it.each([
		['c', '1', ['c', 'a', 'b']],
		['a', '3', ['b', 'c', 'a']],
		['b', '2', ['a', 'b', 'c']],
		['b', '0', ['a', 'b', 'c']],
		['a', '99', ['b', 'c', 'a']],
	])('%s moves to place %s', (id, place, order) => {
		const form = formOf([
			[`q.${id}.text.es`, '¿Qué pasa?'],
			[`q.${id}.place`, place],
		]);
		const result = editInstrumentTexts(instrumentWith(...three), form);
		expect(result.ok && result.value.questions.map((question) => question.id)).toEqual(order);
	});

	it('is added after another, with an id from its words', () => {
		const form = formOf([
			['type', 'scale'],
			['text.es', '¿Nueva?'],
			['text.en', 'New?'],
			['after', 'a'],
		]);
		const added = addQuestion(instrumentWith(...three), form);
		if (!added.ok) throw new Error(JSON.stringify(added.error.errors));
		expect(added.value.id).toBe('nueva_2');
		expect(added.value.instrument.questions.map(({ id }) => id)).toEqual(['a', 'nueva_2', 'b', 'c']);
		expect(added.value.instrument.questions[1]?.text).toEqual({ es: '¿Nueva?', en: 'New?' });
	});

	it.each<[Changes, string]>([
		[{ type: 'hologram', 'text.es': 'x' }, 'type:type_choice'],
		[{ type: 'short' }, 'text.es:text_missing'],
		[{ type: 'short', 'text.es': 'x'.repeat(301) }, 'text.es:text_too_long'],
	])('is not added from %j', (fields, expected) => {
		const added = addQuestion(instrumentWith(...three), formOf(Object.entries(fields)));
		expect(added.ok ? [] : added.error.errors.map(({ field, code }) => `${field}:${code}`)).toEqual([
			expected,
		]);
	});

	it('is added only while what may be written fits into one answer', () => {
		const three = ['a', 'b', 'c'].map((id): Question => ({ ...asked, id, type: 'long', maxLength: 4_000 }));
		const added = addQuestion(
			instrumentWith(...three),
			formOf(Object.entries({ type: 'short', 'text.es': 'Otra' })),
		);
		expect(added.ok ? [] : added.error.errors).toEqual([{ field: '_form', code: 'writing_range' }]);
	});

	it('is added only while there is room', () => {
		const forty = Array.from({ length: 40 }, (_, at) =>
			startQuestion('point', { ...asked, id: `q${String(at)}` }),
		);
		const form = formOf(Object.entries({ type: 'short', 'text.es': 'Otra' }));
		const added = addQuestion(instrumentWith(...forty), form);
		expect(added.ok ? [] : added.error.errors).toEqual([{ field: '_form', code: 'questions_range' }]);
	});
});
