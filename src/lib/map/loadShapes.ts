import { err, ok, type Result } from '$lib/basics/result';
import { decodeTopology, type ShapeMap } from '$lib/domain/territory/topology';

const loaded = new Map<string, ShapeMap>();

/** Downloads and decodes a topology, once a visit. Without network, or with a page in its place, it can be retried. */
export async function loadShapes(url: string): Promise<Result<ShapeMap, 'unreachable' | 'not-a-topology'>> {
	const known = loaded.get(url);
	if (known !== undefined) return ok(known);
	const json = await download(url);
	if (!json.ok) return json;
	const map = decodeTopology(json.value);
	if (map.ok) loaded.set(url, map.value);
	return map;
}

async function download(url: string): Promise<Result<unknown, 'unreachable'>> {
	try {
		const response = await fetch(url);
		return response.ok ? ok(await response.json()) : err('unreachable');
	} catch (failure) {
		// No network, or something that is not JSON: for who waits it is the same. Anything else is a bug.
		if (failure instanceof TypeError || failure instanceof SyntaxError) return err('unreachable');
		throw failure;
	}
}
