import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMexico } from '../../../../tests/territory/readMexico';
import { catalogueFile } from './catalogue';
import { foldName, searchPlaces } from './search';

const oaxaca = catalogueFile.parse(readMexico('catalogo/20.json')).municipalities;
const names = (typed: string, limit?: number) =>
	searchPlaces(oaxaca, typed, limit).map((place) => place.name);

describe('foldName', () => {
	it('forgives accents, capitals, signs and spaces', () => {
		expect(foldName('  Ciénega de   Zimatlán ')).toBe('cienega de zimatlan');
		expect(foldName('Santa María Ñumí')).toBe('santa maria numi');
		expect(foldName('Tezoatlán de Segura y Luna, Cuna')).toBe('tezoatlan de segura y luna cuna');
	});

	it('changes nothing the second time', () => {
		fc.assert(fc.property(fc.string(), (text) => foldName(foldName(text)) === foldName(text)));
	});
});

describe('searchPlaces', () => {
	it('puts what starts with the words typed first', () => {
		expect(names('oaxaca')[0]).toBe('Oaxaca de Juárez');
		expect(names('huajuapan')[0]).toBe('Heroica Ciudad de Huajuapan de León');
	});

	it('takes the beginnings of words in any order', () => {
		expect(names('juarez oax')).toContain('Oaxaca de Juárez');
		expect(names('ñumi')).toEqual(names('NUMI'));
		expect(names('ñumi')).toContain('San Juan Ñumí');
	});

	it('finds nothing for nothing, signs or a middle of a word', () => {
		expect(names('')).toEqual([]);
		expect(names(' ,.- ')).toEqual([]);
		expect(names('axaca')).toEqual([]);
	});

	it('stops at the limit', () => {
		expect(names('san', 5)).toHaveLength(5);
		expect(names('san', 1000).length).toBeGreaterThan(200);
	});

	it('finds every place by its own name, whatever its accents and capitals', () => {
		fc.assert(
			fc.property(fc.constantFrom(...oaxaca), (place) => {
				expect(searchPlaces(oaxaca, place.name, 1000)).toContain(place);
				expect(searchPlaces(oaxaca, foldName(place.name).toUpperCase(), 1000)).toContain(place);
			}),
		);
	});
});
