import type { Locale } from '$lib/messages/locale';

const tags: Readonly<Record<Locale, string>> = { es: 'es-MX', en: 'en-US' };

/** A time zone as people call it: `America/Mexico_City` → «hora de Ciudad de México». */
export function nameZone(locale: Locale, timeZone: string): string {
	const parts = new Intl.DateTimeFormat(tags[locale], {
		timeZone,
		timeZoneName: 'shortGeneric',
	}).formatToParts();
	return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
