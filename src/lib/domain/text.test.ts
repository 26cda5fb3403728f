import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, isTidy, isWritable, textIn, tidyLine, tidyParagraphs } from './text';

describe('textIn', () => {
	it('falls back to Spanish, also for names every object inherits', () => {
		const text = { es: 'agua', zap: 'nis' };
		expect(textIn(text, 'zap')).toBe('nis');
		expect(textIn(text, 'en')).toBe('agua');
		expect(textIn(text, 'constructor')).toBe('agua');
		expect(textIn(text, '__proto__')).toBe('agua');
	});
});

describe('isWritable', () => {
	it('refuses what cannot be printed, exported or trusted, and keeps line ends, emoji and any script', () => {
		for (const bad of [
			'\u0000',
			'\t',
			'\r',
			'\u007f',
			'\u0085',
			'\u2028',
			'\u202e',
			'\u2066',
			'\ufeff',
			'\ud83d',
		]) {
			expect(isWritable(`a${bad}b`), JSON.stringify(bad)).toBe(false);
		}
		for (const good of ['a\nb', 'agua 💧', 'ñandú', 'ꞌ', '水', '\u200d']) expect(isWritable(good)).toBe(true);
	});
});

describe('tidying', () => {
	it('gives the stored form of any text without unwritable characters, and tidying twice changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (typed) => {
				for (const tidy of [tidyParagraphs, tidyLine]) {
					const once = tidy(typed);
					expect(tidy(once)).toBe(once);
					if (isWritable(once)) expect(isTidy(once)).toBe(true);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('joins the lines of a title', () => {
		expect(tidyLine('  Fuga \r\n de\tagua  ')).toBe('Fuga de agua');
		expect(tidyParagraphs(' uno\r\n\r\ndos\rtres ')).toBe('uno\n\ndos\ntres');
		expect(tidyLine('cafe\u0301')).toBe('café');
	});
});

describe('countCharacters', () => {
	it('counts code points', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(countCharacters(text)).toBe(Array.from(text).length);
			}),
		);
		expect(countCharacters('💧💧')).toBe(2);
	});
});
