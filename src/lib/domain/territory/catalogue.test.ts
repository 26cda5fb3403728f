import { describe, expect, it } from 'vitest';
import { readMexico, readShapes, stateKeys } from '../../../../tests/territory/readMexico';
import { catalogueFile, statesFile } from './catalogue';
import { municipalityKey, stateKey, territoryKey } from './keys';

const states = statesFile.parse(readMexico('catalogo/estados.json'));
const catalogues = stateKeys.map((key) => catalogueFile.parse(readMexico(`catalogo/${key}.json`)));

describe('the catalogue of Mexico', () => {
	it('has 32 states and 2,478 municipalities, each with its own key', () => {
		expect(states.map((state) => state.id)).toEqual(stateKeys);
		expect(catalogues.map((catalogue) => catalogue.state)).toEqual(states);
		const keys = catalogues.flatMap((catalogue) => catalogue.municipalities.map(({ id }) => id));
		expect(keys).toHaveLength(2478);
		expect(new Set(keys).size).toBe(2478);
	});

	it('has keys of the right form in the right state', () => {
		for (const { state, municipalities } of catalogues) {
			for (const { id } of municipalities) {
				expect(municipalityKey.safeParse(id).success).toBe(true);
				expect(id.startsWith(state.id)).toBe(true);
			}
		}
	});

	it('names every municipality without a polygon, and the maps draw all others by the same name', () => {
		const undrawn = catalogues.flatMap(({ municipalities }) => municipalities.filter((one) => !one.isDrawn));
		expect(undrawn.map(({ id }) => id)).toEqual(['24059', '25019', '25020']);
		for (const { state, municipalities } of catalogues) {
			const drawn = readShapes(`municipios/${state.id}.topo.json`).shapes.map(({ id, name }) => ({
				id,
				name,
			}));
			expect(drawn).toEqual(
				municipalities.filter((one) => one.isDrawn).map(({ id, name }) => ({ id, name })),
			);
		}
	});

	it('draws every municipality of Oaxaca, Morelos and Durango', () => {
		const counts = ['20', '17', '10'].map((key) => readShapes(`municipios/${key}.topo.json`).shapes.length);
		expect(counts).toEqual([570, 36, 39]);
	});
});

describe('catalogueFile', () => {
	it('refuses a list with a key that no place can have', () => {
		const file = { state: ['20', 'Oaxaca', 'Oax.'], municipalities: [['001', 'A']], withoutPolygon: [] };
		expect(catalogueFile.safeParse(file).success).toBe(true);
		expect(catalogueFile.safeParse({ ...file, municipalities: [['000', 'A']] }).success).toBe(false);
		expect(catalogueFile.safeParse({ ...file, state: ['33', 'Oaxaca', 'Oax.'] }).success).toBe(false);
	});
});

describe('keys', () => {
	it.each(['01', '32', '20067', '32058'])('%s is a key', (key) => {
		expect(territoryKey.safeParse(key).success).toBe(true);
	});

	it.each(['', '0', '00', '33', '1', '20000', '2006', '200670', ' 20', '20067\n', '２０'])(
		'%j is not',
		(key) => {
			expect(territoryKey.safeParse(key).success).toBe(false);
			expect(stateKey.safeParse(key).success).toBe(false);
			expect(municipalityKey.safeParse(key).success).toBe(false);
		},
	);
});
