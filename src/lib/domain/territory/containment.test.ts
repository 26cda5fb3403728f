import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShapes, stateKeys } from '../../../../tests/territory/readMexico';
import { isInside, municipalityAt, shapeAt } from './containment';
import { isInBox, type BoxE6, type PointE6 } from './point';
import { decodeTopology } from './topology';

const oaxaca = readShapes('municipios/20.topo.json');
const morelos = readShapes('municipios/17.topo.json');

const pointsIn = (box: BoxE6): fc.Arbitrary<PointE6> =>
	fc.record({
		latE6: fc.integer({ min: box.minLatE6, max: box.maxLatE6 }),
		lonE6: fc.integer({ min: box.minLonE6, max: box.maxLonE6 }),
	});

describe('isInside', () => {
	it('holds the stored interior point of every drawn state and municipality of the country', () => {
		const rows = readFileSync('supabase/seeds/mx-inegi/interior-points.csv', 'utf8')
			.trim()
			.split('\n')
			.slice(1);
		const points = new Map(
			rows.map((row) => {
				const [id = '', lat, lon] = row.split(',');
				return [id, { latE6: Number(lat), lonE6: Number(lon) }];
			}),
		);
		const maps = ['estados.topo.json', ...stateKeys.map((key) => `municipios/${key}.topo.json`)].map(
			readShapes,
		);
		const shapes = maps.flatMap((map) => map.shapes);
		expect(shapes).toHaveLength(points.size);
		for (const shape of shapes) {
			const point = points.get(shape.id);
			expect(point && isInside(shape, point), shape.id).toBe(true);
		}
	});

	it('leaves out holes and takes in what is inside them again', () => {
		// A square of 10, a hole of 6 in it, an island of 2 in the hole.
		const square = (from: number, to: number) => [
			[from, from],
			[to - from, 0],
			[0, to - from],
			[from - to, 0],
			[0, from - to],
		];
		const map = decodeTopology({
			type: 'Topology',
			transform: { scale: [1, 1], translate: [0, 0] },
			arcs: [square(0, 10), square(2, 8), square(4, 6)],
			objects: {
				layer: {
					geometries: [
						{ type: 'MultiPolygon', arcs: [[[0], [1]], [[2]]], properties: { cvegeo: '20001', nom: 'A' } },
					],
				},
			},
		});
		const shape = map.ok ? map.value.shapes[0] : undefined;
		const at = (lat: number, lon: number) =>
			shape && isInside(shape, { latE6: lat * 1_000_000, lonE6: lon * 1_000_000 });
		expect([at(1, 1), at(3, 3), at(5, 5), at(11, 5), at(5, -1)]).toEqual([true, false, true, false, false]);
	});

	it('puts every point in one municipality at most, corners of borders included', () => {
		const corners = morelos.shapes.flatMap((shape) => shape.polygons.flat().flatMap((ring) => ring.points));
		for (const point of corners) {
			expect(morelos.shapes.filter((shape) => isInside(shape, point)).length).toBeLessThanOrEqual(1);
		}
		fc.assert(
			fc.property(pointsIn(morelos.box), (point) => {
				expect(morelos.shapes.filter((shape) => isInside(shape, point)).length).toBeLessThanOrEqual(1);
			}),
		);
	});

	it('agrees whether one asks the shape or the map', () => {
		fc.assert(
			fc.property(pointsIn(oaxaca.box), (point) => {
				const shape = shapeAt(oaxaca, point);
				if (shape === null) return;
				expect(isInside(shape, point)).toBe(true);
				expect(isInBox(shape.box, point)).toBe(true);
			}),
		);
	});
});

describe('municipalityAt', () => {
	it.each([
		['the zócalo of Oaxaca', 17_060_700, -96_725_300, '20067'],
		['the beach of Puerto Escondido', 15_868_000, -97_075_000, '20318'],
		['Juchitán', 16_433_300, -95_019_400, '20043'],
	])('%s', (_, latE6, lonE6, id) => {
		expect(municipalityAt(oaxaca, { latE6, lonE6 })?.id).toBe(id);
	});

	it('says nothing outside the state, in the sea and far away', () => {
		expect(municipalityAt(oaxaca, { latE6: 19_432_600, lonE6: -99_133_200 })).toBeNull();
		expect(municipalityAt(oaxaca, { latE6: 15_700_000, lonE6: -97_900_000 })).toBeNull();
		expect(municipalityAt(oaxaca, { latE6: 0, lonE6: 0 })).toBeNull();
	});
});

describe('decodeTopology', () => {
	it.each([null, 'Sign in to the network', [], {}, { type: 'FeatureCollection', features: [] }])(
		'refuses %j',
		(json) => {
			expect(decodeTopology(json)).toEqual({ ok: false, error: 'not-a-topology' });
		},
	);

	it('closes every ring', () => {
		for (const ring of oaxaca.shapes.flatMap((shape) => shape.polygons.flat())) {
			expect(ring.points.length).toBeGreaterThanOrEqual(4);
			expect(ring.points[0]).toEqual(ring.points.at(-1));
		}
	});
});
