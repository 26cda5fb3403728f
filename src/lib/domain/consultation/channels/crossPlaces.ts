/** How many answers came from a place by a channel; null for what came from no place. */
export interface CountedThere {
	readonly place: string | null;
	readonly channel: string;
	readonly count: number;
}

/** A place, or none, with its answers by each channel, in the order of the channels. */
export interface PlaceLine {
	readonly place: string | null;
	readonly counts: readonly number[];
	readonly total: number;
}

/**
 * Places against channels. Every place has its line, also where nothing came from; what came from no place has one
 * where there is any.
 *
 * @param offered channels the consultation offers, which come first; others that were counted follow.
 */
export function crossPlaces(
	places: readonly string[],
	offered: readonly string[],
	counted: readonly CountedThere[],
): { channels: readonly string[]; lines: readonly PlaceLine[] } {
	const channels = [...new Set([...offered, ...counted.map(({ channel }) => channel)])];
	const rows = counted.some(({ place }) => place === null) ? [...places, null] : places;
	const lines = rows.map((place) => {
		const there = counted.filter((each) => each.place === place);
		const counts = channels.map((channel) => sum(there.filter((each) => each.channel === channel)));
		return { place, counts, total: sum(there) };
	});
	return { channels, lines };
}

function sum(counted: readonly CountedThere[]): number {
	return counted.reduce((all, { count }) => all + count, 0);
}
