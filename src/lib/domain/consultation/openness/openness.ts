import type { Instrument } from '../../survey/instrument';
import { measureReadability, PLAIN_SCORE } from '../../survey/reading/readability';
import { textIn } from '../../text';
import { findAssurance } from '../channels/assurance';
import { countNoticeDays } from '../noticeDays';
import { composeCoverage, listBelow } from './coverage';
import type { Ease, Openness, OpennessFacts } from './facts';
import { findLimits, findWhoIsMissing } from './findLimits';

const dayMs = 86_400_000;

/** Computes the record of openness from facts alone: the same facts give the same record, and its limits their reasons. */
export function composeOpenness(facts: OpennessFacts): Openness {
	const { consultation, instrument, demand, desks, byChannel, byMunicipality, municipalities } = facts;
	const channels = [...new Set([...consultation.channels, ...Object.keys(byChannel)])]
		.sort()
		.map((channel) => ({ channel, answers: byChannel[channel] ?? 0, assurance: findAssurance(channel) }));
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
			.map(({ id, name }) => ({
				id,
				name,
				answers: byMunicipality[id] ?? null,
				population: facts.census[id]?.population ?? null,
			}));
	const unreached =
		byMunicipality &&
		municipalities
			.filter(({ id }) => !Object.hasOwn(byMunicipality, id))
			.map(({ id, name }) => ({ id, name }));
	const below = reached && listBelow(reached, facts.census, municipalities);
	const coverage = composeCoverage(municipalities, facts.census, byMunicipality, facts.bySex);
	return {
		v: 1,
		consultation: {
			slug: consultation.slug,
			title: consultation.title,
			institution: consultation.institutionName,
			whoMayAnswer: consultation.whoMayAnswer,
			useOfResults: consultation.useOfResults,
			instrument: facts.instrumentHash,
			changes: facts.changes.map(({ version, on, reason }) => ({ version, on, reason })),
		},
		dates,
		answers: channels.reduce((total, { answers }) => total + answers, 0),
		late: facts.late,
		excluded: facts.excluded,
		channels,
		desks: desks.map(({ name, municipality, hours }) => ({ name, municipality, hours })),
		barriers: { removed: [...facts.barriers.removed], words: facts.barriers.words },
		places: facts.places.map(({ name, municipality, hours, answers }) => ({
			name,
			municipality,
			hours,
			answers,
		})),
		codes: facts.codes && {
			made: facts.codes.made,
			used: facts.codes.made - facts.codes.voided - facts.codes.unused,
			voided: facts.codes.voided,
			unused: facts.codes.unused,
		},
		sheets: facts.sheets && {
			made: facts.sheets.made,
			handedOut: facts.sheets.handedOut,
			entered: facts.sheets.entered,
		},
		languages: [...instrument.languages],
		questions: {
			total: instrument.questions.length,
			required: instrument.questions.filter(({ required }) => required).length,
			readability,
		},
		eases: findEases(facts, readability),
		territory: { municipalities: municipalities.length, reached, unreached, below },
		coverage,
		limits: [
			...findLimits(facts, channels, closes, readability, unreached?.length ?? null),
			...findWhoIsMissing(coverage, reached?.length ?? 0, below?.length ?? 0),
			{ code: 'age_unknown' },
		],
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
		['paper', (byChannel.paper ?? 0) > 0],
		['languages', instrument.languages.length > 1],
		['plain_words', readability !== null && readability >= PLAIN_SCORE],
		['may_skip', instrument.questions.some(({ required }) => !required)],
	];
	return eases.flatMap(([ease, holds]) => (holds ? [ease] : []));
}

/** The Swedish way of writing a date is the one of ISO 8601. */
function dayIn(timeZone: string, instant: string): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));
}
