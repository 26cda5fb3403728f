/* eslint-disable no-template-curly-in-string -- forms are written so */
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../instrument';
import { parseInstrument } from '../instrumentSchema';
import { readXlsForm } from './read/readXlsForm';
import type { FormWorkbook } from './workbook';

const base = ((): Instrument => {
	const parsed = parseInstrument({
		v: 1,
		survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
		languages: ['es', 'en'],
		title: { es: 'Título de antes', en: 'Title before' },
		intro: { es: 'Cuéntanos.', en: 'Tell us.' },
		notice: { short: { es: 'Aviso.' }, full: { es: 'Aviso entero.' } },
		state: '20',
		questions: [
			{
				...{ id: 'antes', type: 'consent', text: { es: '¿De acuerdo?' }, help: null },
				...{ required: false, noAnswer: [] },
			},
		],
	});
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
	return parsed.value;
})();

const yesNo = [
	['list_name', 'name', 'label'],
	['sn', '1', 'Sí'],
	['sn', '2', 'No'],
];

/** A form whose survey sheet has these columns and rows. */
function readForm(columns: string, rows: string[][], more: Partial<FormWorkbook> = {}) {
	return readXlsForm({ survey: [columns.split(' '), ...rows], choices: yesNo, settings: [], ...more }, base);
}

describe('readXlsForm on forms of others', () => {
	it('names again what cannot keep its name, in conditions and texts too', () => {
		const { instrument, findings } = readForm('type name label relevant', [
			['select one sn', 'Agua', '¿Tienes agua?', ''],
			['integer', '2', '¿Cuántos días?', "${Agua} = '2'"],
			['text', 'por_que', 'Dijiste ${Agua}. ¿Por qué?', '${Agua} = 2 and 3 <= ${2}'],
		]);
		expect(instrument?.questions.map(({ id }) => id)).toEqual(['agua', 'o_2', 'por_que']);
		expect(instrument?.questions[0]).toMatchObject({ options: [{ id: 'o_1' }, { id: 'o_2' }] });
		expect(instrument?.questions[1]?.showIf).toEqual({ op: 'eq', question: 'agua', value: 'o_2' });
		expect(instrument?.questions[2]?.text.es).toBe('Dijiste ${agua}. ¿Por qué?');
		expect(instrument?.questions[2]?.showIf).toBeUndefined();
		expect(findings).toEqual([
			{ weight: 'changed', sheet: 'survey', row: 2, code: 'renamed', detail: 'Agua → agua' },
			{ weight: 'changed', sheet: 'choices', row: 2, code: 'renamed', detail: '1 → o_1' },
			{ weight: 'changed', sheet: 'choices', row: 3, code: 'renamed', detail: '2 → o_2' },
			{ weight: 'changed', sheet: 'survey', row: 3, code: 'renamed', detail: '2 → o_2' },
			{ weight: 'changed', sheet: 'survey', row: 4, code: 'relevant', detail: '${Agua} = 2 and 3 <= ${2}' },
		]);
	});

	it('keeps what «differs from» means there: also when nothing was answered', () => {
		const { instrument } = readForm('type name label relevant', [
			['select_one sn', 'agua', '¿Tienes agua?', ''],
			['text', 'a', '¿A?', "${agua} != '1'"],
			['text', 'b', '¿B?', "(${agua} != '' and ${agua} != '1')"],
			['text', 'c', '¿C?', "'' = ${agua}"],
		]);
		expect(instrument?.questions.slice(1).map(({ showIf }) => showIf)).toEqual([
			{ op: 'not', of: { op: 'eq', question: 'agua', value: 'o_1' } },
			{ op: 'ne', question: 'agua', value: 'o_1' },
			{ op: 'not', of: { op: 'answered', question: 'agua' } },
		]);
	});

	it('turns bounds into limits, strict ones too, and says which constraints it cannot keep', () => {
		const { instrument, findings } = readForm('type name label constraint', [
			['integer', 'edad', '¿Edad?', '. > 17 and . < 100'],
			['decimal', 'pago', '¿Pago?', '.>=0.5'],
			['date', 'dia', '¿Día?', ". > date('2026-01-31')"],
			['text', 'idea', '¿Idea?', 'string-length(.) < 201'],
			['select_multiple sn', 'varios', '¿Cuáles?', 'count-selected(.) <= 1'],
			['text', 'cp', '¿Código?', "regex(., '[0-9]{5}')"],
		]);
		expect(instrument?.questions).toMatchObject([
			{ type: 'number', decimals: 0, min: 18, max: 99 },
			{ type: 'number', decimals: 4, min: 5000, max: null },
			{ type: 'date', earliest: '2026-02-01', latest: null },
			{ type: 'short', maxLength: 200 },
			{ type: 'multiple', max: 1 },
			{ type: 'short' },
		]);
		expect(findings.filter(({ code }) => code === 'constraint')).toEqual([
			{ weight: 'changed', sheet: 'survey', row: 7, code: 'constraint', detail: "regex(., '[0-9]{5}')" },
		]);
	});

	it('keeps other constraints as limits with their words', () => {
		const { instrument, findings } = readForm('type name label constraint constraint_message', [
			['integer', 'edad', '¿Edad?', '. >= 18 and . != 20', 'Escribe otra edad que ${edad}.'],
			['date', 'dia', '¿Día?', ". = date('2026-02-03') or ${edad} > 30", ''],
			['integer', 'otra', '¿Otra?', '. < ${edad}', ''],
			['integer', 'mas', '¿Más?', '. > 0', 'Más de cero.'],
		]);
		const own = { op: 'eq', question: 'edad', value: 20 };
		expect(instrument?.questions).toMatchObject([
			{ min: 18, limit: { must: { op: 'not', of: own }, message: { es: 'Escribe otra edad que ….' } } },
			{ limit: { must: { op: 'or' }, message: { es: expect.stringContaining('Revisa') as unknown } } },
			{ min: null, max: null },
			{ min: 1 },
		]);
		expect(instrument?.questions[2]?.limit).toBeUndefined();
		expect(findings.map(({ row, code }) => [row, code])).toEqual([
			[2, 'pipe'],
			[4, 'constraint'],
			[5, 'column_outside'],
		]);
	});

	it('asks what stands in a group of whom the group is for, and leaves out what is asked many times', () => {
		const { instrument, findings } = readForm('type name label relevant appearance', [
			['select_one sn', 'agua', '¿Tienes agua?', '', 'minimal'],
			['begin group', 'g', 'Sobre el agua', "selected(${agua}, '2')", ''],
			['note', 'n', 'Piensa en la última semana.', '', ''],
			['text', 'que', '¿Qué pasó?', '', ''],
			['text', 'quien', '¿Quién?', "${que} != ''", ''],
			['end group', '', '', '', ''],
			['begin repeat', 'hijos', 'Cada hijo', '', ''],
			['text', 'nombre', '¿Nombre?', '', ''],
			['end repeat', '', '', '', ''],
			['deviceid', 'equipo', '', '', ''],
			['barcode', 'codigo', 'Código', '', ''],
			['note', 'fin', 'Gracias.', '', ''],
		]);
		const inGroup = { op: 'selected', question: 'agua', option: 'o_2' };
		expect(instrument?.questions.map(({ id, help, showIf }) => [id, help?.es, showIf])).toEqual([
			['agua', undefined, undefined],
			['que', 'Piensa en la última semana.', inGroup],
			['quien', undefined, { op: 'and', of: [inGroup, { op: 'answered', question: 'que' }] }],
		]);
		expect(
			findings.filter(({ code }) => code !== 'renamed').map(({ weight, row, code }) => [weight, row, code]),
		).toEqual([
			['changed', 2, 'column_outside'],
			['changed', 3, 'group_title'],
			['left_out', 8, 'repeat'],
			['left_out', 9, 'repeat'],
			['left_out', 11, 'metadata'],
			['left_out', 12, 'type_outside'],
			['left_out', 13, 'note_alone'],
		]);
	});

	it('takes a group laid out as a table for one question', () => {
		const { instrument, findings } = readForm('type name label required appearance', [
			['begin_group', 'servicios', '¿Funciona?', '', 'table-list'],
			['select_one sn', 'luz', 'Luz', 'yes', ''],
			['select_one sn', 'agua', 'Agua', 'yes', ''],
			['end_group', '', '', '', ''],
		]);
		expect(instrument?.questions).toMatchObject([
			{ type: 'matrix', id: 'servicios', required: true, rows: [{ id: 'luz' }, { id: 'agua' }] },
		]);
		expect(findings.map(({ code }) => code)).toEqual(['renamed', 'renamed']);
	});

	it('reads the languages of its columns, and keeps the texts the form does not bring', () => {
		const { instrument, findings } = readForm(
			'type name label::English(en) label::Español(es) label::Klingon',
			[
				['note', 'hola', 'Hello.', 'Hola.', ''],
				['text', 'idea', 'Your idea?', '¿Tu idea?', '?'],
			],
			{ settings: [['form_title'], ['Mi consulta']] },
		);
		expect(instrument).toMatchObject({
			languages: ['es', 'en'],
			title: { es: 'Mi consulta' },
			intro: { es: 'Hola.', en: 'Hello.' },
			notice: base.notice,
			survey: base.survey,
			state: '20',
		});
		expect(instrument?.questions[0]?.text).toEqual({ es: '¿Tu idea?', en: 'Your idea?' });
		expect(findings).toEqual([
			{ weight: 'changed', sheet: 'survey', row: 1, code: 'language', detail: 'label::Klingon' },
		]);
	});

	it.each<[string, string, string[][], [number, string, string]]>([
		['without a column', 'type label', [['text', '¿A?']], [1, 'column_missing', 'name']],
		['without questions', 'type name label', [['note', 'n', 'Hola']], [1, 'no_questions', '']],
		[
			'without Spanish',
			'type name label::English(en)',
			[['text', 'a', 'A?']],
			[2, 'refused', 'text_missing'],
		],
		[
			'with a list of one',
			'type name label',
			[['select_one uno', 'a', '¿A?']],
			[2, 'refused', 'options_range'],
		],
	])('stops at a form %s', (_, columns, rows, [row, code, detail]) => {
		const choices = [...yesNo, ['uno', 'a', 'A']];
		const { instrument, findings } = readForm(columns, rows, { choices });
		expect(instrument).toBeNull();
		expect(findings).toContainEqual({ weight: 'stop', sheet: 'survey', row, code, detail });
	});

	it('lists a question whose list is not there, and a question that looks at it', () => {
		const { instrument, findings } = readForm('type name label relevant', [
			['select_one nada', 'a', '¿A?', ''],
			['text', 'b', '¿B por ${a}?', "${a} = 'x'"],
		]);
		expect(instrument?.questions).toMatchObject([{ id: 'b', text: { es: '¿B por …?' } }]);
		expect(findings.map(({ weight, row, code }) => [weight, row, code])).toEqual([
			['left_out', 2, 'list_missing'],
			['changed', 3, 'pipe'],
			['changed', 3, 'relevant'],
		]);
	});
});
