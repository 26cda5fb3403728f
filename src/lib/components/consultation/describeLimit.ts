import { channels } from '$lib/domain/consultation/consultationForm';
import type { Limit } from '$lib/domain/consultation/openness';
import { formatNumber, type Locale } from '$lib/messages/locale';
import { opennessMessages } from '$lib/messages/public/openness';
import { stlMessages } from '$lib/messages/workspace/stl';

/** A limit of a consultation as a sentence with its numbers. */
export function describeLimit(limit: Limit, locale: Locale): string {
	const m = opennessMessages[locale].limits;
	const number = (value: number): string => formatNumber(locale, value);
	switch (limit.code) {
		case 'notice_short':
			return m.notice_short(number(limit.given), number(limit.asked));
		case 'channel_unused':
			return m.channel_unused(nameChannel(limit.channel, locale));
		case 'hard_words':
			return m.hard_words(number(limit.score));
		case 'municipalities_missing':
			return m.municipalities_missing(number(limit.count), number(limit.of));
		default:
			return m[limit.code];
	}
}

/** The name of a channel; what is none of ours stays as it is. */
export function nameChannel(channel: string, locale: Locale): string {
	const known = channels.find((one) => one === channel);
	return known ? stlMessages[locale].channels[known] : channel;
}
