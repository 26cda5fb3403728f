import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInside } from '$lib/domain/territory/containment';
import { readShapes } from '../../../../tests/territory/readMexico';
import { fitFrame, toPixel, toPoint, type MapFrame } from './frame';
import { groupPoints } from './groupPoints';
import { placeLabels, placeOfName } from './labelPlaces';

const oaxaca = readShapes('municipios/20.topo.json');
const paperOf = (frame: MapFrame) => ({
	width: frame.width,
	height: frame.height,
	toPixel: (point: Parameters<typeof toPixel>[1]) => toPixel(frame, point),
	toPoint: (pixel: Parameters<typeof toPoint>[1]) => toPoint(frame, pixel),
});

describe('placeOfName', () => {
	it('is inside nearly every territory, however bent', () => {
		const inside = oaxaca.shapes.filter((shape) => isInside(shape, placeOfName(shape)));
		expect(inside.length).toBeGreaterThan(565);
	});
});

describe('placeLabels', () => {
	it('writes no name over another and none outside the paper, at any window', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...oaxaca.shapes),
				fc.integer({ min: 280, max: 1200 }),
				({ box }, width) => {
					const labels = placeLabels(oaxaca.shapes, paperOf(fitFrame(box, { width, height: 400 })));
					for (const [index, a] of labels.entries()) {
						expect(a.x).toBeGreaterThan(0);
						expect(a.x).toBeLessThan(width);
						for (const b of labels.slice(index + 1)) {
							const isApart =
								Math.abs(a.y - b.y) >= 16 || Math.abs(a.x - b.x) >= (a.name.length + b.name.length) * 3.5;
							expect(isApart, `${a.name} over ${b.name}`).toBe(true);
						}
					}
				},
			),
			{ numRuns: 40 },
		);
	});

	it('names the territory one looks at from inside, where its middle is out of sight', () => {
		const city = oaxaca.shapes.find(({ id }) => id === '20067');
		if (city === undefined) throw new Error('20067');
		const { minLatE6, minLonE6, maxLatE6, maxLonE6 } = city.box;
		const corner = {
			minLatE6: minLatE6 + (maxLatE6 - minLatE6) * 0.1,
			maxLatE6: minLatE6 + (maxLatE6 - minLatE6) * 0.3,
			minLonE6: minLonE6 + (maxLonE6 - minLonE6) * 0.3,
			maxLonE6: minLonE6 + (maxLonE6 - minLonE6) * 0.6,
		};
		const labels = placeLabels(oaxaca.shapes, paperOf(fitFrame(corner, { width: 320, height: 400 })));
		expect(labels.map(({ name }) => name)).toContain('Oaxaca de Juárez');
	});
});

describe('groupPoints', () => {
	const spots = fc.array(
		fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) }),
	);

	it('keeps every point once, and no two groups nearer than asked', () => {
		fc.assert(
			fc.property(spots, fc.integer({ min: 1, max: 80 }), (points, apart) => {
				const groups = groupPoints(points, (point) => point, apart);
				expect(groups.flatMap((group) => group.points)).toHaveLength(points.length);
				expect(new Set(groups.flatMap((group) => group.points))).toEqual(new Set(points));
				for (const [index, a] of groups.entries()) {
					expect(a.points[0]).toMatchObject({ x: a.x, y: a.y });
					for (const b of groups.slice(index + 1)) {
						expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(apart);
					}
				}
			}),
		);
	});
});
