import { describe, expect, it } from 'vitest';
import { answerCodeForm, codesForm, placeForm } from './channelForms';
import { readAnswerCode, readPlaceKey } from './circumstances';

describe('a one-time code', () => {
	it('is read however it was typed, and anything else is refused', () => {
		expect(readAnswerCode('7kq4m 2xa9c-00111 zzzzz')).toBe('7KQ4M-2XA9C-00111-ZZZZZ');
		// Crockford reads letters that look like digits as digits.
		expect(readAnswerCode('7KQ4M-2XA9C-OOIIL-ZZZZZ')).toBe('7KQ4M-2XA9C-00111-ZZZZZ');
		for (const wrong of ['', '7KQ4M', '7KQ4M-2XA9C-00111-ZZZZU', '7KQ4M-2XA9C-00111-ZZZZZ-1'])
			expect(readAnswerCode(wrong)).toBeNull();
		expect(answerCodeForm.safeParse({ code: '7KQ4M' }).error?.issues[0]?.message).toBe('answer_code_form');
	});

	it('is made by sheets of 1 to 500', () => {
		const count = (typed: string) => codesForm.safeParse({ label: 'Hoja', count: typed });
		expect(count('500').data).toEqual({ label: 'Hoja', count: 500 });
		for (const wrong of ['0', '501', '-1', '2.5', 'x', ''])
			expect(count(wrong).error?.issues[0]?.message).toBe('codes_count_range');
	});
});

describe('a place', () => {
	it('has a name, a kind and perhaps a municipality', () => {
		const market = { name: 'Mercado', kind: 'market', municipality: '' };
		expect(placeForm.parse(market)).toEqual({ ...market, municipality: null });
		expect(placeForm.parse({ ...market, municipality: '20067' }).municipality).toBe('20067');
		expect(placeForm.safeParse({ ...market, kind: 'bar' }).success).toBe(false);
		expect(placeForm.safeParse({ ...market, name: 'M' }).success).toBe(false);
	});

	it('is known by six symbols', () => {
		expect(readPlaceKey('abc123')).toBe('ABC123');
		expect(readPlaceKey('abc12')).toBeNull();
		expect(readPlaceKey('')).toBeNull();
	});
});
