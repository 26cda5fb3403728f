import type { Locale } from '$lib/messages/locale';
import { formatNumber, formatShare } from '$lib/messages/locale';

/** An exact number of the record: an integer, or digits or a fraction in a string. */
type Exact = number | string;

/** A share of weight for reading. */
export function sayShare(locale: Locale, value: Exact): string {
	return formatShare(locale, approximate(value), 1);
}

/** A count or a score for reading: whole where it is whole. */
export function sayNumber(locale: Locale, value: Exact): string {
	return formatNumber(locale, approximate(value), { maximumFractionDigits: 2 });
}

function approximate(value: Exact): number {
	const [num = '0', den = '1'] = String(value).split('/');
	return Number(num) / Number(den);
}
