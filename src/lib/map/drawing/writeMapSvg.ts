import { type PointE6 } from '$lib/domain/territory/point';
import { type ShapeMap } from '$lib/domain/territory/topology';
import { drawBorders } from './drawAreas';
import { toPixel, toPoint, type MapFrame, type Pixel } from './frame';
import { placeLabels } from './labelPlaces';

interface Drawing {
	readonly map: ShapeMap;
	readonly frame: MapFrame;
	/** What the picture shows, for those who do not see it. */
	readonly title: string;
	/** A point to mark. */
	readonly point?: PointE6 | null;
	/** Corners of an area to mark; the last joins the first. */
	readonly ring?: readonly PointE6[];
	/** Writes the names that fit. */
	readonly named?: boolean;
	/** The scheme the page chose; without it the picture follows the device. */
	readonly theme?: 'light' | 'dark' | null;
}

const light = '--a:#fff;--l:#8b9296;--t:#1d2327;--p:#005a4d';
const dark = '--a:#1d2327;--l:#767e83;--t:#eceae4;--p:#5fc4b1';

/**
 * A state with the borders of its municipalities as the text of an SVG file: for a picture on a page without scripts,
 * for `<input type="image">`, and for paper. Stands alone: no outside styles, fonts or scripts.
 */
export function writeMapSvg({
	map,
	frame,
	title,
	point = null,
	ring = [],
	named = false,
	theme = null,
}: Drawing): string {
	const { width, height } = frame;
	const style =
		theme === null
			? `:root{${light}}@media(prefers-color-scheme:dark){:root{${dark}}}`
			: `:root{${theme === 'dark' ? dark : light}}`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}">`,
		`<style>${style}path{fill:none;stroke:var(--l);stroke-width:.5;stroke-linejoin:round}rect{fill:var(--a)}text{font:600 11px system-ui,sans-serif;fill:var(--t);stroke:var(--a);stroke-width:3;paint-order:stroke;text-anchor:middle}.p{fill:var(--p);stroke:var(--a);stroke-width:3;paint-order:stroke}</style>`,
		`<rect width="${width}" height="${height}"/><path d="${drawBorders(map, frame)}"/>`,
		named ? writeLabels(map, frame) : '',
		writeArea(frame, ring),
		point === null ? '' : writePin(frame, point),
		'</svg>',
	].join('');
}

function writeLabels(map: ShapeMap, frame: MapFrame): string {
	const paper = {
		width: frame.width,
		height: frame.height,
		toPixel: (point: PointE6) => toPixel(frame, point),
		toPoint: (pixel: Pixel) => toPoint(frame, pixel),
	};
	return placeLabels(map.shapes, paper)
		.map(({ x, y, name }) => `<text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}">${escape(name)}</text>`)
		.join('');
}

/** Its corners are dots, so that one or two of them can be seen before there is an area. */
function writeArea(frame: MapFrame, ring: readonly PointE6[]): string {
	if (ring.length === 0) return '';
	const corners = ring.map((corner) => toPixel(frame, corner));
	const outline = corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
	const dots = corners.map(
		({ x, y }) => `<circle class="p" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5"/>`,
	);
	return `<path d="M${outline}Z" style="fill:var(--p);fill-opacity:.25;stroke:var(--p);stroke-width:2.5"/>${dots.join('')}`;
}

/** The tip of the pin is the place. */
function writePin(frame: MapFrame, point: PointE6): string {
	const { x, y } = toPixel(frame, point);
	return `<path class="p" d="M${x.toFixed(1)} ${y.toFixed(1)}c-8-11-10-14-10-19a10 10 0 0 1 20 0c0 5-2 8-10 19z"/>`;
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
