const DAY_MS = 86_400_000;

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
	const moment = new Date(`${text}T00:00:00Z`);
	// The thirtieth of February is read as the second of March.
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The day some days after another, or null outside the years 0000 to 9999. */
export function addDays(day: string, days: number): string | null {
	const moment = new Date(new Date(`${day}T00:00:00Z`).getTime() + days * DAY_MS);
	const text = Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10);
	return isDay(text) ? text : null;
}
