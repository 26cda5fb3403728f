interface Announced {
	/** Instant, ISO 8601. */
	readonly opensAt: string;
	/** Day of the calendar, in the zone of the exercise; null while it is a draft. */
	readonly publishedOn: string | null;
	/** IANA name, e.g. `America/Mexico_City`. */
	readonly timeZone: string;
}

const dayMs = 86_400_000;

/** Whole days of the calendar from publication (or from `now`, for a draft) to the day it opens; never below zero. */
export function countNoticeDays({ opensAt, publishedOn, timeZone }: Announced, now: Date): number {
	// The Swedish way of writing a date is the one of ISO 8601.
	const dayOf = (moment: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
	const from = publishedOn ?? dayOf(now);
	return Math.max(0, Math.round((Date.parse(dayOf(new Date(opensAt))) - Date.parse(from)) / dayMs));
}
