import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../../tests/arbitraries/answers';
import type { Instrument } from './instrument';
import { parseInstrument } from './instrumentSchema';
import { textsOf } from './textsOf';

const option = (id: string, es = id) => ({ id, text: { es } });
const instrument: Instrument = {
	v: 1,
	survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
	languages: ['es', 'en'],
	title: { es: 'Consulta', en: 'Survey' },
	intro: { es: 'Cuéntanos.' },
	notice: { short: { es: 'Aviso.' }, full: { es: 'Aviso.' } },
	state: '20',
	questions: [
		{
			id: 'q',
			type: 'ranking',
			ties: false,
			text: { es: '¿Qué urge?' },
			help: null,
			required: true,
			noAnswer: [],
			options: [option('a'), option('b')],
			max: 2,
		},
	],
};
const [question = expect.fail('no question')] = instrument.questions;

describe('parseInstrument', () => {
	it('gives back every instrument made by the rules, unchanged', () => {
		fc.assert(
			fc.property(instruments, (one) => {
				expect(parseInstrument(one)).toEqual({ ok: true, value: one });
			}),
		);
	});

	it.each<[string, object, string]>([
		['no Spanish', { title: { en: 'Survey' } }, 'title.es:text_missing'],
		['an empty text', { title: { es: '' } }, 'title.es:text_missing'],
		['blanks at the ends', { title: { es: ' x' } }, 'title.es:text_characters'],
		['letters not composed', { title: { es: 'cafe\u0301' } }, 'title.es:text_characters'],
		['a language not declared', { title: { es: 'x', zap: 'x' } }, 'title.zap:language_choice'],
		['Spanish not first', { languages: ['en', 'es'] }, 'languages:language_choice'],
		['a language twice', { languages: ['es', 'en', 'en'] }, 'languages:language_choice'],
		['a key nobody knows', { color: 'red' }, '_form:not_understood'],
		['another version', { v: 2 }, 'v:not_understood'],
		['a state that isn’t', { state: '33' }, 'state:state_choice'],
		['no questions', { questions: [] }, 'questions:questions_range'],
		['a question twice', { questions: [question, question] }, 'questions.1.id:question_repeated'],
		['a fraction', { questions: [{ ...question, max: 1.5 }] }, 'questions.0.max:max_range'],
		['more than there are', { questions: [{ ...question, max: 3 }] }, 'questions.0.max:max_range'],
		[
			'one option',
			{ questions: [{ ...question, options: [option('a')] }] },
			'questions.0.options:options_range',
		],
		[
			'an option twice',
			{ questions: [{ ...question, options: [option('a'), option('a', 'x')] }] },
			'questions.0.options.1.id:option_repeated',
		],
		[
			'the same words twice',
			{ questions: [{ ...question, options: [option('a'), option('b', 'a')] }] },
			'questions.0.options.1.text.es:option_repeated',
		],
		['an id with capitals', { questions: [{ ...question, id: 'Q' }] }, 'questions.0.id:question_id_form'],
		[
			'a short notice of 61 words',
			{ notice: { ...instrument.notice, short: { es: 'a '.repeat(61).trim() } } },
			'notice.short.es:notice_too_long',
		],
	])('refuses %s', (_, change, expected) => {
		const parsed = parseInstrument({ ...instrument, ...change });
		expect(parsed.ok ? [] : parsed.error.map(({ field, code }) => `${field}:${code}`)).toContain(expected);
	});

	it('says no to any other JSON without throwing', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (raw) => {
				expect(parseInstrument(raw).ok).toBe(false);
			}),
		);
	});
});

describe('textsOf', () => {
	it('finds every text there is', () => {
		fc.assert(
			fc.property(instruments, (one) => {
				const written = JSON.stringify(one).match(/"es":"/g) ?? [];
				expect(textsOf(one)).toHaveLength(written.length);
			}),
		);
	});
});
