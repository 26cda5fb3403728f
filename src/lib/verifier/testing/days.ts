import type { Entry } from '../../evidence';

/** A day for the next act of a log: the one that is given, or the last that was said, where that is later. */
export function nextDay(entries: readonly Entry[], day: string): string {
	const said = entries.flatMap(({ body }) => ('date' in body ? [body.date] : []));
	return [day, ...said].sort().at(-1) ?? day;
}
