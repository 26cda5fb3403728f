interface Announced {
	/** Instant, ISO 8601. */
	readonly opensAt: string;
	/** Day of the calendar, in the zone of the exercise; null while it is a draft. */
	readonly publishedOn: string | null;
	/** IANA name, e.g. `America/Mexico_City`. */
	readonly timeZone: string;
}

/** What a rule set asks for: days of the calendar, or days on which offices work. */
export type NoticeDemand = { readonly days: number; readonly basis: 'natural' | 'business' };

const dayMs = 86_400_000;

/** Whole days of the calendar from publication (or from `now`, for a draft) to the day it opens; never below zero. */
export function countNoticeDays(announced: Announced, now: Date): number {
	const { from, until } = spanOf(announced, now);
	return Math.max(0, Math.round((until - from) / dayMs));
}

/**
 * Whether there is less notice than the rules ask for, and how much there is, counted as they count. Business days
 * are Monday to Friday: which of them are holidays differs by state, and more notice than needed harms nobody.
 */
export function findShortNotice(
	announced: Announced,
	demand: NoticeDemand,
	now: Date,
): { readonly given: number; readonly asked: number } | null {
	const { from } = spanOf(announced, now);
	const days = Array.from(
		{ length: countNoticeDays(announced, now) },
		(_, at) => new Date(from + at * dayMs),
	);
	const isWeekend = (day: Date) => [0, 6].includes(day.getUTCDay());
	const counted = demand.basis === 'natural' ? days : days.filter((day) => !isWeekend(day));
	return counted.length < demand.days ? { given: counted.length, asked: demand.days } : null;
}

function spanOf({ opensAt, publishedOn, timeZone }: Announced, now: Date): { from: number; until: number } {
	// The Swedish way of writing a date is the one of ISO 8601.
	const dayOf = (moment: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
	return { from: Date.parse(publishedOn ?? dayOf(now)), until: Date.parse(dayOf(new Date(opensAt))) };
}
