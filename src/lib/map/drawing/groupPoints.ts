import { type Pixel } from './frame';

/** Points drawn as one mark because their marks would cover each other. */
export interface PointGroup<Point> extends Pixel {
	readonly points: readonly Point[];
}

/**
 * Joins points whose marks would be nearer than `apart` pixels: each point, in the order given, joins the first group
 * whose first point is that near. A group stands where its first point is, so the best ranked keeps its place.
 */
export function groupPoints<Point>(
	points: readonly Point[],
	toPixel: (point: Point) => Pixel,
	apart: number,
): PointGroup<Point>[] {
	const groups: { x: number; y: number; points: Point[] }[] = [];
	for (const point of points) {
		const { x, y } = toPixel(point);
		const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < apart);
		if (near === undefined) groups.push({ x, y, points: [point] });
		else near.points.push(point);
	}
	return groups;
}
