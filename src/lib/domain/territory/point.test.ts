import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDegrees } from '../survey/form/readTexts';
import { boxAround, clampToBox, formatDegrees, isInBox, joinBoxes } from './point';

const point = fc.record({
	latE6: fc.integer({ min: -90_000_000, max: 90_000_000 }),
	lonE6: fc.integer({ min: -180_000_000, max: 180_000_000 }),
});

describe('boxAround', () => {
	it('holds its points and no smaller box does', () => {
		expect(boxAround([])).toBeNull();
		fc.assert(
			fc.property(fc.array(point, { minLength: 1 }), (points) => {
				const box = boxAround(points);
				if (box === null) throw new Error('no box');
				expect(points.every((one) => isInBox(box, one))).toBe(true);
				expect(points.some((one) => one.latE6 === box.minLatE6)).toBe(true);
				expect(points.some((one) => one.latE6 === box.maxLatE6)).toBe(true);
				expect(points.some((one) => one.lonE6 === box.minLonE6)).toBe(true);
				expect(points.some((one) => one.lonE6 === box.maxLonE6)).toBe(true);
				expect(joinBoxes(points.map((one) => boxAround([one]) ?? box))).toEqual(box);
			}),
		);
	});
});

describe('clampToBox', () => {
	it('brings any point in, and moves none that is in', () => {
		fc.assert(
			fc.property(point, point, point, (a, b, other) => {
				const box = boxAround([a, b]);
				if (box === null) throw new Error('no box');
				expect(isInBox(box, clampToBox(box, other))).toBe(true);
				expect(clampToBox(box, a)).toEqual(a);
			}),
		);
	});
});

describe('formatDegrees', () => {
	it('writes every decimal, and the form reads the same number back', () => {
		expect(formatDegrees(-96_725_300)).toBe('-96.725300');
		expect(formatDegrees(7)).toBe('0.000007');
		expect(formatDegrees(0)).toBe('0.000000');
		fc.assert(
			fc.property(fc.integer({ min: -180_000_000, max: 180_000_000 }), (degrees) => {
				expect(readDegrees(formatDegrees(degrees))).toBe(degrees);
			}),
		);
	});
});
