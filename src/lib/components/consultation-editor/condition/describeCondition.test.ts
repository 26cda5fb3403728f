import { describe, expect, it } from 'vitest';
import type { Expression } from '$lib/domain/survey/conditions/expression';
import type { Question } from '$lib/domain/survey/instrument';
import { instrumentFromTemplate, templates } from '$lib/domain/survey/templates/instrumentFromTemplate';
import { describeCondition } from './describeCondition';

const [template = expect.fail('no templates')] = templates;
const { questions } = instrumentFromTemplate(template, {
	survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
	institution: 'Instituto Ficticio',
	state: '20',
});
const say = (condition: Expression, asked: readonly Question[] = questions) =>
	describeCondition(condition, asked, 'es', (key) => (key === '20067' ? 'Oaxaca de Juárez' : key));

const water: Expression = { op: 'eq', question: 'problema', value: 'agua' };
const urgent = '«¿Qué problema urge resolver en tu colonia?»';

describe('describeCondition', () => {
	it.each<[Expression, string]>([
		[water, `${urgent} es «Falta agua o drenaje»`],
		[{ ...water, op: 'ne' }, `${urgent} no es «Falta agua o drenaje»`],
		[{ op: 'eq', question: 'municipio', value: '20067' }, '«¿En qué municipio vives?» es «Oaxaca de Juárez»'],
		[
			{ op: 'not', of: { op: 'answered', question: 'detalle' } },
			'no se contesta «¿Qué pasa y desde cuándo?»',
		],
		[{ op: 'not', of: water }, `no se cumple que ${urgent} es «Falta agua o drenaje»`],
		[
			{ op: 'or', of: [water, { op: 'and', of: [water, { op: 'answered', question: 'lugar' }] }] },
			`${urgent} es «Falta agua o drenaje» o (${urgent} es «Falta agua o drenaje» y se contesta «¿Dónde está el problema?»)`,
		],
	])('%j', (condition, said) => {
		expect(say(condition)).toBe(said);
	});

	it('says the ids of what is no longer there', () => {
		expect(say(water, [])).toBe('«problema» es «agua»');
	});
});
