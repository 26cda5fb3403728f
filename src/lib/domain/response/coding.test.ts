import { describe, expect, it } from 'vitest';
import { parseForm } from '../form';
import type { Question } from '../survey/instrument';
import { ANSWERS_A_PAGE, codingForm, listWritten, readCodingState } from './coding';

const ids = Array.from(
	{ length: ANSWERS_A_PAGE + 1 },
	(_, at) => `0f8fad5b-d9cb-469f-a165-${String(at).padStart(12, '0')}`,
);
const [problem = '', first = '', second = ''] = ids;

function read(entries: readonly (readonly [string, string])[]) {
	const form = new FormData();
	for (const [name, value] of entries) form.append(name, value);
	return parseForm(codingForm, form);
}

describe('the form that joins answers to a problem', () => {
	it('takes each answer once', () => {
		expect(
			read([
				['problema', problem],
				['respuestas', first],
				['respuestas', second],
				['respuestas', first.toUpperCase()],
			]),
		).toEqual({ ok: true, value: { problema: problem, respuestas: [first, second] } });
	});

	it.each([
		['no problem', [['respuestas', first]], 'problem_choice'],
		['no answer', [['problema', problem]], 'answer_missing'],
		[
			'what is no answer',
			[
				['problema', problem],
				['respuestas', 'agua'],
			] as const,
			'not_understood',
		],
		[
			'more than a page',
			[['problema', problem], ...ids.map((one) => ['respuestas', one] as const)] as const,
			'answer_missing',
		],
	] as const)('is refused with %s', (_, entries, code) => {
		const result = read(entries);
		expect(result.ok ? [] : result.error.errors.map((error) => error.code)).toContain(code);
	});
});

const text = { es: 'Pregunta' };
const asked = { text, help: null, required: false, noAnswer: [] };
const options = [{ id: 'agua', text }];
const questions: Question[] = [
	{ ...asked, id: 'tres', type: 'single', options, allowOther: true },
	{ ...asked, id: 'uno', type: 'short', maxLength: 80 },
	{ ...asked, id: 'dos', type: 'long', maxLength: 800 },
	{ ...asked, id: 'cuatro', type: 'single', options, allowOther: false },
	{ ...asked, id: 'cinco', type: 'multiple', options, max: 1, allowOther: true },
	{ ...asked, id: 'seis', type: 'consent' },
];

it('the questions with own words are texts first, and options that take another', () => {
	expect(listWritten({ questions }).map(({ id }) => id)).toEqual(['uno', 'dos', 'tres', 'cinco']);
});

it('without a problem there are no answers of it', () => {
	expect(readCodingState('this', true)).toBe('this');
	expect(readCodingState('this', false)).toBe('all');
	expect(readCodingState('none', false)).toBe('none');
	expect(readCodingState('agua', true)).toBe('all');
	expect(readCodingState(null, true)).toBe('all');
});
