import { formatDay, formatMoment, type Locale } from '$lib/messages/locale';

interface Closing {
	/** The day staff closed it. */
	closedOn: string | null;
	/** When its dates say it closes. */
	closesAt: string;
	timeZone: string;
}

/** The day a consultation closed: when staff closed it, or its date. */
export function writeClosing(locale: Locale, { closedOn, closesAt, timeZone }: Closing): string {
	return closedOn === null ? formatMoment(locale, closesAt, timeZone, 'date') : formatDay(locale, closedOn);
}
