import { catalogueFile, statesFile, type State, type StateCatalogue } from '$lib/domain/territory/catalogue';
import { decodeTopology, type ShapeMap } from '$lib/domain/territory/topology';

// Bundled into the server, one chunk a file, so that it works wherever the process is started from.
const topologies = import.meta.glob<unknown>('../../../static/data/mx/municipios/*.topo.json', {
	import: 'default',
});
const country = import.meta.glob<unknown>('../../../static/data/mx/estados.topo.json', { import: 'default' });
const catalogues = import.meta.glob<unknown>('../../../static/data/mx/catalogo/*.json', {
	import: 'default',
});

const shapesByState = new Map<string, Promise<ShapeMap | null>>();
const shapesOfCountry = new Map<string, Promise<ShapeMap | null>>();
const catalogueByState = new Map<string, Promise<StateCatalogue | null>>();

/** The address from which a browser downloads the shapes of a state's municipalities. */
export function topologyUrl(stateId: string): string {
	return `/data/mx/municipios/${stateId}.topo.json`;
}

/** The address from which a browser downloads the shapes of the states. */
export const countryTopologyUrl = '/data/mx/estados.topo.json';

/** The shapes of the 32 states. Read once, then kept. */
export async function readCountryShapes(): Promise<ShapeMap> {
	const shapes = await keep(shapesOfCountry, 'estados', () => decode(country, 'estados.topo.json'));
	if (shapes === null) throw new Error('The map of states is missing from the build.');
	return shapes;
}

/** The shapes of the municipalities of a state; `null` when there is no such state. Read once, then kept. */
export function readStateShapes(stateId: string): Promise<ShapeMap | null> {
	return keep(shapesByState, stateId, () => decode(topologies, `municipios/${stateId}.topo.json`));
}

/** The municipalities of a state by name; `null` when there is no such state. */
export function readStateCatalogue(stateId: string): Promise<StateCatalogue | null> {
	return keep(catalogueByState, stateId, async () => {
		const file = catalogues[`../../../static/data/mx/catalogo/${stateId}.json`];
		return stateId === 'estados' || file === undefined ? null : catalogueFile.parse(await file());
	});
}

/** The 32 states in the order of their keys. */
export async function readStates(): Promise<readonly State[]> {
	const file = catalogues['../../../static/data/mx/catalogo/estados.json'];
	if (file === undefined) throw new Error('The list of states is missing from the build.');
	return statesFile.parse(await file());
}

/** Names of municipalities by key: of one state, or of the country where it is `null` or there is no such state. */
export async function namePlaces(stateId: string | null): Promise<Record<string, string>> {
	const catalogue = stateId === null ? null : await readStateCatalogue(stateId);
	const list = catalogue?.municipalities ?? (await readCountry());
	return Object.fromEntries(list.map(({ id, name }) => [id, name]));
}

/** Every municipality of the country, its state behind its name: several states have a Juárez. */
export async function readCountry(): Promise<readonly { readonly id: string; readonly name: string }[]> {
	const states = await readStates();
	const catalogues = await Promise.all(states.map(({ id }) => readStateCatalogue(id)));
	return catalogues.flatMap((catalogue) =>
		catalogue
			? catalogue.municipalities.map(({ id, name }) => ({ id, name: `${name}, ${catalogue.state.name}` }))
			: [],
	);
}

async function decode(
	files: Readonly<Record<string, () => Promise<unknown>>>,
	name: string,
): Promise<ShapeMap | null> {
	const file = files[`../../../static/data/mx/${name}`];
	if (file === undefined) return null;
	const map = decodeTopology(await file());
	if (!map.ok) throw new Error(`${name} is not a topology.`);
	return map.value;
}

/** What does not exist is not kept: any text may be asked for, and a process must not remember them all. */
async function keep<Value>(
	kept: Map<string, Promise<Value | null>>,
	key: string,
	read: () => Promise<Value | null>,
): Promise<Value | null> {
	const known = kept.get(key);
	if (known !== undefined) return known;
	const reading = read();
	kept.set(key, reading);
	const value = await reading;
	if (value === null) kept.delete(key);
	return value;
}
