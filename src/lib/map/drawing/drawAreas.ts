import { type PointE6 } from '$lib/domain/territory/point';
import { type ShapeMap } from '$lib/domain/territory/topology';
import { toPixel, type MapFrame, type Pixel } from './frame';

/** One territory as the `d` of an SVG path. */
export interface DrawnArea {
	readonly id: string;
	readonly name: string;
	readonly d: string;
}

/** A line may move by this much when its points are thinned: less than its own width. */
const tolerancePixels = 0.6;

/**
 * Draws each territory as a path with one decimal. Arcs are thinned before they are joined, so that both sides of a
 * border stay the same line. Territories that shrink to nothing keep a speck, or a small one would vanish from a count.
 */
export function drawAreas(map: ShapeMap, frame: MapFrame): DrawnArea[] {
	const arcs = map.arcs.map((arc) => thin(arc, frame));
	return map.shapes.map(({ id, name, polygons }) => ({
		id,
		name,
		d: polygons.flatMap((rings) => rings.map((ring) => `${writeLine(joinRing(ring.arcs, arcs))}z`)).join(''),
	}));
}

/** Draws every border once as a single path: the lightest map, for when no territory is coloured. */
export function drawBorders(map: ShapeMap, frame: MapFrame): string {
	return map.arcs
		.map((arc) => thin(arc, frame))
		.filter((arc) => isInFrame(arc, frame))
		.map(writeLine)
		.join('');
}

function thin(arc: readonly PointE6[], frame: MapFrame): Pixel[] {
	return dropNearlyStraight(arc.map((point) => toPixel(frame, point)));
}

/** Source: D. Douglas and T. Peucker, «Algorithms for the reduction of the number of points», Cartographica 10 (1973). */
function dropNearlyStraight(line: readonly Pixel[]): Pixel[] {
	const [first] = line;
	const last = line.at(-1);
	if (first === undefined || last === undefined || line.length < 3) return [...line];
	const distances = line.map((pixel) => distanceToSegment(pixel, first, last));
	const farthest = distances.reduce(
		(best, distance, at) => (distance > (distances[best] ?? 0) ? at : best),
		0,
	);
	if ((distances[farthest] ?? 0) <= tolerancePixels) return [first, last];
	const before = dropNearlyStraight(line.slice(0, farthest + 1));
	return [...before, ...dropNearlyStraight(line.slice(farthest)).slice(1)];
}

function distanceToSegment(pixel: Pixel, from: Pixel, to: Pixel): number {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const length = dx * dx + dy * dy;
	// A ring of one arc starts where it ends: then it is the distance to that point.
	const along = length === 0 ? 0 : ((pixel.x - from.x) * dx + (pixel.y - from.y) * dy) / length;
	const share = Math.min(1, Math.max(0, along));
	return Math.hypot(pixel.x - from.x - share * dx, pixel.y - from.y - share * dy);
}

function isInFrame(arc: readonly Pixel[], frame: MapFrame): boolean {
	const xs = arc.map((pixel) => pixel.x);
	const ys = arc.map((pixel) => pixel.y);
	return (
		Math.max(...xs) >= 0 &&
		Math.min(...xs) <= frame.width &&
		Math.max(...ys) >= 0 &&
		Math.min(...ys) <= frame.height
	);
}

function joinRing(references: readonly number[], arcs: readonly (readonly Pixel[])[]): Pixel[] {
	return references.flatMap((reference, index) => {
		const arc = arcs[reference < 0 ? ~reference : reference] ?? [];
		const inOrder = reference < 0 ? [...arc].reverse() : arc;
		return index === 0 ? inOrder : inOrder.slice(1);
	});
}

/** Relative steps in tenths of a pixel, counted from rounded places so that roundings never add up. */
function writeLine(pixels: readonly Pixel[]): string {
	let text = '';
	let [lastX, lastY] = [0, 0];
	pixels.forEach((pixel, index) => {
		const x = Math.round(pixel.x * 10);
		const y = Math.round(pixel.y * 10);
		if (index === 0) text += `M${x / 10} ${y / 10}l`;
		else if (x !== lastX || y !== lastY || pixels.length === 2) text += writeStep(x - lastX, y - lastY);
		[lastX, lastY] = [x, y];
	});
	return text.endsWith('l') ? `${text}.1 0` : text.replace('l ', 'l');
}

function writeStep(dx: number, dy: number): string {
	const second = writeTenths(dy);
	return `${dx < 0 ? '' : ' '}${writeTenths(dx)}${second.startsWith('-') ? '' : ' '}${second}`;
}

function writeTenths(tenths: number): string {
	return String(tenths / 10).replace(/^(-?)0\./, '$1.');
}
