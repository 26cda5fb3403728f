import { error, type RequestHandler } from '@sveltejs/kit';
import { readCorners } from '$lib/domain/survey/form/readTexts';
import { RING_CORNERS } from '$lib/domain/survey/instrument';
import { frameOfState } from '$lib/map/drawing/frame';
import { frameOfWindow, readWindow } from '$lib/map/drawing/tapWindow';
import { writeMapSvg } from '$lib/map/drawing/writeMapSvg';
import { readStateShapes } from '$lib/map/readMexico.server';
import { mapMessages } from '$lib/messages/map';

/** A state as a picture: a piece of it, to be tapped where there are no scripts, or the whole sheet (`hoja`) to put marks on. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const map = await readStateShapes(params['estado'] ?? '');
	if (!map) error(404);
	const isSheet = url.searchParams.has('hoja');
	const view = readWindow(map.box, url.searchParams.get('vista'));
	const [, lat, lon] = /^(-?[0-9]{1,9});(-?[0-9]{1,9})$/.exec(url.searchParams.get('punto') ?? '') ?? [];
	const svg = writeMapSvg({
		map,
		frame: isSheet ? frameOfState(map.box) : frameOfWindow(map.box, view),
		title: mapMessages[locals.locale].open,
		point: lat === undefined || lon === undefined ? null : { latE6: Number(lat), lonE6: Number(lon) },
		ring: readCorners(url.searchParams.get('area') ?? '')?.slice(0, RING_CORNERS.max) ?? [],
		named: view.zoom > 1,
	});
	return new Response(svg, {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
	});
};
