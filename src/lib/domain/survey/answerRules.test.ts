import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, roughContents, validContents } from '../../../../tests/arbitraries/answers';
import { findAnswerRefusals, parseAnswer, WHOLE_ANSWER } from './answerRules';
import type { Instrument, Question } from './instrument';
import { parseInstrument } from './instrumentSchema';
import { findValueRefusal } from './valueRules';

const asked = { id: 'q', text: { es: '¿Qué urge?' }, help: null, required: false };
const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: { es: id } }));

function refusalOf(question: Partial<Question>, value: unknown, state: string | null = '20'): string | null {
	const whole = { ...asked, ...question };
	const parsed = parseInstrument(instrumentWith([whole]));
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
	const [only] = parsed.value.questions;
	return only ? findValueRefusal(only, state, value) : 'no question';
}

function instrumentWith(questions: readonly object[]): object {
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

describe('findAnswerRefusals', () => {
	const valid = instruments.chain((instrument) =>
		fc.tuple(fc.constant(instrument), validContents(instrument)),
	);
	const rough = instruments.chain((instrument) =>
		fc.tuple(fc.constant(instrument), roughContents(instrument)),
	);

	it('accepts every content made by the rules, and parsing gives it back as it came', () => {
		fc.assert(
			fc.property(valid, ([instrument, content]) => {
				expect(findAnswerRefusals(instrument, content)).toEqual([]);
				const parsed = parseAnswer(instrument, content);
				expect(parsed.ok && parsed.value).toBe(content);
			}),
		);
	});

	it('never throws, whatever comes, and names each question at most once, in their order', () => {
		fc.assert(
			fc.property(rough, ([instrument, content]) => {
				const fields = findAnswerRefusals(instrument, content)
					.map(({ field }) => field)
					.filter((field) => field !== WHOLE_ANSWER);
				const order = instrument.questions.map(({ id }) => id).filter((id) => fields.includes(id));
				expect(fields).toEqual(order);
			}),
			{ numRuns: 400 },
		);
	});

	it('accepts the same values when a refused question is left out, unless it is required', () => {
		fc.assert(
			fc.property(rough, ([instrument, content]) => {
				const refusals = findAnswerRefusals(instrument, content);
				if (refusals.some(({ field }) => field === WHOLE_ANSWER)) return;
				const given = Object.entries((content as { answers: object }).answers);
				const kept = given.filter(([id]) => !refusals.some(({ field }) => field === id));
				const left = findAnswerRefusals(instrument, {
					...(content as object),
					answers: Object.fromEntries(kept),
				});
				expect(left.every(({ code }) => code === 'required' || code === 'nothing_answered')).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	it('says what is wrong with the whole', () => {
		const instrument = instrumentWith([{ ...asked, type: 'short', maxLength: 9 }]) as Instrument;
		const content = {
			v: 1,
			survey: instrument.survey,
			instrument: 'A'.repeat(43),
			language: 'es',
			answers: { q: 'agua' },
		};
		const codes = (change: object) =>
			findAnswerRefusals(instrument, { ...content, ...change }).map(({ field, code }) => `${field}:${code}`);
		expect(codes({})).toEqual([]);
		expect(codes({ v: 2 })).toEqual(['_:shape']);
		expect(codes({ time: 1 })).toEqual(['_:shape']);
		expect(codes({ answers: [] })).toEqual(['_:shape']);
		expect(codes({ survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b81' })).toEqual(['_:survey']);
		expect(codes({ instrument: 'A'.repeat(42) + 'B' })).toEqual(['_:instrument']);
		expect(codes({ language: 'zap' })).toEqual(['_:language']);
		expect(codes({ answers: { q: 'agua', otra: 'x' } })).toEqual(['_:question_unknown']);
		expect(codes({ answers: {} })).toEqual(['_:nothing_answered']);
		expect(codes({ answers: { q: 'demasiado larga' }, language: 'fr' })).toEqual([
			'_:language',
			'q:text_too_long',
		]);
	});
});

describe('findValueRefusal', () => {
	it.each<[Partial<Question>, unknown, string | null]>([
		[{ type: 'single', options, allowOther: false }, 'a', null],
		[{ type: 'single', options, allowOther: false }, 'z', 'option_unknown'],
		[{ type: 'single', options, allowOther: false }, { other: 'x' }, 'other_not_allowed'],
		[{ type: 'single', options, allowOther: true }, { other: 'Falta luz' }, null],
		[{ type: 'single', options, allowOther: true }, { other: 'x'.repeat(201) }, 'text_too_long'],
		[{ type: 'single', options, allowOther: true }, { other: '💧'.repeat(200) }, null],
		[{ type: 'single', options, allowOther: true }, { other: 'x', id: 'a' }, 'shape'],
		[{ type: 'multiple', options, max: 2 }, ['a', 'c'], null],
		[{ type: 'multiple', options, max: 2 }, [], 'empty'],
		[{ type: 'multiple', options, max: 2 }, ['c', 'a'], 'option_order'],
		[{ type: 'multiple', options, max: 2 }, ['a', 'a'], 'option_repeated'],
		[{ type: 'multiple', options, max: 2 }, ['a', 'b', 'c'], 'too_many'],
		[{ type: 'ranking', options, max: 3 }, [['c'], ['a']], null],
		[{ type: 'ranking', options, max: 3 }, [['c'], ['a', 'b']], null],
		[{ type: 'ranking', options, max: 3 }, [['c'], ['b', 'a']], 'option_order'],
		[{ type: 'ranking', options, max: 3 }, [['c'], ['a', 'b', 'd']], 'too_many'],
		[{ type: 'ranking', options, max: 3 }, [['c'], []], 'tier_empty'],
		[{ type: 'ranking', options, max: 3 }, [['c'], ['c']], 'option_repeated'],
		[{ type: 'ranking', options, max: 3 }, ['c'], 'shape'],
		[{ type: 'short', maxLength: 10 }, 'La calle', null],
		[{ type: 'short', maxLength: 10 }, '', 'text_empty'],
		[{ type: 'short', maxLength: 10 }, ' calle', 'text_form'],
		[{ type: 'short', maxLength: 10 }, 'cafe\u0301', 'text_form'],
		[{ type: 'short', maxLength: 10 }, 'a\u0000b', 'text_form'],
		[{ type: 'short', maxLength: 10 }, 'uno\ndos', null],
		[{ type: 'municipality' }, '20067', null],
		[{ type: 'municipality' }, '19039', 'municipality_other_state'],
		[{ type: 'municipality' }, '20000', 'municipality_unknown'],
		[{ type: 'municipality' }, '2006', 'municipality_unknown'],
		[{ type: 'municipality' }, 20067, 'shape'],
		[{ type: 'point' }, { latE6: 17_060_000, lonE6: -96_720_000 }, null],
		[{ type: 'point' }, { latE6: 17.06, lonE6: -96.72 }, 'shape'],
		[{ type: 'point' }, { latE6: 40_416_000, lonE6: -3_703_000 }, 'point_outside'],
		[{ type: 'point' }, { latE6: 17_060_000 }, 'shape'],
	])('%j with %j: %s', (question, value, code) => {
		expect(refusalOf(question, value)).toBe(code);
	});

	it('takes any municipality where the instrument has no state', () => {
		expect(refusalOf({ type: 'municipality' }, '19039', null)).toBeNull();
	});
});
