import {
	bundlePaths,
	canonicalText,
	commit,
	fromBase64url,
	MARKS_KEYS,
	marksOf,
	namesIn,
	nominalBallotSchema,
	readBareMarks,
	type Marks,
	type Methodology,
	type NominalBallot,
	type Task,
} from '../../evidence';
import type { Check, Findings } from '../findings';
import { leafText, type Material } from '../material';
import { listTallies, type TalliedRanking, type TalliedResult } from '../tallies';
import { isWithinLimits } from '../limits/isWithinLimits';

/** The ballots a file publishes, whichever the mode; `null` when it is absent or is no list of ballots. */
export function readBallots(material: Material, ranking: string, task: Task): readonly Marks[] | null {
	const value = material.documents.get(bundlePaths.ballots(ranking))?.value;
	const nominal = nominalBallotSchema.array().safeParse(value);
	return nominal.success ? readNominal(nominal.data, task) : readBare(value, task);
}

/** Ballots shown with their seats, all of the task, or null. */
function readNominal(ballots: readonly NominalBallot[], task: Task): readonly Marks[] | null {
	return ballots.every(({ content }) => MARKS_KEYS[task] in content)
		? ballots.map(({ content }) => marksOf(content))
		: null;
}

/** Ballots shown without their seats, all of the task, or null. */
function readBare(value: unknown, task: Task): readonly Marks[] | null {
	if (!Array.isArray(value)) return null;
	const marks = value.map((one) => readBareMarks(task, one));
	return marks.every((one) => one !== null) ? marks : null;
}

/**
 * 18: the ballots of every counted ranking are published as its closing says, as many as were counted, and no
 * others. Where the mode is `nominal` each one opens a commitment of the log that was not superseded.
 */
function checkPublishedBallots(material: Material, found: Findings): void {
	const allowed = new Set<string>();
	for (const tally of listTallies(material)) {
		for (const tallied of tally.rankings) {
			const file = bundlePaths.ballots(tallied.ranking);
			// One ranking may stand in several results; its ballots are looked at once.
			if (allowed.has(file)) continue;
			const isPublic = tallied.closing.publication !== 'aggregates';
			if (isPublic) allowed.add(file);
			const isPresent = material.bundle.files.has(file);
			const isDue = isPublic && tallied.closing.quorumMet && !tally.isWithheld;
			if (isDue && !isPresent) found.fail('ballots-missing', { file });
			if (isPublic && isPresent) checkFile(material, tally, tallied, file, found);
		}
	}
	for (const file of material.bundle.files.keys()) {
		if (file.startsWith('ballots/') && !allowed.has(file)) found.fail('ballots-not-public', { file });
	}
}

function checkFile(
	material: Material,
	{ methodology }: TalliedResult,
	tallied: TalliedRanking,
	file: string,
	found: Findings,
): void {
	const value = material.documents.get(file)?.value;
	const isNominal = tallied.closing.publication === 'nominal';
	const { task } = methodology.counting;
	const nominal = nominalBallotSchema.array().safeParse(value);
	const ballots = isNominal
		? nominal.success
			? readNominal(nominal.data, task)
			: null
		: readBare(value, task);
	if (!ballots || !Array.isArray(value)) {
		found.fail('ballots-other-mode', { file, mode: tallied.closing.publication });
		return;
	}
	const expected = tallied.closing.counted;
	if (value.length !== expected)
		found.fail('ballots-count', { file, declared: expected, found: value.length });
	const texts = value.map(canonicalText);
	if (texts.some((text, at) => at > 0 && (texts[at - 1] ?? '') > text))
		found.fail('ballots-not-ordered', { file });
	ballots.forEach((marks, at) => {
		if (!namesOnlyAlternatives(marks, methodology)) {
			found.fail('ballot-other-alternative', { file, ballot: at + 1 });
		}
		if (!isWithinLimits(marks, methodology.counting))
			found.fail('ballot-over-limit', { file, ballot: at + 1 });
	});
	if (isNominal && nominal.success) checkOpenings(material, tallied, nominal.data, file, found);
}

/** Whether a ballot names nothing that is not on the list. */
export function namesOnlyAlternatives(marks: Marks, { alternatives }: Methodology): boolean {
	const known = new Set(alternatives.map(({ id }) => id));
	return namesIn(marks).every((id) => known.has(id));
}

function checkOpenings(
	material: Material,
	{ ranking, story, opening }: TalliedRanking,
	ballots: readonly NominalBallot[],
	file: string,
	found: Findings,
): void {
	const superseded = new Set(story.superseded.map(({ entry }) => entry.body.leaf));
	const open = new Set(
		story.ballots
			.filter(({ at }) => !superseded.has(leafText(material, at)))
			.map(({ entry }) => entry.body.commitment),
	);
	// Labels may repeat: as many ballots of one as seats that bear it.
	const labels = opening.seats.map(({ label }) => label);
	ballots.forEach(({ seat, salt, content }, at) => {
		const place = labels.indexOf(seat);
		if (place < 0) found.fail('ballot-other-seat', { file, ballot: at + 1 });
		else labels.splice(place, 1);
		const bytes = fromBase64url(salt);
		const commitment = bytes ? commit('ballot', bytes, content) : '';
		const isOfThisRanking = content.ranking === ranking && content.methodology === opening.methodology;
		// Each commitment opens once: a ballot shown twice would stand in for one that is missing.
		if (!open.delete(commitment) || !isOfThisRanking)
			found.fail('ballot-not-in-log', { file, ballot: at + 1 });
	});
}

export const ballotChecks: readonly Check[] = [
	{ number: 18, code: 'published-ballots', run: checkPublishedBallots },
];
