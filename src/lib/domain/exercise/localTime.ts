/** The zones in force in Mexico, by IANA name, the one of the centre first. */
export const timeZones = [
	'America/Mexico_City',
	'America/Bahia_Banderas',
	'America/Cancun',
	'America/Chihuahua',
	'America/Ciudad_Juarez',
	'America/Hermosillo',
	'America/Matamoros',
	'America/Mazatlan',
	'America/Merida',
	'America/Monterrey',
	'America/Ojinaga',
	'America/Tijuana',
] as const;

export type TimeZone = (typeof timeZones)[number];

/** A wall clock as forms write it: `2026-03-01T09:00`, or with seconds. */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/** Whether a text is a moment of a calendar that exists, between 2000 and 2099. */
export function isLocalMoment(text: string): boolean {
	return toFakeUtc(text) !== null;
}

/**
 * The instant at which a clock on the wall of a zone shows a local moment, as ISO 8601 in UTC
 * (`2026-03-01T15:00:00Z`). Null for a text that is no moment. In the hour that is skipped when clocks go forward
 * the answer is that hour later; in the hour that comes twice, the first.
 *
 * @throws RangeError for a zone that doesn't exist.
 */
export function toInstant(local: string, timeZone: string): string | null {
	const wanted = toFakeUtc(local);
	if (wanted === null) return null;
	const day = 24 * 60 * 60 * 1000;
	// The offset of the day before and of the day after: one of them is right, both when nothing changes.
	const candidates = [wanted - day, wanted + day].map((near) => wanted - offsetAt(near, timeZone));
	const exact = candidates.filter((instant) => instant + offsetAt(instant, timeZone) === wanted);
	const instant = new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates));
	return instant.toISOString().replace('.000Z', 'Z');
}

/**
 * What a clock on the wall of a zone shows at an instant, as forms write it: `2026-03-01T09:00`.
 *
 * @throws RangeError for a zone or an instant that doesn't exist.
 */
export function toLocalMoment(instant: string, timeZone: string): string {
	const at = Date.parse(instant);
	return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** The local moment as if its zone were UTC, in milliseconds. */
function toFakeUtc(text: string): number | null {
	const match = LOCAL.exec(text);
	if (!match) return null;
	const [year, month, day, hour, minute] = match.slice(1, 6).map(Number);
	const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute);
	// The 30th of February rolls over to March, and then no longer reads as it was written.
	const isReal = new Date(at).toISOString().slice(0, 16) === text.slice(0, 16);
	return isReal && text >= '2000' && text < '2100' ? at : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far ahead of UTC a zone is at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
	let format = formats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			...{ year: 'numeric', month: 'numeric', day: 'numeric' },
			...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
		});
		formats.set(timeZone, format);
	}
	const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
	const shown = Date.UTC(
		parts.get('year') ?? 0,
		(parts.get('month') ?? 1) - 1,
		parts.get('day'),
		parts.get('hour'),
		parts.get('minute'),
		parts.get('second'),
	);
	return shown - Math.floor(at / 1000) * 1000;
}
