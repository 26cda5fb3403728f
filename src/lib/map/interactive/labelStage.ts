import { placeLabels } from '../drawing/labelPlaces';
import { fromLatLng, toLatLng, type Stage } from './openStage';

/** Writes the names that fit, and again each time the map comes to rest. Returns how to stop. */
export function labelStage({ leaflet, map, shapes }: Stage): () => void {
	const layer = leaflet.layerGroup().addTo(map);
	const write = (): void => {
		layer.clearLayers();
		const size = map.getSize();
		const labels = placeLabels(shapes.shapes, {
			width: size.x,
			height: size.y,
			toPixel: (point) => map.latLngToContainerPoint(toLatLng(point)),
			toPoint: ({ x, y }) => fromLatLng(map.containerPointToLatLng([x, y])),
		});
		for (const label of labels) {
			const name = document.createElement('span');
			name.textContent = label.name;
			leaflet
				.marker(toLatLng(fromLatLng(map.containerPointToLatLng([label.x, label.y]))), {
					icon: leaflet.divIcon({ className: 'map-label', html: name, iconSize: [0, 0] }),
					interactive: false,
					keyboard: false,
				})
				.addTo(layer);
		}
	};
	map.on('moveend resize', write);
	write();
	return () => {
		map.off('moveend resize', write);
		layer.remove();
	};
}
