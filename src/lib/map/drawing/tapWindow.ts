import { type BoxE6, clampToBox, type PointE6 } from '$lib/domain/territory/point';
import { fitFrame, toPoint, type MapFrame, type Pixel } from './frame';

/**
 * The piece of a map a person without scripts looks at: `zoom` 0 is the whole state, each step halves the width.
 * It travels in the form, so the server remembers nothing.
 */
export interface TapWindow {
	readonly zoom: number;
	readonly centre: PointE6;
}

export const maxTapZoom = 5;

/** A picture this wide fits a phone of 320 px whole, so that pixels of the picture are pixels of the tap. */
export const tapPicture = { width: 280, height: 280 } as const;

/** The whole map. */
export function showAll(box: BoxE6): TapWindow {
	return { zoom: 0, centre: middleOf(box) };
}

/** The frame to draw, and to read a tap with. */
export function frameOfWindow(box: BoxE6, view: TapWindow): MapFrame {
	const share = 2 ** -view.zoom / 2;
	const lat = (box.maxLatE6 - box.minLatE6) * share;
	const lon = (box.maxLonE6 - box.minLonE6) * share;
	const { latE6, lonE6 } = view.centre;
	return fitFrame(
		{ minLatE6: latE6 - lat, maxLatE6: latE6 + lat, minLonE6: lonE6 - lon, maxLonE6: lonE6 + lon },
		{ ...tapPicture, padding: 4 },
	);
}

/** The place of a tap on the picture, and the window one step nearer around it, so that the next tap is finer. */
export function tapWindow(box: BoxE6, view: TapWindow, tap: Pixel): { point: PointE6; view: TapWindow } {
	const point = toPoint(frameOfWindow(box, view), tap);
	return { point, view: zoomWindow(box, { ...view, centre: clampToBox(box, point) }, 1) };
}

/** The same place, nearer (+1) or farther (−1). */
export function zoomWindow(box: BoxE6, view: TapWindow, steps: number): TapWindow {
	const zoom = Math.min(maxTapZoom, Math.max(0, view.zoom + steps));
	return zoom === 0 ? showAll(box) : { zoom, centre: view.centre };
}

/** As one control of a form: `3;17060700;-96725300`. */
export function writeWindow({ zoom, centre }: TapWindow): string {
	return `${zoom};${centre.latE6};${centre.lonE6}`;
}

/** Reads that control; anything else, changed by hand or missing, is the whole map. */
export function readWindow(box: BoxE6, text: string | null): TapWindow {
	const parts = /^([0-9]);(-?[0-9]{1,9});(-?[0-9]{1,9})$/.exec(text ?? '');
	if (parts === null) return showAll(box);
	const [, zoom, lat, lon] = parts.map(Number);
	return zoomWindow(
		box,
		{ zoom: zoom ?? 0, centre: clampToBox(box, { latE6: lat ?? 0, lonE6: lon ?? 0 }) },
		0,
	);
}

/** The pixel a browser sends for `<input type="image" name="toque">`, as `toque.x` and `toque.y`; `null` if none. */
export function readTap(
	form: { readonly get: (name: string) => FormDataEntryValue | null },
	name: string,
): Pixel | null {
	const x = readCoordinate(form.get(`${name}.x`), tapPicture.width);
	const y = readCoordinate(form.get(`${name}.y`), tapPicture.height);
	return x === null || y === null ? null : { x, y };
}

function readCoordinate(value: FormDataEntryValue | null, most: number): number | null {
	if (typeof value !== 'string' || !/^[0-9]{1,4}$/.test(value)) return null;
	return Math.min(most, Number(value));
}

function middleOf(box: BoxE6): PointE6 {
	return {
		latE6: Math.round((box.minLatE6 + box.maxLatE6) / 2),
		lonE6: Math.round((box.minLonE6 + box.maxLonE6) / 2),
	};
}
