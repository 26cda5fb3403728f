import { toLocalMoment } from '$lib/domain/exercise/localTime';
import { formatDay, formatList, formatMoment, type Locale } from '$lib/messages/locale';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import type { SheetSection } from './document';
import type { SheetFacts, SheetRanking } from '$lib/domain/result/sheetFacts';

/** Who was asked to rank: quorum and participation of each nucleus, and every date that changed. */
export function writeRankings({ rankings, leftOut, exercise }: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	const when = (iso: string): string => formatMoment(locale, iso, exercise.timeZone, 'dateTime');
	const closed = (ranking: SheetRanking): string => {
		const early = earlyDay(ranking, exercise.timeZone);
		return early === null ? when(ranking.closesAt) : formatDay(locale, early);
	};
	const changes = [
		...rankings.flatMap((ranking) => listChanges(ranking, exercise.timeZone, locale)),
		...leftOut.map(({ nucleusName, reason, leftOutOn }) =>
			m.leftOutFor(nucleusName, formatDay(locale, leftOutOn), reason),
		),
	];
	return {
		heading: m.whom,
		blocks: [
			{
				kind: 'table',
				columns: [m.nucleus, m.seats, m.took, m.quorum, m.opened, m.closed, m.state],
				numeric: [1, 2, 3],
				rows: rankings.map((ranking) => [
					nameRanking(ranking, locale),
					String(ranking.eligibleSeats),
					String(ranking.tookPart),
					String(ranking.quorum),
					when(ranking.opensAt),
					closed(ranking),
					nameState(ranking, locale),
				]),
			},
			{ kind: 'text', text: `${m.whomNote} ${m.electorateNote}` },
			{
				kind: 'list',
				ordered: false,
				items: rankings.map((ranking) =>
					m.electorate(nameRanking(ranking, locale), formatList(locale, ranking.seats)),
				),
			},
			{ kind: 'text', text: changes.length === 0 ? m.noChanges : `${m.changes}:` },
			...(changes.length === 0 ? [] : [{ kind: 'list' as const, ordered: false, items: changes }]),
		],
	};
}

function nameRanking({ nucleusName, attempt }: SheetRanking, locale: Locale): string {
	return attempt > 1 ? sheetMessages[locale].attempt(nucleusName, attempt) : nucleusName;
}

function nameState({ state, quorumMet }: SheetRanking, locale: Locale): string {
	const m = sheetMessages[locale];
	if (state === 'annulled') return m.annulled;
	if (state === 'open') return m.pending;
	return quorumMet === true ? m.counted : m.noQuorum;
}

/** The day it closed, when that was before its date. */
function earlyDay({ closedOn, closesAt }: SheetRanking, timeZone: string): string | null {
	return closedOn !== null && closedOn < toLocalMoment(closesAt, timeZone).slice(0, 10) ? closedOn : null;
}

/** Dates moved, early closing and annulment of one ranking, each with its day and its reason. */
function listChanges(ranking: SheetRanking, timeZone: string, locale: Locale): string[] {
	const m = sheetMessages[locale];
	const name = nameRanking(ranking, locale);
	const day = (iso: string): string => formatDay(locale, iso);
	const when = (iso: string): string => formatMoment(locale, iso, timeZone, 'dateTime');
	const { annulledOn, annulReason } = ranking;
	const early = earlyDay(ranking, timeZone);
	return [
		...ranking.extensions.map(({ closedAt, closesAt, reason, extendedOn }) =>
			m.extended(name, day(extendedOn), when(closedAt), when(closesAt), reason),
		),
		// The one thing that closes a ranking before its date is that nobody is left to wait for.
		...(early === null ? [] : [m.closedEarly(name, day(early))]),
		...(annulledOn === null ? [] : [m.annulledFor(name, day(annulledOn), annulReason ?? '')]),
	];
}
