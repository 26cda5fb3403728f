import type { RankedMap, RankedPlaces } from '$lib/components/result/rankedMap';
import type { PlacedProblem } from '$lib/domain/result/resultView';
import { frameOfState } from '$lib/map/drawing/frame';
import { placeOfName } from '$lib/map/drawing/labelPlaces';
import {
	readCountry,
	readStateCatalogue,
	readStates,
	readStateShapes,
	topologyUrl,
} from '$lib/map/readMexico.server';
import type { Locale } from '$lib/messages/locale';
import { rankedMapMessages } from '$lib/messages/results/rankedMap';
import type { AlternativePlaces } from '$lib/server/data/ranking/alternativePlaces';

/** Where the problems of a list are, with a map where one state holds them; null where none has a place. */
export async function readRankedPlaces(
	rows: readonly PlacedProblem[],
	places: readonly AlternativePlaces[],
	exerciseState: string | null,
	locale: Locale,
): Promise<RankedPlaces | null> {
	const keysOf = new Map(places.map(({ problem, territories }) => [problem, territories]));
	const keys = rows.flatMap(({ id }) => keysOf.get(id) ?? []);
	if (keys.length === 0) return null;
	const stateId = exerciseState ?? findOnlyState(keys);
	const names = await readNames(stateId, locale);
	const problems = rows.map(({ id, title, place }) => ({
		id,
		title,
		place,
		where: (keysOf.get(id) ?? []).map((key) => names.get(key) ?? key),
	}));
	const marked = problems.flatMap(({ id, title, place }) =>
		(keysOf.get(id) ?? []).map((key) => ({ id, title, place, key })),
	);
	return { map: stateId === null ? null : await drawMap(stateId, marked, names, locale), problems };
}

/** The one state that every place is in. */
function findOnlyState(keys: readonly string[]): string | null {
	const [state, ...others] = new Set(keys.map((key) => key.slice(0, 2)));
	return state !== undefined && others.length === 0 ? state : null;
}

async function readNames(stateId: string | null, locale: Locale): Promise<Map<string, string>> {
	const m = rankedMapMessages[locale];
	const states = await readStates();
	const wholes = states.map(({ id, name }) => [id, m.everywhere(name)] as const);
	const catalogue = stateId === null ? null : await readStateCatalogue(stateId);
	const municipalities = catalogue ? catalogue.municipalities : await readCountry();
	return new Map([...wholes, ...municipalities.map(({ id, name }) => [id, name] as const)]);
}

async function drawMap(
	stateId: string,
	marked: readonly { id: string; title: string; place: number; key: string }[],
	names: ReadonlyMap<string, string>,
	locale: Locale,
): Promise<RankedMap | null> {
	const [shapes, catalogue] = await Promise.all([readStateShapes(stateId), readStateCatalogue(stateId)]);
	if (shapes === null || catalogue === null) return null;
	const m = rankedMapMessages[locale];
	const shapeOf = new Map(shapes.shapes.map((shape) => [shape.id, shape]));
	const points = marked.flatMap(({ id, title, place, key }) => {
		const shape = shapeOf.get(key);
		// A whole state, or a municipality that is not drawn yet, is in the list alone.
		if (shape === undefined) return [];
		return [
			{
				id: `${id}-${key}`,
				number: place,
				label: m.label(title, names.get(key) ?? key),
				href: `#donde-${id}`,
				...placeOfName(shape),
			},
		];
	});
	if (points.length === 0) return null;
	return {
		title: m.picture(catalogue.state.name),
		frame: frameOfState(shapes.box),
		baseSrc: `/mapa/${stateId}.svg?hoja`,
		topologyUrl: topologyUrl(stateId),
		points,
	};
}
