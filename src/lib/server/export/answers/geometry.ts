import { isArea, isPoint, type Answers, type Question } from '$lib/domain/survey/instrument';
import type { PointE6 } from '$lib/domain/territory/point';

/** A position of GeoJSON: degrees of longitude, then of latitude. */
type Position = readonly [number, number];

type SinglePlace =
	| { readonly type: 'Point'; readonly coordinates: Position }
	| { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] };

/** A geometry of RFC 7946, as far as answers need them. */
export type Geometry =
	SinglePlace | { readonly type: 'GeometryCollection'; readonly geometries: readonly SinglePlace[] };

/**
 * Where an answer points, over all questions on the map in their order: the place alone, a collection of several, null
 * without any. Rings are closed and counterclockwise, as RFC 7946 §3.1.6 asks, whichever way they were drawn.
 */
export function composeGeometry(questions: readonly Question[], answers: Answers): Geometry | null {
	const places = questions.flatMap(({ id }): SinglePlace[] => {
		const value = answers[id];
		if (value === undefined) return [];
		if (isPoint(value)) return [{ type: 'Point', coordinates: positionOf(value) }];
		if (isArea(value)) return [{ type: 'Polygon', coordinates: [closeRing(value.ring)] }];
		return [];
	});
	const [first] = places;
	if (first === undefined) return null;
	return places.length === 1 ? first : { type: 'GeometryCollection', geometries: places };
}

function positionOf({ latE6, lonE6 }: PointE6): Position {
	return [lonE6 / 1_000_000, latE6 / 1_000_000];
}

function closeRing(corners: readonly PointE6[]): Position[] {
	const drawn = corners.map(positionOf);
	const turned = isClockwise(drawn) ? drawn.reverse() : drawn;
	return [...turned, ...turned.slice(0, 1)];
}

/** By the sign of twice the area (shoelace). */
function isClockwise(ring: readonly Position[]): boolean {
	const doubled = ring.reduce((sum, [x, y], at) => {
		const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
		return sum + x * nextY - nextX * y;
	}, 0);
	return doubled < 0;
}
