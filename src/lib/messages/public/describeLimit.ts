import type { Limit } from '../../domain/consultation/openness/facts';
import { formatNumber, formatShare, type Locale } from '../locale';
import { stlMessages } from '../workspace/stl';
import { opennessMessages } from './openness';

/** A limit of a consultation as a sentence with its numbers. */
export function describeLimit(limit: Limit, locale: Locale): string {
	const all = opennessMessages[locale];
	const m = all.limits;
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
		case 'municipalities_below':
			return m.municipalities_below(number(limit.count), number(limit.of));
		case 'sex_below':
			return m.sex_below(
				all[limit.sex],
				formatShare(locale, limit.answers / 1_000, 1),
				formatShare(locale, limit.people / 1_000, 1),
			);
		default:
			return m[limit.code];
	}
}

/** The name of a channel; what is none of ours stays as it is. */
export function nameChannel(channel: string, locale: Locale): string {
	const known: Readonly<Record<string, string>> = stlMessages[locale].channels;
	return Object.hasOwn(known, channel) ? (known[channel] ?? channel) : channel;
}

/** The name of a barrier; what is none of ours stays as it is. */
export function nameBarrier(barrier: string, locale: Locale): string {
	const known: Readonly<Record<string, string>> = opennessMessages[locale].barriers;
	return Object.hasOwn(known, barrier) ? (known[barrier] ?? barrier) : barrier;
}
