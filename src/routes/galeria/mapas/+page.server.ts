import { error } from '@sveltejs/kit';
import { municipalityAt } from '$lib/domain/territory/containment';
import { drawAreas } from '$lib/map/drawing/drawAreas';
import { fitFrame } from '$lib/map/drawing/frame';
import { frameOfWindow, readTap, readWindow, tapWindow, writeWindow } from '$lib/map/drawing/tapWindow';
import { writeMapSvg } from '$lib/map/drawing/writeMapSvg';
import { readStateShapes, topologyUrl } from '$lib/map/readMexico.server';
import type { PageServerLoad } from './$types';

/** Made-up counts and problems on the real map: the gallery shows parts, not data. */
export const load: PageServerLoad = async ({ url }) => {
	const shapes = await readStateShapes('20');
	if (shapes === null) error(404);
	const frame = fitFrame(shapes.box, { width: 640, padding: 4 });

	const before = readWindow(shapes.box, url.searchParams.get('ventana'));
	const touch = readTap(url.searchParams, 'toque');
	const taken = touch === null ? null : tapWindow(shapes.box, before, touch);
	const view = taken?.view ?? before;
	const picture = writeMapSvg({
		map: shapes,
		frame: frameOfWindow(shapes.box, view),
		title: 'Oaxaca',
		point: taken?.point ?? null,
		named: true,
	});

	return {
		topologyUrl: topologyUrl('20'),
		frame,
		areas: drawAreas(shapes, frame),
		tap: {
			picture: `data:image/svg+xml,${encodeURIComponent(picture)}`,
			view: writeWindow(view),
			place: taken === null ? null : (municipalityAt(shapes, taken.point)?.name ?? null),
			isTaken: taken !== null,
		},
	};
};
