import { describe, expect, it } from 'vitest';
import { municipalityAt } from '$lib/domain/territory/containment';
import { readStateShapes } from '$lib/map/readMexico.server';
import { readRankedPlaces } from './readRankedPlaces.server';

const rows = ['agua', 'compras', 'luz', 'basura'].map((id, at) => ({
	id,
	title: `Problema ${id}`,
	description: '',
	place: at + 1,
	tied: false,
}));
const places = (keys: Readonly<Record<string, readonly string[]>>) =>
	Object.entries(keys).map(([problem, territories]) => ({ problem, territories: [...territories] }));

describe('the places of what was ranked', () => {
	it('are nothing where no problem has one', async () => {
		expect(await readRankedPlaces(rows, places({ agua: [] }), '20', 'es')).toBeNull();
	});

	it('mark a municipality inside it, with the place of the problem, once for each', async () => {
		const keys = { agua: ['20067', '20184'], compras: ['20'], luz: ['20067'] };
		const found = await readRankedPlaces(rows, places(keys), '20', 'es');
		const { points = [], baseSrc } = found?.map ?? {};
		expect(points.map(({ number }) => number)).toEqual([1, 1, 3]);
		expect(new Set(points.map(({ id }) => id)).size).toBe(3);
		expect(baseSrc).toBe('/mapa/20.svg?hoja');
		const shapes = await readStateShapes('20');
		expect(points.map((point) => shapes && municipalityAt(shapes, point)?.id)).toEqual([
			'20067',
			'20184',
			'20067',
		]);
	});

	it('list a whole state, and what has no place, beside the map', async () => {
		const found = await readRankedPlaces(rows, places({ agua: ['20067'], compras: ['20'] }), '20', 'es');
		expect(found?.problems.map(({ where }) => where)).toEqual([
			['Oaxaca de Juárez'],
			['En todo Oaxaca'],
			[],
			[],
		]);
	});

	it('are a list without a map where no one state holds them, or none is drawn', async () => {
		const apart = await readRankedPlaces(rows, places({ agua: ['20067'], luz: ['21114'] }), null, 'es');
		expect(apart?.map).toBeNull();
		expect(apart?.problems[0]?.where).toEqual(['Oaxaca de Juárez, Oaxaca']);
		const together = await readRankedPlaces(rows, places({ agua: ['21114'] }), null, 'en');
		expect(together?.map?.topologyUrl).toBe('/data/mx/municipios/21.topo.json');
		expect((await readRankedPlaces(rows, places({ agua: ['20'] }), '20', 'en'))?.map).toBeNull();
	});
});
