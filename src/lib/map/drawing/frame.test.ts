import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShapes, stateKeys } from '../../../../tests/territory/readMexico';
import { type BoxE6 } from '$lib/domain/territory/point';
import { boxOfFrame, fitFrame, toPixel, toPoint } from './frame';

const states = readShapes('estados.topo.json');
const sizes = fc.record({
	width: fc.integer({ min: 200, max: 2000 }),
	height: fc.option(fc.integer({ min: 200, max: 2000 }), { nil: undefined }),
	padding: fc.integer({ min: 0, max: 40 }),
});
const frames = fc.tuple(fc.constantFrom(...states.shapes), sizes).map(([{ box }, { height, ...size }]) => ({
	box,
	frame: fitFrame(box, height === undefined ? size : { ...size, height }),
	padding: size.padding,
}));
const placeIn = (box: BoxE6, [lat, lon]: [number, number]) => ({
	latE6: Math.round(box.minLatE6 + (box.maxLatE6 - box.minLatE6) * lat),
	lonE6: Math.round(box.minLonE6 + (box.maxLonE6 - box.minLonE6) * lon),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a frame', () => {
	it('turns any place into a pixel and that pixel back into the place', () => {
		fc.assert(
			fc.property(frames, fc.tuple(share, share), ({ box, frame }, shares) => {
				const point = placeIn(box, shares);
				expect(toPoint(frame, toPixel(frame, point))).toEqual(point);
			}),
		);
	});

	it('brings a whole pixel back to the same pixel, less than half of one away', () => {
		fc.assert(
			fc.property(frames, fc.tuple(share, share), ({ frame }, [x, y]) => {
				const pixel = { x: Math.round(x * frame.width), y: Math.round(y * frame.height) };
				const again = toPixel(frame, toPoint(frame, pixel));
				expect(Math.hypot(again.x - pixel.x, again.y - pixel.y)).toBeLessThan(0.5);
			}),
		);
	});

	it('shows its whole box inside the padding, in the middle', () => {
		fc.assert(
			fc.property(frames, fc.tuple(share, share), ({ box, frame, padding }, shares) => {
				const { x, y } = toPixel(frame, placeIn(box, shares));
				expect(x).toBeGreaterThanOrEqual(padding - 0.01);
				expect(x).toBeLessThanOrEqual(frame.width - padding + 0.01);
				expect(y).toBeGreaterThanOrEqual(padding - 0.01);
				expect(y).toBeLessThanOrEqual(frame.height - padding + 0.01);
				const middle = toPixel(frame, placeIn(box, [0.5, 0.5]));
				expect(middle.x).toBeCloseTo(frame.width / 2, 1);
				expect(middle.y).toBeCloseTo(frame.height / 2, 1);
			}),
		);
	});

	it('has north up, west left, and a kilometre as long both ways', () => {
		for (const key of stateKeys) {
			const box = states.shapes.find((shape) => shape.id === key)?.box;
			if (box === undefined) throw new Error(key);
			const frame = fitFrame(box, { width: 640 });
			const centre = placeIn(box, [0.5, 0.5]);
			const kilometre = 1_000_000 / 111.32;
			const north = toPixel(frame, { ...centre, latE6: centre.latE6 + kilometre });
			const east = toPixel(frame, {
				...centre,
				lonE6: centre.lonE6 + kilometre / Math.cos((centre.latE6 * Math.PI) / 180_000_000),
			});
			const origin = toPixel(frame, centre);
			expect(origin.y - north.y).toBeGreaterThan(0);
			expect(east.x - origin.x).toBeCloseTo(origin.y - north.y, 4);
		}
	});

	it('knows which piece of Earth it shows', () => {
		fc.assert(
			fc.property(frames, ({ box, frame }) => {
				const shown = boxOfFrame(frame);
				expect(shown.minLatE6).toBeLessThanOrEqual(box.minLatE6 + 1);
				expect(shown.maxLonE6).toBeGreaterThanOrEqual(box.maxLonE6 - 1);
			}),
		);
	});

	it('survives a box that is a single point', () => {
		const point = {
			minLatE6: 17_000_000,
			maxLatE6: 17_000_000,
			minLonE6: -96_000_000,
			maxLonE6: -96_000_000,
		};
		const frame = fitFrame(point, { width: 300, height: 200 });
		const pixel = toPixel(frame, { latE6: 17_000_000, lonE6: -96_000_000 });
		expect(pixel.x).toBeCloseTo(150, 4);
		expect(pixel.y).toBeCloseTo(100, 4);
	});
});
