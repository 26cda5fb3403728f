import type * as Leaflet from 'leaflet';
import { type MapPoint } from '../mapPoint';
import { type MapWords } from '../words';
import { groupPoints } from '../drawing/groupPoints';
import { toLatLng, type Stage } from './openStage';

const apartPixels = 34;

interface Marking {
	readonly points: readonly MapPoint[];
	readonly words: Pick<MapWords, 'pointNumber' | 'together' | 'togetherLong'>;
	readonly onpick: (points: readonly MapPoint[]) => void;
}

/** Draws numbered marks that can be tapped or reached with Tab, grouped anew at each zoom. Returns how to stop. */
export function markPoints(stage: Stage, { points, words, onpick }: Marking): () => void {
	const { leaflet, map } = stage;
	const layer = leaflet.layerGroup().addTo(map);
	let drawn = '';
	const draw = (): void => {
		const toPixel = (point: MapPoint): Leaflet.Point => map.latLngToLayerPoint(toLatLng(point));
		const groups = groupPoints(points, toPixel, apartPixels);
		// Marks that stay keep the focus: a turned phone or a nearer look throws nobody out of the map.
		const next = JSON.stringify(groups.map((group) => group.points.map(({ id }) => id)));
		if (next === drawn) return;
		drawn = next;
		layer.clearLayers();
		for (const group of groups) {
			const [first] = group.points;
			if (first === undefined) continue;
			addMark(stage, layer, first, {
				text: group.points.length > 1 ? words.together(group.points.length) : String(first.number ?? ''),
				label: nameGroup(group.points, words),
				pick: () => {
					onpick(group.points);
					if (group.points.length > 1) approach(stage, group.points);
				},
			});
		}
	};
	map.on('zoomend', draw);
	draw();
	return () => {
		map.off('zoomend', draw);
		layer.remove();
	};
}

function nameGroup(points: readonly MapPoint[], words: Marking['words']): string {
	const [first] = points;
	if (points.length > 1 || first === undefined) return words.togetherLong(points.length);
	return first.number === undefined ? first.label : words.pointNumber(first.number, first.label);
}

function addMark(
	{ leaflet }: Stage,
	layer: Leaflet.LayerGroup,
	at: MapPoint,
	{ text, label, pick }: { text: string; label: string; pick: () => void },
): void {
	const face = document.createElement('span');
	face.textContent = text;
	const mark = leaflet.marker(toLatLng(at), {
		// Over the names: a number that a name covers cannot be read.
		zIndexOffset: 10_000,
		icon: leaflet.divIcon({
			className: text === '' ? 'map-mark map-mark-plain' : 'map-mark',
			html: face,
			iconSize: [0, 0],
		}),
		riseOnHover: true,
	});
	mark.on('click', pick);
	mark.addTo(layer);
	const element = mark.getElement();
	element?.setAttribute('aria-label', label);
	element?.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' && event.key !== ' ') return;
		event.preventDefault();
		event.stopPropagation();
		pick();
	});
}

function approach({ leaflet, map }: Stage, points: readonly MapPoint[]): void {
	const bounds = leaflet.latLngBounds(points.map(toLatLng));
	if (bounds.getNorthEast().equals(bounds.getSouthWest())) return;
	map.fitBounds(bounds, { padding: [60, 60], maxZoom: map.getMaxZoom() });
}
