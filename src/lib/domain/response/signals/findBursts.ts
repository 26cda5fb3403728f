/** How many answers came in an hour by a channel; null where there were too few to say. */
export interface HourCount {
	readonly channel: string;
	/** Local time of its beginning, `YYYY-MM-DD HH:MM`. */
	readonly hour: string;
	readonly answers: number | null;
}

/** An hour in which many more came than in the others of its channel. */
export interface Burst {
	readonly channel: string;
	readonly hour: string;
	readonly answers: number;
	/** What the middle hour of the channel had. */
	readonly usual: number;
}

/** Fewer than this in an hour is no burst, however quiet the others were. */
export const SMALLEST_BURST = 50;
/** So many times the middle hour. */
export const BURST_FACTOR = 5;
/** What an hour counts as when its number is not said: fewer than ten. */
const FEW = 5;

/**
 * Hours of a channel with at least `SMALLEST_BURST` answers and `BURST_FACTOR` times the median of its hours that had
 * any. A burst is no proof of anything: a class answers together, a link is shared.
 */
export function findBursts(hours: readonly HourCount[]): Burst[] {
	const channels = [...new Set(hours.map(({ channel }) => channel))];
	return channels.flatMap((channel) => {
		const own = hours.filter((hour) => hour.channel === channel);
		const usual = medianOf(own.map(({ answers }) => answers ?? FEW));
		return own.flatMap(({ hour, answers }) =>
			answers !== null && answers >= SMALLEST_BURST && answers >= usual * BURST_FACTOR
				? [{ channel, hour, answers, usual }]
				: [],
		);
	});
}

function medianOf(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
