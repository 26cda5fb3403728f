import { type PointE6 } from '$lib/domain/territory/point';
import { fromLatLng, toLatLng, type Stage } from './openStage';

interface Pin {
	readonly label: string;
	/** Whether the place was taken; if not, the pin goes back. */
	readonly choose: (point: PointE6) => boolean;
	readonly clear: () => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
};

/** A pin on the map. */
export interface PlacedPin {
	readonly moveTo: (point: PointE6) => void;
	readonly remove: () => void;
}

/** Puts a pin that can be dragged, moved with the arrows (with Shift, finer) and removed with Delete. */
export function placePin({ leaflet, map }: Stage, at: PointE6, { label, choose, clear }: Pin): PlacedPin {
	let accepted = at;
	const pin = leaflet.marker(toLatLng(at), {
		draggable: true,
		autoPan: true,
		icon: leaflet.divIcon({ className: 'map-pin', html: drawPin(), iconSize: [0, 0] }),
	});
	pin.on('dragend', () => {
		if (!choose(fromLatLng(pin.getLatLng()))) pin.setLatLng(toLatLng(accepted));
	});
	pin.addTo(map);
	const element = pin.getElement();
	element?.setAttribute('aria-label', label);
	element?.addEventListener('keydown', (event) => {
		const arrow = arrows[event.key];
		const isClear = event.key === 'Delete' || event.key === 'Backspace';
		if (arrow === undefined && !isClear) return;
		event.preventDefault();
		event.stopPropagation();
		if (arrow === undefined) {
			clear();
			// The pin leaves the page; whoever used it stays on the map.
			map.getContainer().focus();
			return;
		}
		const step = event.shiftKey ? 1 : 12;
		const from = map.latLngToContainerPoint(toLatLng(accepted));
		choose(fromLatLng(map.containerPointToLatLng([from.x + arrow[0] * step, from.y + arrow[1] * step])));
	});
	return {
		moveTo: (point) => {
			accepted = point;
			pin.setLatLng(toLatLng(point));
		},
		remove: () => pin.remove(),
	};
}

function drawPin(): SVGElement {
	const svgNames = 'http://www.w3.org/2000/svg';
	const svg = document.createElementNS(svgNames, 'svg');
	svg.setAttribute('viewBox', '0 0 32 42');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(svgNames, 'path');
	path.setAttribute('d', 'M16 40S29 26.5 29 15.5a13 13 0 0 0-26 0C3 26.5 16 40 16 40Z');
	const hole = document.createElementNS(svgNames, 'circle');
	hole.setAttribute('cx', '16');
	hole.setAttribute('cy', '15.5');
	hole.setAttribute('r', '4.5');
	svg.append(path, hole);
	return svg;
}
