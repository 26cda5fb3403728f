import { canonicalText, type EntryBody, type Methodology } from '../../evidence';
import type { Check, Findings } from '../findings';
import type { FindingCode } from '../report';
import { nameLine, type Material } from '../material';
import { checkRounds } from '../rankings/rounds';

/** 10: the log begins with `log.created`, and it begins once. */
function checkBeginning(material: Material, found: Findings): void {
	const { created } = material.history;
	if (created[0]?.at !== 0) found.fail('log-not-begun');
	for (const { at } of created) if (at > 0) found.fail('log-begun-twice', nameLine(material, at));
}

type At = { at: number };
/**
 * A subject of the log: what opens it, what may happen while it is open, what may also happen later, and what ends it, in the order in which one
 * end may follow another (a closed ranking may still be annulled, an annulled one never closes).
 */
type Life = {
	id: string;
	opened: readonly At[];
	during: readonly At[];
	whenever: readonly At[];
	ends: readonly (readonly At[])[];
};

function listLives({ history }: Material): Life[] {
	const surveys = [...history.surveys].map(([id, story]) => ({
		id,
		opened: story.opened,
		during: [...story.changed, ...story.responses, ...story.superseded, ...story.withdrawn],
		// What comes too late is written down after the close.
		whenever: [
			...story.quarantined,
			...story.admitted,
			...story.rejected,
			...story.excluded,
			...story.readmitted,
		],
		ends: [story.closed],
	}));
	const rankings = [...history.rankings].map(([id, story]) => ({
		id,
		opened: story.opened,
		during: [...story.ballots, ...story.superseded, ...story.extended],
		whenever: [],
		ends: [story.closed, story.annulled],
	}));
	// A tally ends nothing: another one follows when a ranking it rested on is annulled.
	const prioritizations = [...history.prioritizations].map(
		([id, { published, tallies, leftOut, draws }]) => ({
			id,
			opened: published,
			during: [...tallies, ...leftOut, ...draws],
			whenever: [],
			ends: [],
		}),
	);
	const documents = [...history.documents].map(([id, { filed, reserved }]) => ({
		id,
		opened: filed,
		during: [],
		whenever: [],
		ends: [reserved],
	}));
	return [...surveys, ...rankings, ...prioritizations, ...documents];
}

/** 11: every survey, ranking and prioritization opens once, ends at most once, and lives in between. */
function checkStates(material: Material, found: Findings): void {
	for (const { id, opened, during, whenever, ends } of listLives(material)) {
		const report = (code: FindingCode, { at }: At) => {
			found.fail(code, { ...nameLine(material, at), id });
		};
		const ended = ends.flat();
		// Without an opening the start is infinite, and everything came too early.
		const start = firstOf(opened);
		const end = Math.min(...ends.map(firstOf));
		for (const act of [...during, ...whenever, ...ended])
			if (act.at < start) report('entry-before-opening', act);
		for (const act of during) if (act.at > end) report('entry-after-end', act);
		for (const acts of [opened, ...ends]) for (const act of acts.slice(1)) report('entry-repeated', act);
		ends.forEach((acts, rank) => {
			const later = Math.min(...ends.slice(rank + 1).map(firstOf));
			for (const act of acts) if (act.at > later) report('entry-after-end', act);
		});
	}
	checkRulesetsOnce(material, found);
	checkDates(material, found);
}

/** Where the first of some acts stands; they come in the order of the log. */
function firstOf(acts: readonly At[]): number {
	return acts[0]?.at ?? Infinity;
}

function checkRulesetsOnce(material: Material, found: Findings): void {
	const adopted = new Set<string>();
	for (const { at, entry } of material.history.rulesets) {
		const id = `${entry.body.ruleset}-${String(entry.body.version)}`;
		if (adopted.has(id)) found.fail('entry-repeated', { ...nameLine(material, at), id });
		adopted.add(id);
	}
}

/** Dates of one subject run forward: it opens before it closes, and an extension extends. */
function checkDates(material: Material, found: Findings): void {
	const report = (at: number) => {
		found.fail('dates-backwards', nameLine(material, at));
	};
	for (const { opened, changed, closed } of material.history.surveys.values()) {
		const opening = opened[0]?.entry.body;
		if (opening && opening.opens > opening.closes) report(opened[0]?.at ?? 0);
		for (const { at, entry } of [...changed, ...closed])
			if (opening && entry.body.date < opening.date) report(at);
	}
	for (const { filed, reserved } of material.history.documents.values()) {
		for (const { at, entry } of reserved)
			if (filed[0] && entry.body.date < filed[0].entry.body.date) report(at);
	}
	for (const { opened, extended, annulled, closed } of material.history.rankings.values()) {
		const opening = opened[0]?.entry.body;
		if (!opening) continue;
		let closes = opening.closes;
		if (opening.opens >= closes) report(opened[0]?.at ?? 0);
		for (const { at, entry } of extended) {
			if (entry.body.closes <= closes) report(at);
			closes = entry.body.closes;
		}
		for (const { at, entry } of [...extended, ...annulled, ...closed]) {
			if (entry.body.date < opening.date) report(at);
		}
	}
}

/** 12: how ballots count was published before the first one, and it is what every ballot was cast under. */
function checkMethodologyFirst(material: Material, found: Findings): void {
	const { rankings, prioritizations, rulesets } = material.history;
	for (const { published } of prioritizations.values()) {
		for (const { at, entry } of published) {
			const { id, version } = entry.body.methodology.ruleset;
			const isAdopted = rulesets.some(
				(other) => other.at < at && other.entry.body.ruleset === id && other.entry.body.version === version,
			);
			if (!isAdopted) found.fail('ruleset-not-adopted', { ...nameLine(material, at), ruleset: id, version });
		}
	}
	checkRounds(material, found);
	for (const { opened, ballots } of rankings.values()) {
		for (const { at, entry } of opened) {
			const published = prioritizations.get(entry.body.prioritization)?.published[0];
			const line = nameLine(material, at);
			if (!published || published.at > at) found.fail('methodology-not-published', line);
			else {
				const { hash, methodology } = published.entry.body;
				const isWeighed = methodology.weights.some(({ nucleus }) => nucleus === entry.body.nucleus);
				if (hash !== entry.body.methodology) found.fail('other-methodology', line);
				if (!isWeighed) found.fail('nucleus-without-weight', line);
				const where = findOtherTerms(methodology, entry.body);
				if (where !== null) found.fail('terms-differ', { ...line, where });
			}
		}
		const opening = opened[0]?.entry.body;
		for (const { at, entry } of ballots) {
			if (!opening) continue;
			const line = nameLine(material, at);
			if (entry.body.methodology !== opening.methodology) found.fail('other-methodology', line);
			if (entry.body.nucleus !== opening.nucleus) found.fail('other-nucleus', line);
		}
	}
}

/**
 * The first term in which a ranking opens otherwise than its methodology froze; `null` when none does. A later attempt
 * has dates and an electorate of its own, which are observed, and never another quorum.
 */
function findOtherTerms(
	methodology: Methodology,
	opening: EntryBody<'ranking.opened'>,
): 'quorum' | 'opens' | 'closes' | 'seats' | 'publication' | null {
	const frozen = methodology.rankings.find(({ nucleus }) => nucleus === opening.nucleus);
	if (!frozen) return null;
	const terms =
		opening.attempt > 1
			? (['quorum'] as const)
			: (['quorum', 'opens', 'closes', 'seats', 'publication'] as const);
	return terms.find((term) => canonicalText(frozen[term]) !== canonicalText(opening[term])) ?? null;
}

export const orderChecks: readonly Check[] = [
	{ number: 10, code: 'beginning', run: checkBeginning },
	{ number: 11, code: 'states', run: checkStates },
	{ number: 12, code: 'methodology-first', run: checkMethodologyFirst },
];
