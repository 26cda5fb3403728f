/**
 * A name as people type it: without accents or capitals, `ñ` as `n`, and anything that is neither letter nor digit as
 * one space.
 */
export function foldName(name: string): string {
	return name
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/**
 * The places whose name has, for every word typed, a word that starts with it, in any order: `juarez oax` finds
 * «Oaxaca de Juárez». Names that start with what was typed come first, then shorter ones; ties keep the order of the
 * list. Nothing typed finds nothing.
 */
export function searchPlaces<Place extends { readonly name: string }>(
	places: readonly Place[],
	typed: string,
	limit = 8,
): Place[] {
	const query = foldName(typed);
	if (query === '') return [];
	const parts = query.split(' ');
	return places
		.map((place) => ({ place, name: foldName(place.name) }))
		.filter(({ name }) => hasEveryPart(name, parts))
		.sort((a, b) => rank(a.name, query) - rank(b.name, query) || a.name.length - b.name.length)
		.slice(0, limit)
		.map(({ place }) => place);
}

function hasEveryPart(name: string, parts: readonly string[]): boolean {
	const words = name.split(' ');
	return parts.every((part) => words.some((word) => word.startsWith(part)));
}

function rank(name: string, query: string): number {
	if (name === query) return 0;
	return name.startsWith(query) ? 1 : 2;
}
