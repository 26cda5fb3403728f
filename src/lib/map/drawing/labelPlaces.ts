import { isInside } from '$lib/domain/territory/containment';
import { type PointE6 } from '$lib/domain/territory/point';
import { type Shape } from '$lib/domain/territory/topology';
import { type Pixel } from './frame';

/** A name that fits where it stands, and the pixel at its middle. */
export interface Label extends Pixel {
	readonly id: string;
	readonly name: string;
}

interface Paper {
	readonly width: number;
	readonly height: number;
	readonly toPixel: (point: PointE6) => Pixel;
	readonly toPoint: (pixel: Pixel) => PointE6;
}

const lineHeight = 16;
const letterWidth = 7;
const mostLabels = 40;
/** The middle first, then what is farther and farther from it. */
const fifths = [0.5, 0.35, 0.65, 0.2, 0.8] as const;

/**
 * Chooses the names a map can carry: of the territories in sight, the largest first, those whose name is not wider than
 * their drawing and touches no name already placed. Without streets or tiles, names are how one finds the way.
 */
export function placeLabels(shapes: readonly Shape[], paper: Paper): Label[] {
	const placed: Label[] = [];
	const candidates = shapes
		.map((shape) => ({ shape, ...measure(shape, paper) }))
		.filter(({ width, height, shape }) => width >= nameWidth(shape.name) && height >= lineHeight)
		.sort((a, b) => b.width * b.height - a.width * a.height);
	for (const { shape } of candidates) {
		if (placed.length === mostLabels) break;
		const label = { id: shape.id, name: shape.name, ...findPlace(shape, paper) };
		if (isOnPaper(label, paper) && placed.every((other) => !touch(label, other))) placed.push(label);
	}
	return placed;
}

/** Where a territory's name stands: the middle of its box, or, when a bent shape leaves that outside, of a side of it. */
export function placeOfName(shape: Shape): PointE6 {
	const { minLatE6, maxLatE6, minLonE6, maxLonE6 } = shape.box;
	const at = (lat: number, lon: number): PointE6 => ({
		latE6: Math.round(minLatE6 + (maxLatE6 - minLatE6) * lat),
		lonE6: Math.round(minLonE6 + (maxLonE6 - minLonE6) * lon),
	});
	const tries = fifths.flatMap((lat) => fifths.map((lon) => at(lat, lon)));
	return tries.find((point) => isInside(shape, point)) ?? shape.polygons[0]?.[0]?.points[0] ?? at(0.5, 0.5);
}

/** Its usual place or, when that is out of sight because one looks from near, a place of it that is in sight. */
function findPlace(shape: Shape, paper: Paper): Pixel {
	const usual = paper.toPixel(placeOfName(shape));
	if (isOnPaper({ ...usual, name: shape.name }, paper)) return usual;
	const inSight = fifths.flatMap((y) => fifths.map((x) => ({ x: x * paper.width, y: y * paper.height })));
	return inSight.find((pixel) => isInside(shape, paper.toPoint(pixel))) ?? usual;
}

function measure(shape: Shape, paper: Paper): { width: number; height: number } {
	const low = paper.toPixel({ latE6: shape.box.minLatE6, lonE6: shape.box.minLonE6 });
	const high = paper.toPixel({ latE6: shape.box.maxLatE6, lonE6: shape.box.maxLonE6 });
	return { width: Math.abs(high.x - low.x), height: Math.abs(high.y - low.y) };
}

function nameWidth(name: string): number {
	return name.length * letterWidth;
}

function isOnPaper(label: Omit<Label, 'id'>, paper: Paper): boolean {
	const half = nameWidth(label.name) / 2;
	return (
		label.x >= half &&
		label.x <= paper.width - half &&
		label.y >= lineHeight &&
		label.y <= paper.height - lineHeight
	);
}

function touch(a: Label, b: Label): boolean {
	return (
		Math.abs(a.x - b.x) < (nameWidth(a.name) + nameWidth(b.name)) / 2 + letterWidth &&
		Math.abs(a.y - b.y) < lineHeight
	);
}
