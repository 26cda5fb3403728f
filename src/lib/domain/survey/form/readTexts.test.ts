import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCorners, readDay, readUnits } from './readTexts';
import { writeCorners, writeUnits } from './writeValue';

describe('readUnits', () => {
	it('reads back whatever was written, with any decimals', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e12, max: 1e12 }),
				fc.integer({ min: 0, max: 4 }),
				(units, decimals) => {
					expect(readUnits(writeUnits(units, decimals), decimals)).toBe(units);
				},
			),
		);
	});

	it.each<[string, number, number | string]>([
		['12.5', 2, 1250],
		['12,5', 2, 1250],
		['1,250', 0, 1250],
		['1,250.50', 2, 125050],
		['1 250', 0, 1250],
		[' −3 ', 0, -3],
		['+7.0', 0, 7],
		['7.', 0, 7],
		['0.10', 1, 1],
		['-0', 2, 0],
		['12.345', 2, 'long'],
		['1.5', 0, 'long'],
		['doce', 0, 'unreadable'],
		['', 0, 'unreadable'],
		['1e3', 0, 'unreadable'],
		['12 años', 0, 'unreadable'],
		['1,2,3', 0, 'unreadable'],
		['--1', 0, 'unreadable'],
		['٣', 0, 'unreadable'],
	])('%j with %i decimals is %s', (typed, decimals, expected) => {
		expect(readUnits(typed, decimals)).toBe(expected);
	});

	it('never gives a negative zero', () => {
		expect(Object.is(readUnits('-0.0', 1), 0)).toBe(true);
	});
});

describe('readDay', () => {
	it.each([
		['2027-03-15', '2027-03-15'],
		['15/03/2027', '2027-03-15'],
		['5-3-2027', '2027-03-05'],
		[' 5.3.2027 ', '2027-03-05'],
		['31/02/2027', '2027-02-31'],
		['15/03/27', null],
		['marzo', null],
		['', null],
	])('%j is %s', (typed, day) => {
		expect(readDay(typed)).toBe(day);
	});
});

describe('readCorners', () => {
	const corner = fc.record({
		latE6: fc.integer({ min: -90_000_000, max: 90_000_000 }),
		lonE6: fc.integer({ min: -180_000_000, max: 180_000_000 }),
	});

	it('reads back whatever was written', () => {
		fc.assert(
			fc.property(fc.array(corner, { maxLength: 8 }), (ring) => {
				expect(readCorners(writeCorners(ring))).toEqual(ring);
			}),
		);
	});

	it.each([
		['17.06 -96.72\n17.07, -96.73', 2],
		['17.06,-96.72;', 1],
		['17,06 -96,72', 1],
		['17.06', null],
		['17.06 -96.72 3', null],
		['aquí', null],
	])('%j has %s corners', (typed, count) => {
		expect(readCorners(typed)?.length ?? null).toBe(count);
	});
});
