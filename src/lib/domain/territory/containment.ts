import { isInBox, type PointE6 } from './point';
import { type Ring, type Shape, type ShapeMap } from './topology';

/**
 * Whether a point is inside a shape: a ray towards the east crosses its rings an odd number of times, so holes and
 * islands need no special case. Whole numbers make it exact. Of two shapes that share a border, a point on it is in
 * exactly one.
 *
 * Source: the even-odd rule, M. Shimrat, «Algorithm 112», Communications of the ACM 5 (1962), 434.
 */
export function isInside(shape: Shape, point: PointE6): boolean {
	if (!isInBox(shape.box, point)) return false;
	let inside = false;
	for (const polygon of shape.polygons) {
		for (const ring of polygon) {
			if (isCrossedOddly(ring, point)) inside = !inside;
		}
	}
	return inside;
}

/** The shape of a map that holds a point, or `null` when the point is outside all of them. */
export function shapeAt(map: ShapeMap, point: PointE6): Shape | null {
	return map.shapes.find((shape) => isInside(shape, point)) ?? null;
}

/** The key and name of the municipality that holds a point, on the map of one state; `null` outside the state. */
export function municipalityAt(map: ShapeMap, point: PointE6): { id: string; name: string } | null {
	const shape = shapeAt(map, point);
	return shape === null ? null : { id: shape.id, name: shape.name };
}

function isCrossedOddly(ring: Ring, point: PointE6): boolean {
	let odd = false;
	let previous = ring.points[ring.points.length - 1];
	for (const next of ring.points) {
		if (previous !== undefined && crosses(previous, next, point)) odd = !odd;
		previous = next;
	}
	return odd;
}

/** Products stay below 2^53 for shapes smaller than 90 degrees, so the sign is exact. */
function crosses(from: PointE6, to: PointE6, point: PointE6): boolean {
	if (from.latE6 > point.latE6 === to.latE6 > point.latE6) return false;
	// One direction for both neighbours, or rounding could count a shared edge twice or never.
	const [low, high] = from.latE6 < to.latE6 ? [from, to] : [to, from];
	const side =
		(high.lonE6 - low.lonE6) * (point.latE6 - low.latE6) -
		(point.lonE6 - low.lonE6) * (high.latE6 - low.latE6);
	return side > 0;
}
