import { err, ok, type Result } from '../../basics/result';
import { boxAround, joinBoxes, type BoxE6, type PointE6 } from './point';

/** A closed line around an area or a hole: the arcs it is made of (`~n` is arc n backwards) and its points. */
export interface Ring {
	readonly arcs: readonly number[];
	/** First and last are the same point. */
	readonly points: readonly PointE6[];
}

/** What is drawn of one state or municipality: one or more polygons, each an outer ring and its holes. */
export interface Shape {
	readonly id: string;
	readonly name: string;
	readonly box: BoxE6;
	readonly polygons: readonly (readonly Ring[])[];
}

/**
 * Shapes that fit together like a floor: each border is one arc that both neighbours share, so what is drawn, thinned
 * or tested once agrees on both sides.
 */
export interface ShapeMap {
	readonly box: BoxE6;
	readonly arcs: readonly (readonly PointE6[])[];
	readonly shapes: readonly Shape[];
}

type References = readonly (readonly number[])[];

type Geometry = { readonly properties: Readonly<Record<string, string>> } & (
	| { readonly type: 'Polygon'; readonly arcs: References }
	| { readonly type: 'MultiPolygon'; readonly arcs: readonly References[] }
);

interface Topology {
	readonly transform: {
		readonly scale: readonly [number, number];
		readonly translate: readonly [number, number];
	};
	readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
	readonly arcs: readonly (readonly (readonly [number, number])[])[];
}

/**
 * Decodes one of the files of `static/data/mx` (TopoJSON, quantized, delta-encoded: format specification by M. Bostock
 * and C. Metcalf, 2013) into shapes in millionths of a degree. Refuses what is not such a file, for example the page
 * of a captive network that answered in its place; the inside of the file is trusted, because it is ours and tested.
 */
export function decodeTopology(json: unknown): Result<ShapeMap, 'not-a-topology'> {
	if (!isTopology(json)) return err('not-a-topology');
	const arcs = json.arcs.map((arc) => decodeArc(arc, json.transform));
	const shapes = Object.values(json.objects).flatMap((layer) =>
		layer.geometries.map((geometry) => decodeShape(geometry, arcs)),
	);
	const box = joinBoxes(shapes.map((shape) => shape.box));
	return box === null ? err('not-a-topology') : ok({ box, arcs, shapes });
}

function isTopology(json: unknown): json is Topology {
	return (
		typeof json === 'object' &&
		json !== null &&
		'type' in json &&
		json.type === 'Topology' &&
		'transform' in json &&
		'objects' in json &&
		'arcs' in json &&
		Array.isArray(json.arcs)
	);
}

function decodeArc(arc: Topology['arcs'][number], { scale, translate }: Topology['transform']): PointE6[] {
	let x = 0;
	let y = 0;
	return arc.map(([dx, dy]) => {
		x += dx;
		y += dy;
		return {
			latE6: Math.round((y * scale[1] + translate[1]) * 1_000_000),
			lonE6: Math.round((x * scale[0] + translate[0]) * 1_000_000),
		};
	});
}

function decodeShape(geometry: Geometry, arcs: ShapeMap['arcs']): Shape {
	const parts = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
	const polygons = parts.map((rings) => rings.map((ring) => joinArcs(ring, arcs)));
	const id = geometry.properties.cvegeo ?? geometry.properties.cve_ent;
	const box = boxAround(polygons.flatMap((rings) => rings.flatMap((ring) => ring.points)));
	if (id === undefined || box === null) throw new Error('A polygon without key or points.');
	return { id, name: geometry.properties.nom ?? id, box, polygons };
}

function joinArcs(references: readonly number[], arcs: ShapeMap['arcs']): Ring {
	const points: PointE6[] = [];
	for (const reference of references) {
		const arc = arcs[reference < 0 ? ~reference : reference];
		if (arc === undefined) throw new Error(`A ring uses arc ${reference}, which the file lacks.`);
		const inOrder = reference < 0 ? [...arc].reverse() : arc;
		// Consecutive arcs share the point where they meet.
		points.push(...(points.length === 0 ? inOrder : inOrder.slice(1)));
	}
	return { arcs: references, points };
}
