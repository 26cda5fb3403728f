import type { Entry } from '../../evidence';
import type { Check, Findings } from '../findings';
import type { History } from '../history';
import { leafText, nameLine, type Material } from '../material';

/** A day that some line says, and where. */
type Said = { day: string; at: number };
/** What an act must not be dated before, and what later acts must not be dated before because of it. */
type Ties = { after?: readonly string[]; before?: readonly string[] };
type Dated = Extract<Entry, { body: { date: string } }>;

/**
 * 48: no act says a day before that of an act that had to come first, nor before the day that was announced for it. Lines
 * of other things may stand a day apart, as clocks do; more is said.
 */
function checkDays(material: Material, found: Findings): void {
	const latest = new Map<string, Said>();
	const late = listLate(material);
	let newest: Said | undefined;
	for (const [at, { entry }] of material.lines.entries()) {
		if (entry === null || !isDated(entry)) continue;
		const { date } = entry.body;
		const line = nameLine(material, at);
		const { after = [], before = [] } = tiesOf(entry, material.history);
		let first: Said | undefined;
		for (const thing of after) {
			const said = latest.get(thing);
			if (said) first = later(first, said);
		}
		if (first && date < first.day)
			found.fail('day-before-its-cause', { ...line, date, before: first.at + 1, found: first.day });
		const announced = announcedFor(material.history, entry, at, late);
		if (announced !== null && date < announced)
			found.fail('day-before-announced', { ...line, date, found: announced });
		for (const thing of before) latest.set(thing, later(latest.get(thing), { day: date, at }));
		if (newest && countDays(newest.day) - countDays(date) > 1)
			found.observe('days-run-back', { ...line, date, before: newest.at + 1, found: newest.day });
		newest = later(newest, { day: date, at });
	}
}

function isDated(entry: Entry): entry is Dated {
	return 'date' in entry.body;
}

/** The later of two days; of equal ones the one that was said first. */
function later(one: Said | undefined, other: Said): Said {
	return one && one.day >= other.day ? one : other;
}

/** Days since 1970, of a day of any year that may stand in a log. */
function countDays(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** Each follows the last one of its own. */
const chained = (...things: string[]): Ties => ({ after: things, before: things });

function tiesOf(entry: Dated, { rankings }: History): Ties {
	switch (entry.type) {
		case 'key.rotated':
		case 'witnesses.named':
			return chained(entry.type);
		case 'survey.opened':
			return { before: [`opened ${entry.body.survey}`] };
		case 'survey.changed':
		case 'survey.closed':
			return chained(`survey ${entry.body.survey}`);
		case 'response.admitted':
		case 'response.rejected':
			return { after: afterSurvey(entry.body) };
		case 'responses.excluded':
			return { after: afterSurvey(entry.body), before: [nameExclusion(entry.body)] };
		case 'responses.readmitted':
			return { after: [...afterSurvey(entry.body), nameExclusion(entry.body)] };
		case 'methodology.published': {
			const { previous } = entry.body.methodology.round;
			const after = previous === null ? [] : [`tally ${previous}`];
			return { after, before: [`methodology ${entry.body.prioritization}`] };
		}
		case 'ranking.opened': {
			const { prioritization, nucleus } = entry.body;
			return { after: [`methodology ${prioritization}`, `nucleus ${prioritization} ${nucleus}`] };
		}
		case 'ranking.extended':
			return chained(`ranking ${entry.body.ranking}`);
		case 'ranking.closed':
		case 'ranking.annulled': {
			const opening = rankings.get(entry.body.ranking)?.opened[0]?.entry.body;
			const own = `ranking ${entry.body.ranking}`;
			if (!opening) return chained(own);
			const { prioritization, nucleus } = opening;
			return {
				after: [own],
				before: [own, `nucleus ${prioritization} ${nucleus}`, `settled ${prioritization}`],
			};
		}
		case 'nucleus.omitted': {
			const { prioritization, nucleus } = entry.body;
			const after = [`methodology ${prioritization}`, `nucleus ${prioritization} ${nucleus}`];
			return { after, before: [`settled ${prioritization}`] };
		}
		case 'tiebreak.drawn':
			return countsOn(entry.body.prioritization);
		case 'tally.computed':
			return countsOn(entry.body.prioritization, `tally ${entry.body.prioritization}`);
		// Their days are compared by 11, or with nothing: codes are made whenever somebody needs them.
		case 'document.filed':
		case 'document.reserved':
		case 'codes.issued':
			return {};
	}
}

const afterSurvey = ({ survey }: { survey: string }): string[] => [`opened ${survey}`, `survey ${survey}`];
const nameExclusion = ({ survey, exclusion }: { survey: string; exclusion: string }): string =>
	`exclusion ${survey} ${exclusion}`;

/** A draw and a result rest on all that was settled before them. */
function countsOn(prioritization: string, ...more: readonly string[]): Ties {
	const settled = `settled ${prioritization}`;
	return { after: [`methodology ${prioritization}`, settled], before: [settled, ...more] };
}

/** The leaves of answers that came after the close, each with its survey. */
function listLate(material: Material): ReadonlySet<string> {
	const late = new Set<string>();
	for (const [survey, { quarantined }] of material.history.surveys) {
		for (const { at, entry } of quarantined)
			if (entry.body.reason === 'after_close') late.add(`${survey} ${leafText(material, at)}`);
	}
	return late;
}

/** The day before which an act cannot be, because the log announced it; `null` where it announced none. */
function announcedFor(
	{ surveys, prioritizations }: History,
	entry: Dated,
	at: number,
	late: ReadonlySet<string>,
): string | null {
	if (entry.type === 'tiebreak.drawn') {
		const rule = prioritizations.get(entry.body.prioritization)?.published[0]?.entry.body.methodology.tieRule;
		return rule?.rule === 'draw' ? rule.heldOn : null;
	}
	if (entry.type !== 'response.admitted' && entry.type !== 'response.rejected') return null;
	const { survey, leaf } = entry.body;
	const story = surveys.get(survey);
	// Once the log says on which day it closed, that day is what counts.
	if (!story || (story.closed[0]?.at ?? Infinity) < at || !late.has(`${survey} ${leaf}`)) return null;
	return story.opened[0]?.entry.body.closes ?? null;
}

export const dayChecks: readonly Check[] = [{ number: 48, code: 'days', run: checkDays }];
