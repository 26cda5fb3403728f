import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../domain/refusalCodes';
import { findLongSentences } from '../domain/survey/reading/readability';
import { describeRefusal } from './refusals';

describe('describeRefusal', () => {
	it.each(refusalCodes)('%s says what to do, in both languages, briefly', (code) => {
		const es = describeRefusal('es', code);
		const en = describeRefusal('en', code);
		expect(es).not.toBe(en);
		for (const said of [es, en]) {
			expect(findLongSentences(said)).toEqual([]);
			expect(said).not.toMatch(/inválid|invalid|incorrect|error/i);
		}
	});

	it('gives each code its own words', () => {
		const said = refusalCodes.map((code) => describeRefusal('es', code));
		expect(new Set(said).size).toBe(said.length);
	});
});
