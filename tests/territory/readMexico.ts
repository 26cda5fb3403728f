import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeTopology, type ShapeMap } from '../../src/lib/domain/territory/topology';

const folder = join(import.meta.dirname, '..', '..', 'static', 'data', 'mx');

/** The keys of the 32 states. */
export const stateKeys: readonly string[] = Array.from({ length: 32 }, (_, index) =>
	String(index + 1).padStart(2, '0'),
);

/** One of the files that phones download, parsed. */
export function readMexico(name: string): unknown {
	return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

/** The shapes of one of those files: `estados.topo.json` or `municipios/NN.topo.json`. */
export function readShapes(name: string): ShapeMap {
	const map = decodeTopology(readMexico(name));
	if (!map.ok) throw new Error(`${name} is not a topology.`);
	return map.value;
}
