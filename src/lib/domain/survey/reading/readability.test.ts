import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSyllables, countWords, findLongSentences, measureReadability } from './readability';

describe('countSyllables', () => {
	// Divisions given by the Real Academia Española, Ortografía de la lengua española (2010), chapters I.4 and II.3.
	it.each([
		['a-é-re-o'],
		['a-ve-ri-guáis'],
		['bú-ho'],
		['buey'],
		['ca-ca-hue-te'],
		['chi-i-ta'],
		['ciu-dad'],
		['cons-trui-do'],
		['guion'],
		['hui-da'],
		['je-sui-ta'],
		['le-er'],
		['lin-güís-ti-ca'],
		['lí-ne-a'],
		['ma-íz'],
		['o-í-a'],
		['pa-ís'],
		['pin-güi-no'],
		['prohi-bir'],
		['que-ja'],
		['quie-ro'],
		['sa-lí-ais'],
		['te-a-tro'],
		['U-ru-guay'],
		['zo-ó-lo-go'],
		['a-yun-ta-mien-to'],
		['y'],
		['ley'],
		['gue-rra'],
		['re-ha-cer'],
	])('%s', (divided) => {
		const syllables = divided.split('-');
		expect(countSyllables(syllables.join(''))).toBe(syllables.length);
		expect(countSyllables(syllables.join('').toUpperCase())).toBe(syllables.length);
	});

	it('counts at least one, and figures by their digits', () => {
		expect(countSyllables('CFPT')).toBe(1);
		expect(countSyllables('2026')).toBe(5);
		fc.assert(
			fc.property(fc.string(), (word) => {
				expect(countSyllables(word)).toBeGreaterThanOrEqual(1);
			}),
		);
	});
});

describe('measureReadability', () => {
	it('is the perspicuity formula on counts made by hand', () => {
		// En-un-lu-gar-de-la-Man-cha (8), de-cu-yo-nom-bre (5), no-quie-ro-a-cor-dar-me (7): 12 words.
		const measured = measureReadability('En un lugar de la Mancha, de cuyo nombre no quiero acordarme.');
		expect(measured).toMatchObject({ sentences: 1, words: 12, syllables: 20 });
		expect(measured?.score).toBe(Math.round((206.835 - (62.3 * 20) / 12 - 12) * 100) / 100);
	});

	it('names the levels of the INFLESZ scale', () => {
		const easy = measureReadability('El sol sale. La luz da. El pan está. Ya es de día.');
		expect(easy?.level).toBe('very-easy');
		const hard = measureReadability(
			'La institucionalización administrativa intergubernamental obstaculiza considerablemente determinadas responsabilidades.',
		);
		expect(hard?.level).toBe('very-hard');
		expect(measureReadability(' … ')).toBeNull();
	});

	it('doesn’t depend on repeating the text', () => {
		const text = 'Falta agua desde hace días. Nadie contesta el teléfono, y la pipa no llega.';
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 20 }), (times) => {
				expect(measureReadability(Array(times).fill(text).join(' '))?.score).toBe(
					measureReadability(text)?.score,
				);
			}),
		);
	});

	it('falls when sentences are joined', () => {
		const apart = measureReadability('Falta agua. Falta luz. Falta paz.');
		const joined = measureReadability('Falta agua, falta luz, falta paz.');
		expect(joined?.score).toBeLessThan(apart?.score ?? 0);
	});
});

describe('findLongSentences', () => {
	it('names each sentence over the limit, and points inside figures and addresses end nothing', () => {
		const long = Array(21).fill('agua').join(' ');
		expect(findLongSentences(`Breve. ${long}. Otra breve.`)).toEqual([{ sentence: long, words: 21 }]);
		expect(findLongSentences(`Visita gob.mx y paga 3.5 pesos`, 4)).toHaveLength(1);
		expect(countWords('¿Qué pasa, y desde cuándo?')).toBe(5);
	});
});
