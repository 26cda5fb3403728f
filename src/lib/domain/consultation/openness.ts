import type { Instrument } from '../survey/instrument';
import { measureReadability, PLAIN_SCORE } from '../survey/reading/readability';
import { textIn } from '../text';
import { countNoticeDays, findShortNotice, type NoticeDemand } from './noticeDays';

/** What a closed consultation is known to have been; nothing of it is anybody's opinion. */
export interface OpennessFacts {
	readonly consultation: {
		readonly slug: string;
		readonly title: string;
		readonly institutionName: string;
		readonly whoMayAnswer: string;
		readonly useOfResults: string;
		readonly timeZone: string;
		/** Instants, ISO 8601. */
		readonly opensAt: string;
		readonly closesAt: string;
		/** Days, `YYYY-MM-DD`. */
		readonly publishedOn: string;
		readonly closedOn: string;
		readonly channels: readonly string[];
	};
	readonly instrument: Instrument;
	readonly instrumentHash: string;
	/** The notice that the rule set of the exercise asks for. */
	readonly demand: NoticeDemand;
	readonly desks: readonly { readonly name: string; readonly municipality: string | null }[];
	/** How many answers came by each channel, and how many of all in the days of grace. */
	readonly byChannel: Readonly<Record<string, number>>;
	readonly late: number;
	/** Published counts: which version, and their SHA-256. */
	readonly figures: { readonly version: number; readonly hash: string };
	/** How many answered from each municipality, null where it is not published; null where nobody was asked. */
	readonly byMunicipality: Readonly<Record<string, number | null>> | null;
	/** The municipalities of the territory, by key. */
	readonly municipalities: readonly { readonly id: string; readonly name: string }[];
}

/** What made answering easier. The first three hold for every consultation of this program. */
export type Ease =
	| 'no_account'
	| 'no_signal'
	| 'no_scripts'
	| 'desks'
	| 'interviewers'
	| 'public_space'
	| 'languages'
	| 'plain_words'
	| 'may_skip';

/** What was less open than it could be, or is not known. */
export type Limit =
	| { readonly code: 'notice_short'; readonly given: number; readonly asked: number }
	| { readonly code: 'closed_early' }
	| { readonly code: 'one_channel' }
	| { readonly code: 'channel_unused'; readonly channel: string }
	| { readonly code: 'no_desk' }
	| { readonly code: 'one_language' }
	| { readonly code: 'hard_words'; readonly score: number }
	| { readonly code: 'municipality_not_asked' }
	| { readonly code: 'municipalities_missing'; readonly count: number; readonly of: number }
	| { readonly code: 'hours_unknown' }
	| { readonly code: 'census_unknown' };

/** The record of how open a consultation was: whole numbers and texts, so that it has one hash. */
export interface Openness {
	readonly v: 1;
	readonly consultation: {
		readonly slug: string;
		readonly title: string;
		readonly institution: string;
		readonly whoMayAnswer: string;
		readonly useOfResults: string;
		/** Hash of what was asked, as in the record. */
		readonly instrument: string;
	};
	readonly dates: {
		readonly published: string;
		readonly opened: string;
		readonly closes: string;
		readonly closed: string;
		/** Days of the calendar before it opened; what the rules ask for and on which basis. */
		readonly noticeDays: number;
		readonly demand: { readonly days: number; readonly basis: 'natural' | 'business' };
		/** Days of the calendar on which one could answer, the first and the last included. */
		readonly openDays: number;
	};
	readonly answers: number;
	readonly late: number;
	readonly channels: readonly { readonly channel: string; readonly answers: number }[];
	readonly desks: readonly { readonly name: string; readonly municipality: string | null }[];
	readonly languages: readonly string[];
	readonly questions: {
		readonly total: number;
		readonly required: number;
		readonly readability: number | null;
	};
	readonly eases: readonly Ease[];
	readonly territory: {
		readonly municipalities: number;
		/** Null where the consultation did not ask. */
		readonly reached:
			readonly { readonly id: string; readonly name: string; readonly answers: number | null }[] | null;
		readonly unreached: readonly { readonly id: string; readonly name: string }[] | null;
	};
	readonly limits: readonly Limit[];
	readonly figures: { readonly version: number; readonly hash: string };
}

const dayMs = 86_400_000;

/** Computes the record of openness from facts alone: the same facts give the same record, and its limits their reasons. */
export function composeOpenness(facts: OpennessFacts): Openness {
	const { consultation, instrument, demand, desks, byChannel, byMunicipality, municipalities } = facts;
	const channels = [...new Set([...consultation.channels, ...Object.keys(byChannel)])]
		.sort()
		.map((channel) => ({ channel, answers: byChannel[channel] ?? 0 }));
	const opened = dayIn(consultation.timeZone, consultation.opensAt);
	const closes = dayIn(consultation.timeZone, consultation.closesAt);
	const lastDay = consultation.closedOn < closes ? consultation.closedOn : closes;
	const reading = measureReadability(readAloud(instrument));
	const readability = reading?.isEnough ? Math.round(reading.score) : null;
	const dates = {
		published: consultation.publishedOn,
		opened,
		closes,
		closed: consultation.closedOn,
		noticeDays: countNoticeDays(consultation, new Date(0)),
		demand: { days: demand.days, basis: demand.basis },
		openDays: Math.max(0, Math.round((Date.parse(lastDay) - Date.parse(opened)) / dayMs) + 1),
	};
	const reached =
		byMunicipality &&
		municipalities
			.filter(({ id }) => Object.hasOwn(byMunicipality, id))
			.map(({ id, name }) => ({ id, name, answers: byMunicipality[id] ?? null }));
	const unreached =
		byMunicipality &&
		municipalities
			.filter(({ id }) => !Object.hasOwn(byMunicipality, id))
			.map(({ id, name }) => ({ id, name }));
	return {
		v: 1,
		consultation: {
			slug: consultation.slug,
			title: consultation.title,
			institution: consultation.institutionName,
			whoMayAnswer: consultation.whoMayAnswer,
			useOfResults: consultation.useOfResults,
			instrument: facts.instrumentHash,
		},
		dates,
		answers: channels.reduce((total, { answers }) => total + answers, 0),
		late: facts.late,
		channels,
		desks: desks.map(({ name, municipality }) => ({ name, municipality })),
		languages: [...instrument.languages],
		questions: {
			total: instrument.questions.length,
			required: instrument.questions.filter(({ required }) => required).length,
			readability,
		},
		eases: findEases(facts, readability),
		territory: { municipalities: municipalities.length, reached, unreached },
		limits: findLimits(facts, channels, closes, readability, unreached?.length ?? null),
		figures: { version: facts.figures.version, hash: facts.figures.hash },
	};
}

/** What a person reads before and while answering, in Spanish. */
function readAloud({ intro, notice, questions }: Instrument): string {
	return [intro, notice.short, ...questions.map(({ text }) => text)]
		.map((text) => textIn(text, 'es'))
		.join('\n');
}

function findEases({ instrument, byChannel, desks }: OpennessFacts, readability: number | null): Ease[] {
	const eases: [Ease, boolean][] = [
		['no_account', true],
		['no_signal', true],
		['no_scripts', true],
		['desks', desks.length > 0 && (byChannel.kiosk ?? 0) > 0],
		['interviewers', (byChannel.interviewer ?? 0) > 0],
		['public_space', (byChannel.public_space ?? 0) > 0],
		['languages', instrument.languages.length > 1],
		['plain_words', readability !== null && readability >= PLAIN_SCORE],
		['may_skip', instrument.questions.some(({ required }) => !required)],
	];
	return eases.flatMap(([ease, holds]) => (holds ? [ease] : []));
}

function findLimits(
	{ consultation, demand, instrument, desks, municipalities }: OpennessFacts,
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
		...(desks.length === 0 ? [{ code: 'no_desk' as const }] : [{ code: 'hours_unknown' as const }]),
		...(instrument.languages.length === 1 ? [{ code: 'one_language' as const }] : []),
		...(readability !== null && readability < PLAIN_SCORE
			? [{ code: 'hard_words' as const, score: readability }]
			: []),
		...(missing === null ? [{ code: 'municipality_not_asked' as const }] : []),
		...(missing !== null && missing > 0
			? [{ code: 'municipalities_missing' as const, count: missing, of: municipalities.length }]
			: []),
		{ code: 'census_unknown' },
	];
}

/** The Swedish way of writing a date is the one of ISO 8601. */
function dayIn(timeZone: string, instant: string): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));
}
