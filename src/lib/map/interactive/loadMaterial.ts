import type * as Leaflet from 'leaflet';
import { err, ok, type Result } from '$lib/basics/result';
import { type ShapeMap } from '$lib/domain/territory/topology';
import { trustParts } from '$lib/ui/trustParts';

/** What an interactive map needs, downloaded. */
export interface Material {
	readonly leaflet: typeof Leaflet;
	readonly shapes: ShapeMap;
}

const shapesByUrl = new Map<string, ShapeMap>();

/**
 * Downloads Leaflet, its style, a topology and the part that shows them, all at once: nothing of them is on a page
 * before this is called. Without network it can be called again; what arrived is kept for the visit.
 */
export async function loadMaterial<Part>(
	topologyUrl: string,
	loadPart: () => Promise<{ readonly default: Part }>,
): Promise<Result<{ material: Material; part: Part }, 'unreachable'>> {
	trustParts();
	const [leaflet, style, decoder, part, shapes] = await Promise.all([
		reach(() => import('leaflet')),
		reach(() => import('leaflet/dist/leaflet.css')),
		reach(() => import('$lib/domain/territory/topology')),
		reach(loadPart),
		shapesByUrl.get(topologyUrl) ?? reach(() => download(topologyUrl)),
	]);
	if (leaflet === null || style === null || decoder === null || part === null || shapes === null)
		return err('unreachable');
	const decoded = isDecoded(shapes) ? ok(shapes) : decoder.decodeTopology(shapes);
	// A captive network answers with a page of its own: for who waits it is no network.
	if (!decoded.ok) return err('unreachable');
	shapesByUrl.set(topologyUrl, decoded.value);
	return ok({ material: { leaflet, shapes: decoded.value }, part: part.default });
}

async function download(url: string): Promise<unknown> {
	const response = await fetch(url);
	return response.ok ? response.json() : null;
}

function isDecoded(shapes: unknown): shapes is ShapeMap {
	return typeof shapes === 'object' && shapes !== null && 'shapes' in shapes;
}

/** Without network browsers say TypeError, a cut answer SyntaxError, and the bundler's loader of styles a plain Error. */
async function reach<Value>(load: () => Promise<Value>): Promise<Value | null> {
	try {
		return await load();
	} catch (failure) {
		if (failure instanceof Error) return null;
		throw failure;
	}
}
