import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, roughContents, validContents } from '../../../../tests/arbitraries/answers';
import { findAnswerRefusals, parseAnswer, WHOLE_ANSWER } from './answerRules';
import type { Instrument, Question } from './instrument';
import { parseInstrument } from './instrumentSchema';
import { findValueRefusal } from './valueRules';

const asked = { id: 'q', text: { es: '¿Qué urge?' }, help: null, required: false, noAnswer: [] };
const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: { es: id } }));

const number = { decimals: 0, min: null, max: null, unit: null };
const days = { earliest: null, latest: null };
const ends = { low: { es: 'Nada' }, high: { es: 'Mucho' } };
const matrix: Partial<Question> = { type: 'matrix', rows: options.slice(0, 2), columns: options.slice(2) };
const corners = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ latE6: 17_000_000 + at, lonE6: -96_000_000 }));

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
		[{ type: 'multiple', allowOther: false, options, max: 2 }, ['a', 'c'], null],
		[{ type: 'multiple', allowOther: false, options, max: 2 }, [], 'empty'],
		[{ type: 'multiple', allowOther: false, options, max: 2 }, ['c', 'a'], 'option_order'],
		[{ type: 'multiple', allowOther: false, options, max: 2 }, ['a', 'a'], 'option_repeated'],
		[{ type: 'multiple', allowOther: false, options, max: 2 }, ['a', 'b', 'c'], 'too_many'],
		[{ type: 'ranking', ties: true, options, max: 3 }, [['c'], ['a']], null],
		[{ type: 'ranking', ties: true, options, max: 3 }, [['c'], ['a', 'b']], null],
		[{ type: 'ranking', ties: true, options, max: 3 }, [['c'], ['b', 'a']], 'option_order'],
		[{ type: 'ranking', ties: true, options, max: 3 }, [['c'], ['a', 'b', 'd']], 'too_many'],
		[{ type: 'ranking', ties: true, options, max: 3 }, [['c'], []], 'tier_empty'],
		[{ type: 'ranking', ties: true, options, max: 3 }, [['c'], ['c']], 'option_repeated'],
		[{ type: 'ranking', ties: true, options, max: 3 }, ['c'], 'shape'],
		[{ type: 'ranking', ties: false, options, max: 3 }, [['c'], ['a', 'b']], 'tie_not_allowed'],
		[{ type: 'ranking', ties: false, options, max: 3 }, [['c'], ['a']], null],
		[{ type: 'multiple', allowOther: true, options, max: 2 }, ['a', { other: 'Falta luz' }], null],
		[{ type: 'multiple', allowOther: true, options, max: 2 }, [{ other: 'Falta luz' }], null],
		[{ type: 'multiple', allowOther: true, options, max: 2 }, [{ other: 'Falta luz' }, 'a'], 'shape'],
		[{ type: 'multiple', allowOther: true, options, max: 2 }, ['a', 'b', { other: 'x' }], 'too_many'],
		[{ type: 'multiple', allowOther: true, options, max: 2 }, ['a', { other: ' x' }], 'text_form'],
		[{ type: 'multiple', allowOther: false, options, max: 2 }, ['a', { other: 'x' }], 'other_not_allowed'],
		[{ type: 'long', maxLength: 4000 }, 'ñ'.repeat(4000), null],
		[{ type: 'long', maxLength: 3999 }, 'ñ'.repeat(4000), 'text_too_long'],
		[{ type: 'number', ...number, decimals: 2 }, 1250, null],
		[{ type: 'number', ...number, decimals: 2 }, 12.5, 'shape'],
		[{ type: 'number', ...number, decimals: 2 }, '1250', 'shape'],
		[{ type: 'number', ...number, min: -5 }, -6, 'number_low'],
		[{ type: 'number', ...number, max: 5 }, 6, 'number_high'],
		[{ type: 'number', ...number }, 1_000_000_000_000, null],
		[{ type: 'number', ...number }, 1_000_000_000_001, 'number_high'],
		[{ type: 'number', ...number }, -1_000_000_000_001, 'number_low'],
		[{ type: 'date', ...days }, '2028-02-29', null],
		[{ type: 'date', ...days }, '2027-02-29', 'date_unknown'],
		[{ type: 'date', ...days }, '1900-02-29', 'date_unknown'],
		[{ type: 'date', ...days }, '2027-04-31', 'date_unknown'],
		[{ type: 'date', ...days }, '2027-04-00', 'date_unknown'],
		[{ type: 'date', ...days }, '2100-01-01', 'date_unknown'],
		[{ type: 'date', ...days }, '27-1-1', 'date_unknown'],
		[{ type: 'date', ...days }, 20270101, 'shape'],
		[{ type: 'date', ...days, earliest: '2027-01-02' }, '2027-01-01', 'date_early'],
		[{ type: 'date', ...days, latest: '2027-01-02' }, '2027-01-03', 'date_late'],
		[{ type: 'date', earliest: '2027-01-02', latest: '2027-01-02' }, '2027-01-02', null],
		[{ type: 'scale', ...ends, points: 11, start: 0 }, 0, null],
		[{ type: 'scale', ...ends, points: 11, start: 0 }, 10, null],
		[{ type: 'scale', ...ends, points: 11, start: 0 }, 11, 'scale_outside'],
		[{ type: 'scale', ...ends, points: 5, start: 1 }, 0, 'scale_outside'],
		[{ type: 'scale', ...ends, points: 5, start: 1 }, 2.5, 'shape'],
		[matrix, { a: 'c', b: 'd' }, null],
		[matrix, { a: 'c' }, null],
		[{ ...matrix, required: true }, { a: 'c' }, 'row_missing'],
		[matrix, {}, 'empty'],
		[matrix, { a: 'c', z: 'd' }, 'row_unknown'],
		[matrix, { a: 'z' }, 'option_unknown'],
		[matrix, { a: ['c'] }, 'shape'],
		[matrix, ['c'], 'shape'],
		[{ type: 'consent' }, true, null],
		[{ type: 'consent' }, false, 'shape'],
		[{ type: 'consent' }, 'true', 'shape'],
		[{ type: 'short', maxLength: 10, noAnswer: ['unknown'] }, { none: 'unknown' }, null],
		[{ type: 'short', maxLength: 10, noAnswer: ['unknown'] }, { none: 'refused' }, 'shape'],
		[{ type: 'short', maxLength: 10 }, { none: 'unknown' }, 'shape'],
		[{ ...matrix, noAnswer: ['refused'] }, { none: 'refused' }, null],
		[matrix, { none: 'refused' }, 'row_unknown'],
		[{ type: 'single', options, allowOther: true, noAnswer: ['refused'] }, { none: 'refused' }, null],
		[{ type: 'short', maxLength: 10 }, 'La calle', null],
		[{ type: 'short', maxLength: 10 }, '', 'text_empty'],
		[{ type: 'short', maxLength: 10 }, ' calle', 'text_form'],
		[{ type: 'short', maxLength: 10 }, 'cafe\u0301', 'text_form'],
		[{ type: 'short', maxLength: 10 }, 'a\u0000b', 'text_form'],
		[{ type: 'short', maxLength: 10 }, 'uno\ndos', null],
		[{ type: 'municipality', locality: false }, '20067', null],
		[{ type: 'municipality', locality: false }, '19039', 'municipality_other_state'],
		[{ type: 'municipality', locality: false }, '20000', 'municipality_unknown'],
		[{ type: 'municipality', locality: false }, '2006', 'municipality_unknown'],
		[{ type: 'municipality', locality: false }, 20067, 'shape'],
		[{ type: 'municipality', locality: false }, { municipality: '20067', locality: 'Dolores' }, 'shape'],
		[{ type: 'municipality', locality: true }, { municipality: '20067', locality: 'Dolores' }, null],
		[{ type: 'municipality', locality: true }, '20067', null],
		[{ type: 'municipality', locality: true }, { municipality: '20067', locality: '' }, 'text_empty'],
		[
			{ type: 'municipality', locality: true },
			{ municipality: '20067', locality: 'x'.repeat(121) },
			'text_too_long',
		],
		[
			{ type: 'municipality', locality: true },
			{ municipality: '19039', locality: 'x' },
			'municipality_other_state',
		],
		[{ type: 'municipality', locality: true }, { locality: 'Dolores' }, 'shape'],
		[{ type: 'area' }, { ring: corners(3) }, null],
		[{ type: 'area' }, { ring: corners(60) }, null],
		[{ type: 'area' }, { ring: corners(2) }, 'ring_range'],
		[{ type: 'area' }, { ring: corners(61) }, 'ring_range'],
		[{ type: 'area' }, { ring: [...corners(3), ...corners(1)] }, 'ring_repeated'],
		[{ type: 'area' }, { ring: [...corners(3), { latE6: 0, lonE6: 0 }] }, 'point_outside'],
		[{ type: 'area' }, { ring: [...corners(3), { latE6: 17.5, lonE6: 0 }] }, 'shape'],
		[{ type: 'area' }, { latE6: 17_060_000, lonE6: -96_720_000 }, 'shape'],
		[{ type: 'point' }, { latE6: 17_060_000, lonE6: -96_720_000 }, null],
		[{ type: 'point' }, { latE6: 17.06, lonE6: -96.72 }, 'shape'],
		[{ type: 'point' }, { latE6: 40_416_000, lonE6: -3_703_000 }, 'point_outside'],
		[{ type: 'point' }, { latE6: 17_060_000 }, 'shape'],
	])('%j with %j: %s', (question, value, code) => {
		expect(refusalOf(question, value)).toBe(code);
	});

	it('takes any municipality where the instrument has no state', () => {
		expect(refusalOf({ type: 'municipality', locality: false }, '19039', null)).toBeNull();
	});
});
