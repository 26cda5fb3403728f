import { PLAIN_SCORE } from '../../survey/reading/readability';
import { findShortNotice } from '../noticeDays';
import { findSexBelow, type Coverage } from './coverage';
import type { Limit, Openness, OpennessFacts } from './facts';

/** What was less open than it could be, each with its numbers. */
export function findLimits(
	{ consultation, demand, instrument, desks, places, barriers, municipalities, bySex }: OpennessFacts,
	channels: Openness['channels'],
	closes: string,
	readability: number | null,
	missing: number | null,
): Limit[] {
	// The day of publication is known, so what time it is now decides nothing.
	const short = findShortNotice(consultation, demand, new Date(0));
	const used = channels.filter(({ answers }) => answers > 0);
	return [
		...(short ? [{ code: 'notice_short' as const, given: short.given, asked: short.asked }] : []),
		...(consultation.closedOn < closes ? [{ code: 'closed_early' as const }] : []),
		...(used.length === 1 ? [{ code: 'one_channel' as const }] : []),
		...channels
			.filter(({ answers }) => answers === 0)
			.map(({ channel }) => ({ code: 'channel_unused' as const, channel })),
		...(desks.length === 0 ? [{ code: 'no_desk' as const }] : []),
		...([...desks, ...places].some(({ hours }) => hours === null)
			? [{ code: 'hours_unknown' as const }]
			: []),
		...(barriers.removed.length === 0 ? [{ code: 'no_barriers' as const }] : []),
		...(instrument.languages.length === 1 ? [{ code: 'one_language' as const }] : []),
		...(readability !== null && readability < PLAIN_SCORE
			? [{ code: 'hard_words' as const, score: readability }]
			: []),
		...(missing === null ? [{ code: 'municipality_not_asked' as const }] : []),
		...(missing !== null && missing > 0
			? [{ code: 'municipalities_missing' as const, count: missing, of: municipalities.length }]
			: []),
		...(bySex === null ? [{ code: 'sex_not_asked' as const }] : []),
	];
}

/** Who answered less than their share of the people, where it is known. */
export function findWhoIsMissing(coverage: Coverage, reached: number, below: number): Limit[] {
	const sex = findSexBelow(coverage);
	return [
		...(sex === null ? [] : [{ code: 'sex_below' as const, ...sex }]),
		...(below === 0 ? [] : [{ code: 'municipalities_below' as const, count: below, of: reached }]),
	];
}
