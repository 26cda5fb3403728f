import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInBox } from '$lib/domain/territory/point';
import { readShapes } from '../../../../tests/territory/readMexico';
import { boxOfFrame, toPixel } from './frame';
import {
	frameOfWindow,
	maxTapZoom,
	readTap,
	readWindow,
	showAll,
	tapPicture,
	tapWindow,
	writeWindow,
	zoomWindow,
} from './tapWindow';

const { box } = readShapes('municipios/20.topo.json');
const pixels = fc.record({
	x: fc.integer({ min: 0, max: tapPicture.width }),
	y: fc.integer({ min: 0, max: tapPicture.height }),
});
const windows = fc
	.array(pixels, { maxLength: 8 })
	.map((taps) => taps.reduce((view, tap) => tapWindow(box, view, tap).view, showAll(box)));

describe('a window of taps', () => {
	it('shows the whole state first', () => {
		const shown = boxOfFrame(frameOfWindow(box, showAll(box)));
		expect(isInBox(shown, { latE6: box.minLatE6 + 2, lonE6: box.minLonE6 + 2 })).toBe(true);
		expect(isInBox(shown, { latE6: box.maxLatE6 - 2, lonE6: box.maxLonE6 - 2 })).toBe(true);
	});

	it('takes the place that was under the finger, and shows it in the middle of a nearer picture', () => {
		fc.assert(
			fc.property(windows, pixels, (view, tap) => {
				const { point, view: next } = tapWindow(box, view, tap);
				const drawn = toPixel(frameOfWindow(box, view), point);
				expect(Math.hypot(drawn.x - tap.x, drawn.y - tap.y)).toBeLessThan(0.5);
				expect(next.zoom).toBe(Math.min(maxTapZoom, view.zoom + 1));
				if (!isInBox(box, point)) return;
				const again = toPixel(frameOfWindow(box, next), point);
				expect(Math.abs(again.x - tapPicture.width / 2)).toBeLessThan(1);
				expect(Math.abs(again.y - tapPicture.height / 2)).toBeLessThan(1);
			}),
		);
	});

	it('reaches a street corner: at its nearest a pixel is under 100 metres', () => {
		const nearest = zoomWindow(
			box,
			{ zoom: 0, centre: { latE6: 17_060_700, lonE6: -96_725_300 } },
			maxTapZoom,
		);
		expect((1 / frameOfWindow(box, nearest).pixelsPerLatE6 / 1_000_000) * 111_320).toBeLessThan(100);
	});

	it('travels in a form and comes back the same', () => {
		fc.assert(
			fc.property(windows, (view) => {
				expect(readWindow(box, writeWindow(view))).toEqual(view);
			}),
		);
	});

	it('is the whole state for anything a hand could put in the form', () => {
		for (const text of [
			null,
			'',
			'x',
			'1',
			'1;2',
			'-1;0;0',
			'3;17e6;-96',
			'99;1;1',
			'3;17060700;-96725300;',
		]) {
			expect(readWindow(box, text)).toEqual(showAll(box));
		}
		fc.assert(
			fc.property(fc.string(), (text) => {
				const view = readWindow(box, text);
				expect(isInBox(box, view.centre)).toBe(true);
				expect(view.zoom).toBeLessThanOrEqual(maxTapZoom);
			}),
		);
	});
});

describe('readTap', () => {
	const form = (controls: Record<string, string>) => new URLSearchParams(controls);

	it('reads what a browser sends for an image button', () => {
		expect(readTap(form({ 'toque.x': '17', 'toque.y': '280' }), 'toque')).toEqual({ x: 17, y: 280 });
	});

	it('keeps a tap on the picture and refuses what is no tap', () => {
		expect(readTap(form({ 'toque.x': '9999', 'toque.y': '0' }), 'toque')).toEqual({
			x: tapPicture.width,
			y: 0,
		});
		expect(readTap(form({ 'toque.x': '1' }), 'toque')).toBeNull();
		expect(readTap(form({ 'toque.x': '-1', 'toque.y': '1' }), 'toque')).toBeNull();
		expect(readTap(form({ 'toque.x': 'a', 'toque.y': '1' }), 'toque')).toBeNull();
		expect(readTap(new FormData(), 'toque')).toBeNull();
	});
});
