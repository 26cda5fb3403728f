/** The languages the interface is written in. Survey texts are data and may be in any language. */
export type Locale = 'es' | 'en';

export const defaultLocale: Locale = 'es';

const htmlLangs: Readonly<Record<Locale, string>> = { es: 'es-MX', en: 'en' };

// Numbers are written as people in Mexico read them; the English of the screens is British, and its numbers look the same.
const intlTags: Readonly<Record<Locale, string>> = { es: 'es-MX', en: 'en-GB' };

/** Reads a locale from a query value, a cookie or a header. Anything that is not ours gives `null`. */
export function parseLocale(raw: string | null | undefined): Locale | null {
	if (!raw) return null;
	const language = raw.trim().toLowerCase().split('-')[0];
	return language === 'es' || language === 'en' ? language : null;
}

/** The value for `<html lang>`: a BCP 47 tag. */
export function htmlLang(locale: Locale): string {
	return htmlLangs[locale];
}

/**
 * The `lang` of what people wrote and nobody translated: a title, a problem, a reason. It is Spanish, and said only on
 * a page in another language.
 */
export function langOfWritten(locale: Locale): string | undefined {
	return locale === 'es' ? undefined : htmlLangs.es;
}

/** `1234.5` → `1,234.5`. */
export function formatNumber(locale: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
	return new Intl.NumberFormat(intlTags[locale], options).format(value);
}

/** A share between 0 and 1 as a percentage: `0.256` → `26%`. */
export function formatShare(locale: Locale, share: number, fractionDigits = 0): string {
	return formatNumber(locale, share, {
		style: 'percent',
		minimumFractionDigits: fractionDigits,
		maximumFractionDigits: fractionDigits,
	});
}

export type DateStyle = 'date' | 'shortDate' | 'weekday' | 'dateTime' | 'time';

const dateOptions: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
	date: { day: 'numeric', month: 'long', year: 'numeric' },
	shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
	weekday: { weekday: 'long', day: 'numeric', month: 'long' },
	dateTime: {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: 'numeric',
		minute: '2-digit',
		hourCycle: 'h23',
	},
	time: { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
};

/**
 * Writes a moment as a person in `timeZone` (IANA name, e.g. `America/Mexico_City`) reads it.
 * The zone is always passed in: Mexico has several, and server and phone must print the same words.
 *
 * @throws RangeError when the moment is not a date or the zone does not exist.
 */
export function formatMoment(
	locale: Locale,
	moment: Date | string,
	timeZone: string,
	style: DateStyle,
): string {
	const date = typeof moment === 'string' ? new Date(moment) : moment;
	return new Intl.DateTimeFormat(intlTags[locale], { ...dateOptions[style], timeZone }).format(date);
}

/**
 * Writes a day of the calendar, `2026-11-20`, which is the same day in every zone.
 *
 * @throws RangeError when it is not a day.
 */
export function formatDay(
	locale: Locale,
	day: string,
	style: 'date' | 'shortDate' | 'weekday' = 'date',
): string {
	return formatMoment(locale, `${day}T12:00:00Z`, 'UTC', style);
}

/** Writes a year, a month or a day of the calendar, as far as it is known: `2025-03` → `marzo de 2025`. */
export function formatDated(locale: Locale, dated: string): string {
	const isMonth = /^\d{4}-\d{2}$/.test(dated);
	const date = new Date(isMonth ? `${dated}-01T12:00:00Z` : `${dated}T12:00:00Z`);
	// A year alone stays as it is, and so does a day no calendar has.
	if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(dated) || dated.length < 7) return dated;
	const options = isMonth ? ({ month: 'long', year: 'numeric' } as const) : dateOptions.date;
	return new Intl.DateTimeFormat(intlTags[locale], { ...options, timeZone: 'UTC' }).format(date);
}

/** `['agua', 'luz', 'calles']` → `agua, luz y calles`. */
export function formatList(locale: Locale, items: readonly string[]): string {
	return new Intl.ListFormat(intlTags[locale], { style: 'long', type: 'conjunction' }).format(items);
}

/** Picks the word that agrees with a count: `agree(1, 'respuesta', 'respuestas')` → `respuesta`. */
export function agree(count: number, one: string, other: string): string {
	return count === 1 ? one : other;
}
