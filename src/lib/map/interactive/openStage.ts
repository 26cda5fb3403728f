import type * as Leaflet from 'leaflet';
import { type BoxE6, type PointE6 } from '$lib/domain/territory/point';
import { type Ring, type Shape } from '$lib/domain/territory/topology';
import { type Material } from './loadMaterial';

/** A Leaflet map on the page, with the shapes it was opened for. */
export interface Stage extends Material {
	readonly map: Leaflet.Map;
}

const nearestZoom = 14;
const wholeFit: Leaflet.FitBoundsOptions = { animate: false, padding: [6, 6] };

/** Makes the map: no tiles, not farther than the whole state, still where the person asked for no movement. */
export function openStage({ leaflet, shapes }: Material, element: HTMLElement, label: string): Stage {
	const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const bounds = toBounds(leaflet, shapes.box);
	const map = leaflet.map(element, {
		attributionControl: false,
		zoomControl: false,
		zoomSnap: 0.5,
		maxZoom: nearestZoom,
		maxBounds: bounds.pad(0.3),
		maxBoundsViscosity: 0.8,
		zoomAnimation: !isStill,
		fadeAnimation: !isStill,
		markerZoomAnimation: !isStill,
		inertia: !isStill,
	});
	const showWhole = (): void => {
		map.setMinZoom(0);
		map.fitBounds(bounds, wholeFit);
		map.setMinZoom(map.getZoom());
	};
	showWhole();
	// A turned phone has another farthest view; whoever was looking at everything still does.
	map.on('resize', () => {
		if (map.getZoom() <= map.getMinZoom()) showWhole();
		else map.setMinZoom(Math.min(map.getZoom(), map.getBoundsZoom(bounds)));
	});
	element.setAttribute('role', 'application');
	element.setAttribute('aria-label', label);
	return { leaflet, shapes, map };
}

/** Takes the map off the page, also in the middle of a zoom. */
export function closeStage({ map }: Stage): void {
	// Leaflet ends a zoom by a timer that it does not stop on removal; without this flag the timer does nothing.
	Object.assign(map, { _animatingZoom: false });
	map.remove();
}

export function toLatLng({ latE6, lonE6 }: PointE6): [number, number] {
	return [latE6 / 1_000_000, lonE6 / 1_000_000];
}

export function fromLatLng({ lat, lng }: { lat: number; lng: number }): PointE6 {
	return { latE6: Math.round(lat * 1_000_000) + 0, lonE6: Math.round(lng * 1_000_000) + 0 };
}

export function toBounds(leaflet: typeof Leaflet, box: BoxE6): Leaflet.LatLngBounds {
	return leaflet.latLngBounds(
		toLatLng({ latE6: box.minLatE6, lonE6: box.minLonE6 }),
		toLatLng({ latE6: box.maxLatE6, lonE6: box.maxLonE6 }),
	);
}

/** The lines of a shape as Leaflet takes them. */
export function toLatLngs(shape: Shape): [number, number][][][] {
	return shape.polygons.map((rings) => rings.map((ring: Ring) => ring.points.map(toLatLng)));
}

/** Moves to a territory and shows it whole. */
export function goToShape({ leaflet, map, shapes }: Stage, id: string): void {
	const shape = shapes.shapes.find((one) => one.id === id);
	if (shape !== undefined)
		map.fitBounds(toBounds(leaflet, shape.box), { padding: [24, 24], maxZoom: nearestZoom });
}
