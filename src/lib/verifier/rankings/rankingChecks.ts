import { decidePublication, type EntryBody, type PublicationMode } from '../../evidence';
import { isOverBefore } from '../days/isOverBefore';
import type { Check, Findings } from '../findings';
import type { RankingStory } from '../history';
import { leafText, nameLine, nameNucleus, type Material } from '../material';

/**
 * 13: a nucleus ranks again only after its last attempt was annulled or closed without quorum, and attempts are
 * numbered without gaps: nobody can open three rankings and show the one they like.
 */
function checkAttempts(material: Material, found: Findings): void {
	const series = new Map<string, RankingStory[]>();
	for (const story of material.history.rankings.values()) {
		const opening = story.opened[0]?.entry.body;
		if (!opening) continue;
		const key = `${opening.prioritization} ${opening.nucleus}`;
		const attempts = series.get(key);
		if (attempts) attempts.push(story);
		else series.set(key, [story]);
	}
	for (const attempts of series.values()) {
		const inOrder = attempts.sort((a, b) => (a.opened[0]?.at ?? 0) - (b.opened[0]?.at ?? 0));
		inOrder.forEach((story, position) => {
			const opening = story.opened[0];
			if (!opening) return;
			const { attempt } = opening.entry.body;
			const line = nameLine(material, opening.at);
			if (attempt !== position + 1)
				found.fail('attempt-number', { ...line, declared: attempt, found: position + 1 });
			const previous = inOrder[position - 1];
			if (previous && !endedWithoutResult(previous, opening.at)) found.fail('attempt-too-soon', line);
		});
	}
	checkLeftOut(material, found);
	checkClosingDays(material, found);
	observeActs(material, found);
}

/** A nucleus is left out while none of its rankings stands, once, and for good: with a result in sight nobody votes. */
function checkLeftOut(material: Material, found: Findings): void {
	for (const { leftOut, rankings } of material.history.prioritizations.values()) {
		const gone = new Set<string>();
		for (const { at, entry } of leftOut) {
			const { nucleus } = entry.body;
			const own = [...rankings.values()].filter(({ opened }) => opened[0]?.entry.body.nucleus === nucleus);
			const stands = own.some(
				({ opened, annulled }) => (opened[0]?.at ?? 0) < at && !annulled.some((act) => act.at < at),
			);
			if (stands || own.length === 0) found.fail('left-out-while-standing', nameLine(material, at));
			if (gone.has(nucleus)) found.fail('left-out-twice', nameLine(material, at));
			gone.add(nucleus);
			for (const { opened } of own)
				for (const opening of opened)
					if (opening.at > at) found.fail('attempt-after-left-out', nameLine(material, opening.at));
		}
	}
}

/** No ranking closes before it opens, also where every seat is said to have voted. */
function checkClosingDays(material: Material, found: Findings): void {
	for (const { opened, closed } of material.history.rankings.values()) {
		const opens = opened[0]?.entry.body.opens;
		for (const { at, entry } of closed) {
			const { date } = entry.body;
			if (opens !== undefined && isOverBefore(date, opens))
				found.fail('closed-before-opening', { ...nameLine(material, at), date, opens });
		}
	}
}

function endedWithoutResult({ annulled, closed }: RankingStory, before: number): boolean {
	const withoutQuorum = closed.filter(({ entry }) => !entry.body.quorumMet);
	return [...annulled, ...withoutQuorum].some(({ at }) => at < before);
}

/** Lawful acts that whoever reviews an exercise wants to see with their reasons. */
function observeActs(material: Material, found: Findings): void {
	for (const story of material.history.rankings.values()) {
		const opening = story.opened[0]?.entry.body;
		const nucleus = nameNucleus(material, opening?.prioritization, opening?.nucleus);
		if (opening && opening.attempt > 1) observeReopening(material, opening, found);
		for (const { entry } of story.extended) {
			const { closes, reason, date } = entry.body;
			found.observe('ranking-extended', { nucleus, closes, reason, date });
		}
		for (const { entry } of story.annulled) {
			const { reason, date } = entry.body;
			found.observe('ranking-annulled', { nucleus, reason, date });
		}
		const closes = story.extended.at(-1)?.entry.body.closes ?? opening?.closes;
		for (const { entry } of story.closed) {
			const { date, counted, eligibleSeats } = entry.body;
			// Once every seat has taken part there is nobody left to wait for.
			const leftSomeoneOut = counted < eligibleSeats;
			if (leftSomeoneOut && closes !== undefined && isDayEarlier(date, closes)) {
				found.observe('ranking-closed-early', { nucleus, date, closes });
			}
		}
	}
}

/** A later attempt votes on other days, and perhaps with other seats than those the methodology froze. */
function observeReopening(
	material: Material,
	{ prioritization, nucleus, attempt, opens, closes, seats }: EntryBody<'ranking.opened'>,
	found: Findings,
): void {
	const name = nameNucleus(material, prioritization, nucleus);
	found.observe('ranking-reopened', { nucleus: name, attempt, opens, closes });
	const frozen = material.history.prioritizations
		.get(prioritization)
		?.published[0]?.entry.body.methodology.rankings.find((terms) => terms.nucleus === nucleus);
	const ids = (list: readonly { seat: string }[]) => list.map(({ seat }) => seat).join();
	if (frozen && ids(frozen.seats) !== ids(seats)) {
		found.observe('electorate-changed', { nucleus: name, before: frozen.seats.length, after: seats.length });
	}
}

/** Whether a local day is certainly over before an instant in universal time: no place is more than a day away from it. */
function isDayEarlier(day: string, instant: string): boolean {
	return Date.parse(`${day}T00:00:00Z`) + 2 * 86_400_000 <= Date.parse(instant);
}

/** 16: accepted = counted + superseded, and each number is what the log holds. */
function checkRankingCounts(material: Material, found: Findings): void {
	for (const story of material.history.rankings.values()) {
		const ballots = new Set(story.ballots.map(({ at }) => leafText(material, at)));
		const replaced = new Set<string>();
		for (const { at, entry } of story.superseded) {
			const { leaf } = entry.body;
			if (!ballots.has(leaf)) found.fail('superseded-unknown', nameLine(material, at));
			if (replaced.has(leaf)) found.fail('superseded-twice', nameLine(material, at));
			replaced.add(leaf);
		}
		for (const { at, entry } of story.closed) {
			const line = nameLine(material, at);
			const facts = {
				accepted: story.ballots.length,
				superseded: story.superseded.length,
				counted: story.ballots.length - story.superseded.length,
			};
			for (const name of ['accepted', 'superseded', 'counted'] as const) {
				const [declared, counted] = [entry.body[name], facts[name]];
				if (declared !== counted) found.fail(`${name}-differs`, { ...line, declared, found: counted });
			}
		}
	}
}

/** The publication mode that was chosen for a prioritization. */
function modeOf({ history }: Material, prioritization: string): PublicationMode | undefined {
	return history.prioritizations.get(prioritization)?.published[0]?.entry.body.methodology.publication;
}

/**
 * 17: no more ballots counted than seats that could vote since the opening, the quorum is the announced one, and
 * so few ballots that they would tell who cast which are not published one by one.
 */
function checkParticipation(material: Material, found: Findings): void {
	for (const { opened, closed } of material.history.rankings.values()) {
		const opening = opened[0]?.entry.body;
		const nucleus = nameNucleus(material, opening?.prioritization, opening?.nucleus);
		for (const { at, entry } of opened) {
			const { prioritization, seats, publication } = entry.body;
			const mode = modeOf(material, prioritization);
			if (mode && publication !== decidePublication(mode, seats.length))
				found.fail('publication-wrong', {
					...nameLine(material, at),
					declared: publication,
					ballots: seats.length,
				});
		}
		for (const { at, entry } of closed) {
			const { counted, eligibleSeats, quorum, quorumMet, publication } = entry.body;
			const line = nameLine(material, at);
			if (counted > eligibleSeats)
				found.fail('more-than-eligible', { ...line, counted, eligible: eligibleSeats });
			if (quorumMet !== counted >= quorum) found.fail('quorum-wrong', { ...line, counted, quorum });
			if (!opening) continue;
			if (opening.quorum !== quorum) {
				found.fail('quorum-changed', { ...line, declared: quorum, found: opening.quorum });
			}
			if (opening.seats.length !== eligibleSeats) {
				found.fail('eligible-changed', { ...line, declared: eligibleSeats, found: opening.seats.length });
			}
			const mode = modeOf(material, opening.prioritization);
			if (mode && publication !== decidePublication(mode, counted))
				found.fail('publication-wrong', { ...line, declared: publication, ballots: counted });
			if (mode !== 'aggregates' && publication === 'aggregates')
				found.observe('ballots-withheld', { nucleus, counted });
			if (!quorumMet) found.observe('quorum-not-met', { nucleus, counted, quorum });
		}
	}
}

export const rankingChecks: readonly Check[] = [
	{ number: 13, code: 'attempts', run: checkAttempts },
	{ number: 16, code: 'ranking-counts', run: checkRankingCounts },
	{ number: 17, code: 'participation', run: checkParticipation },
];
