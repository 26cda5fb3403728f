import type { Locale } from '$lib/messages/locale';
import { formatNumber, formatShare } from '$lib/messages/locale';
import { approximateExact, type ExactNumber } from '$lib/ranking';

/** A share of weight for reading. */
export function sayShare(locale: Locale, value: ExactNumber): string {
	return formatShare(locale, approximateExact(value), 1);
}

/** A count or a score for reading: whole where it is whole. */
export function sayNumber(locale: Locale, value: ExactNumber): string {
	return formatNumber(locale, approximateExact(value), { maximumFractionDigits: 2 });
}
