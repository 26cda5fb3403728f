import type { Check, Findings } from '../findings';
import { nameLine, nameNucleus, type Material } from '../material';
import { listStandingTallies } from '../tallies';

/**
 * 19: every tally came after its rankings and rests on all of them: the closed ones that were not annulled, none left
 * out, none still open.
 */
function checkTallyCoverage(material: Material, found: Findings): void {
	for (const { tallies, rankings } of material.history.prioritizations.values()) {
		const own = [...rankings];
		for (const { at, entry } of tallies) {
			const line = nameLine(material, at);
			const isBefore = (act: { at: number }) => act.at < at;
			const stands = own.filter(([, { annulled }]) => !annulled.some(isBefore));
			const closed = stands.filter(([, story]) => story.closed.some(isBefore));
			const isOpen = stands.some(([, story]) => story.opened.some(isBefore) && !story.closed.some(isBefore));
			if (isOpen) found.fail('tally-before-close', line);
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
	observePending(material, found);
	observeAbsences(material, found);
}

/** A result that nobody computed although everybody closed: a way to hide one that is not liked. */
function observePending({ history }: Material, found: Findings): void {
	for (const { published, tallies, rankings } of history.prioritizations.values()) {
		const standing = [...rankings.values()].filter(({ annulled }) => annulled.length === 0);
		const allClosed = standing.length > 0 && standing.every(({ closed }) => closed.length > 0);
		const title = published[0]?.entry.body.methodology.title['es'];
		if (allClosed && tallies.length === 0 && title !== undefined) found.observe('tally-pending', { title });
	}
}

function observeAbsences(material: Material, found: Findings): void {
	for (const { prioritization, methodology, rankings, isOutdated, tally } of listStandingTallies(material)) {
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
