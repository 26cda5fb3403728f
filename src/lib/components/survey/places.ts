import type { Instrument } from '$lib/domain/survey/instrument';

/** Keys with their names, in the order in which people look for them. */
export type Municipalities = readonly (readonly [key: string, name: string])[];

/** Addresses of the lists and maps that the questions of a survey download: kept for answering without a network. */
export function listPlaceData(instrument: Instrument, topologyUrl: (stateId: string) => string): string[] {
	return instrument.questions.flatMap(({ type }) => {
		if (type === 'municipality') return [catalogueUrl(instrument.state)];
		return (type === 'point' || type === 'area') && instrument.state !== null
			? [topologyUrl(instrument.state)]
			: [];
	});
}

/** What a survey needs to know of places. */
export interface Places {
	/** State of the survey; null when it asks the whole country. */
	state: { id: string; name: string } | null;
	/** Null until they are needed: the list is the heaviest part of a survey. */
	municipalities: Municipalities | null;
	/** Names of what was already chosen, where the server knows them. */
	names: Readonly<Record<string, string>>;
	topologyUrl: string | null;
	/** Without scripts: the piece of the map on the picture to tap, and where the picture is. */
	tap: { view: string; src: string; name: string | null } | null;
}

/** Where the compact list of a state, or of the country, is served from. */
export function catalogueUrl(stateId: string | null): string {
	return stateId === null ? '/municipios.json' : `/data/mx/catalogo/${stateId}.json`;
}

const lists = new Map<string, Promise<Municipalities | null>>();

/** The list of a state, or of the country, downloaded once. Null when it could not be had: asking again tries again. */
export function loadMunicipalities(stateId: string | null): Promise<Municipalities | null> {
	const url = catalogueUrl(stateId);
	const known = lists.get(url);
	if (known) return known;
	const list = fetch(url)
		.then(async (response) => (response.ok ? readCatalogue(stateId, await response.json()) : null))
		// Without network the question says that its list is missing, and the person may go on.
		.catch(() => null);
	lists.set(url, list);
	void list.then((found) => {
		if (!found) lists.delete(url);
	});
	return list;
}

/** Reads the compact list as it is served. Only the shape that is needed; anything else gives null. */
export function readCatalogue(stateId: string | null, raw: unknown): Municipalities | null {
	if (typeof raw !== 'object' || raw === null || !('municipalities' in raw)) return null;
	const { municipalities } = raw;
	if (!Array.isArray(municipalities)) return null;
	return municipalities.flatMap((row: unknown) => {
		if (!Array.isArray(row)) return [];
		const [digits, name] = row as unknown[];
		return typeof digits === 'string' && typeof name === 'string'
			? [[(stateId ?? '') + digits, name] as const]
			: [];
	});
}
