import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Question } from '$lib/domain/survey/instrument';
import { composeGeometry } from './geometry';

const ask = (id: string, type: 'point' | 'area'): Question => ({
	id,
	type,
	text: { es: id },
	help: null,
	required: false,
	noAnswer: [],
});
const questions = [ask('sitio', 'point'), ask('zona', 'area')];

const at = (lonE6: number, latE6: number) => ({ latE6, lonE6 });
const square = [at(0, 0), at(1_000_000, 0), at(1_000_000, 1_000_000), at(0, 1_000_000)];
const outline = [
	[0, 0],
	[1, 0],
	[1, 1],
	[0, 1],
	[0, 0],
];

it('gives one place alone, several as a collection, and none as null', () => {
	const sitio = at(-96_720_000, 17_060_001);
	const point = { type: 'Point', coordinates: [-96.72, 17.060001] };
	const polygon = { type: 'Polygon', coordinates: [outline] };
	expect(composeGeometry(questions, {})).toBeNull();
	expect(composeGeometry(questions, { sitio })).toEqual(point);
	expect(composeGeometry(questions, { zona: { ring: square } })).toEqual(polygon);
	expect(composeGeometry(questions, { zona: { ring: square }, sitio })).toEqual({
		type: 'GeometryCollection',
		geometries: [point, polygon],
	});
});

it('writes a ring closed and counterclockwise whichever way and from wherever it was drawn', () => {
	const edges = (ring: readonly (readonly number[])[]) =>
		ring.slice(1).map((to, place) => `${String(ring[place])} ${String(to)}`);
	const known = edges(outline).sort();
	fc.assert(
		fc.property(fc.nat({ max: 3 }), fc.boolean(), (from, isBack) => {
			const turned = [...square.slice(from), ...square.slice(0, from)];
			const drawn = isBack ? turned.reverse() : turned;
			const geometry = composeGeometry(questions, { zona: { ring: drawn } });
			const ring = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
			expect(ring.at(0)).toEqual(ring.at(-1));
			expect(edges(ring).sort()).toEqual(known);
		}),
	);
});
