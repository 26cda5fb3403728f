import type { PointE6 } from '$lib/domain/territory/point';
import { fromLatLng, toLatLngs, type Stage } from './openStage';

/** Draws the ground points may be put on, and hands over where it is tapped, or its middle at Enter. */
export function takeGround({ leaflet, map, shapes }: Stage, take: (point: PointE6) => void): () => void {
	const container = map.getContainer();
	const onkeydown = (pressed: KeyboardEvent): void => {
		if (pressed.key !== 'Enter' || pressed.target !== container) return;
		// Inside a form, Enter would send it.
		pressed.preventDefault();
		take(fromLatLng(map.getCenter()));
	};
	leaflet
		.polygon(shapes.shapes.flatMap(toLatLngs), {
			className: 'map-area',
			interactive: false,
			smoothFactor: 0.8,
		})
		.addTo(map);
	map.on('click', ({ latlng }) => take(fromLatLng(latlng)));
	container.addEventListener('keydown', onkeydown);
	return () => container.removeEventListener('keydown', onkeydown);
}
