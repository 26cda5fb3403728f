import type { Check, Findings } from '../findings';
import { nameLine, nameNucleus, type Material } from '../material';
import { listWaiting } from '../settled';
import { listTallies } from '../tallies';
import { checkDraws } from './draws';

/**
 * 19: every tally came when nobody was left to vote, and rests on all rankings: the closed ones that were not annulled.
 * A nucleus that does not vote was left out by word. Ties are drawn as was announced.
 */
function checkTallyCoverage(material: Material, found: Findings): void {
	for (const [id, story] of material.history.prioritizations) {
		const { tallies } = story;
		const own = [...story.rankings];
		for (const { at, entry } of tallies) {
			const line = nameLine(material, at);
			const isBefore = (act: { at: number }) => act.at < at;
			const stands = own.filter(([, { annulled }]) => !annulled.some(isBefore));
			const closed = stands.filter(([, story]) => story.closed.some(isBefore));
			const isOpen = stands.some(([, story]) => story.opened.some(isBefore) && !story.closed.some(isBefore));
			if (isOpen) found.fail('tally-before-close', line);
			else
				for (const nucleus of listWaiting(story, at))
					found.fail('tally-nucleus-waiting', { ...line, nucleus: nameNucleus(material, id, nucleus) });
			const expected = closed.map(([ranking]) => ranking).sort();
			if (expected.join() !== entry.body.rankings.join()) {
				found.fail('tally-other-rankings', {
					...line,
					declared: entry.body.rankings.length,
					found: expected.length,
				});
			}
		}
		for (const { at, entry } of tallies.slice(0, -1)) {
			found.observe('tally-replaced', { ...nameLine(material, at), date: entry.body.date });
		}
	}
	checkDraws(material, found);
	observePending(material, found);
	observeAbsences(material, found);
}

/** A result that nobody computed although everybody closed, or that waits: a way to hide one that is not liked. */
function observePending({ history }: Material, found: Findings): void {
	for (const story of history.prioritizations.values()) {
		const { published, tallies, rankings } = story;
		const standing = [...rankings.values()].filter(({ annulled }) => annulled.length === 0);
		const hasQuorum = standing.some(({ closed }) => closed[0]?.entry.body.quorumMet === true);
		const title = published[0]?.entry.body.methodology.title['es'];
		if (title === undefined) continue;
		const isSettled = listWaiting(story).length === 0;
		if (isSettled && hasQuorum && tallies.length === 0) found.observe('tally-pending', { title });
		if (!isSettled && tallies.length > 0) found.observe('result-withheld', { title });
	}
}

function observeAbsences(material: Material, found: Findings): void {
	for (const [id, { published, leftOut }] of material.history.prioritizations) {
		for (const { entry } of published) {
			const { methodology, date } = entry.body;
			for (const { name, reason } of methodology.leftOut)
				found.observe('nucleus-declared-out', { nucleus: name, reason, date });
		}
		for (const { entry } of leftOut) {
			const { nucleus, reason, date } = entry.body;
			found.observe('nucleus-declared-out', { nucleus: nameNucleus(material, id, nucleus), reason, date });
		}
	}
	for (const { prioritization, methodology, rankings, isLast, isOutdated, tally } of listTallies(material)) {
		if (!isLast) continue;
		const counted = new Set(
			rankings.filter(({ closing }) => closing.quorumMet).map(({ opening }) => opening.nucleus),
		);
		for (const { nucleus } of methodology.weights) {
			if (!counted.has(nucleus)) {
				found.observe('nucleus-left-out', { nucleus: nameNucleus(material, prioritization, nucleus) });
			}
		}
		if (isOutdated) found.observe('tally-outdated', nameLine(material, tally.at));
	}
}

export const tallyChecks: readonly Check[] = [
	{ number: 19, code: 'tally-coverage', run: checkTallyCoverage },
];
