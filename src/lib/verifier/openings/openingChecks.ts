import {
	bundlePaths,
	compareBytes,
	fromBase64url,
	MARKS_KEYS,
	marksOf,
	type BallotContent,
	type Hash,
	type Methodology,
} from '../../evidence';
import { namesOnlyAlternatives } from '../rankings/ballotChecks';
import { isWithinLimits } from '../limits/isWithinLimits';
import type { Check, Findings } from '../findings';
import type { Material, OpeningsFile } from '../material';
import { listTallies } from '../tallies';
import { countedAnswers, countedBallots, hashAnswers, type Counted } from './countedCommitments';
import { checkOpenedResults } from './openedResults';

/**
 * 30: what commitments bind is in the guarantor's bundle and in no other; each line is an opening, and they stand in the
 * order of their commitments, so that nothing tells who answered or when, and none stands twice.
 */
function checkForm({ bundle, openings }: Material, found: Findings): void {
	for (const file of bundle.files.keys()) {
		const isPublic = bundle.manifest.edition === undefined;
		if (isPublic && file.startsWith('openings/')) found.fail('openings-not-public', { file });
	}
	for (const [file, { opened, badLine }] of openings) {
		if (badLine !== null) found.fail('openings-malformed', { file, row: badLine });
		const bytes = opened.map(({ commitment }) => fromBase64url(commitment) ?? new Uint8Array());
		const isSorted = bytes.every((one, at) => {
			const before = bytes[at - 1];
			return before === undefined || compareBytes(before, one) < 0;
		});
		if (!isSorted) found.fail('openings-not-ordered', { file });
	}
}

/**
 * 31: each opening is of an answer or ballot that was sealed and counts, an opened ballot is one that its methodology
 * lets anybody cast, and all that count are opened.
 */
function checkSealed(material: Material, found: Findings): void {
	for (const [file, openings] of material.openings) {
		if (openings.badLine !== null) continue;
		const counted = countedOf(material, openings);
		// A file of nothing that the log knows is found by check 8.
		if (counted) checkFile(file, openings, counted, found);
		checkBallots(material, file, openings, found);
	}
	if (material.bundle.manifest.edition !== undefined) observeMissing(material, found);
}

function countedOf(material: Material, { kind, subject }: OpeningsFile): Counted | null {
	const { rankings, surveys } = material.history;
	const [ranking, survey] = [rankings.get(subject), surveys.get(subject)];
	if (kind === 'ballot') return ranking ? countedBallots(material, ranking) : null;
	return survey ? countedAnswers(material, survey) : null;
}

function checkFile(file: string, { subject, opened }: OpeningsFile, counted: Counted, found: Findings): void {
	const { isClosed, commitments, standing, excluded, excludedHash } = counted;
	if (!isClosed) found.fail('openings-before-close', { file });
	const taken = new Map<Hash, number>();
	let those = 0;
	opened.forEach(({ content, commitment }, at) => {
		const [of, named] =
			'ranking' in content ? [content.ranking, content.methodology] : [content.survey, content.instrument];
		const sealed = commitments.get(commitment) ?? [];
		const before = taken.get(commitment) ?? 0;
		const isLeft = before < sealed.length;
		if (isLeft) those += 1;
		taken.set(commitment, before + 1);
		const isNamed = sealed[before] === null || sealed[before] === named;
		if (!isLeft || of !== subject || !isNamed) found.fail('opening-not-in-log', { file, row: at + 1 });
	});
	const due = standing - excluded;
	const left = listLeft(commitments, taken);
	const isOfOthers = excludedHash !== null && left.length === excluded && hashAnswers(left) !== excludedHash;
	if (those > due || isOfOthers) return found.fail('opening-excluded', { file, declared: due, found: those });
	compareChannels(file, left, counted, found);
	if (those < due) found.observe('openings-missing', { file, declared: due, found: those });
}

/** Of each channel at least as many are not opened as exclusions say they left out of it. */
function compareChannels(
	file: string,
	left: readonly Hash[],
	{ channels, excludedOf }: Counted,
	found: Findings,
): void {
	const missing = new Map<string, number>();
	for (const commitment of left) {
		const channel = channels.get(commitment);
		if (channel !== undefined) missing.set(channel, (missing.get(channel) ?? 0) + 1);
	}
	for (const [channel, declared] of excludedOf) {
		const some = missing.get(channel) ?? 0;
		if (some < declared) found.fail('opening-other-channel', { file, channel, declared, found: some });
	}
}

/** The commitments that no opening is of, as often as their entries stand. */
function listLeft(commitments: Counted['commitments'], taken: ReadonlyMap<Hash, number>): Hash[] {
	return [...commitments].flatMap(([commitment, sealed]) =>
		sealed.slice(taken.get(commitment) ?? 0).map(() => commitment),
	);
}

/** Where only counts are public, nobody else can tell that a ballot said more than its methodology admits. */
function checkBallots(
	{ history }: Material,
	file: string,
	{ subject, opened }: OpeningsFile,
	found: Findings,
): void {
	const opening = history.rankings.get(subject)?.opened[0]?.entry.body;
	const story = opening && history.prioritizations.get(opening.prioritization);
	const methodology = story?.published[0]?.entry.body.methodology;
	if (methodology === undefined) return;
	opened.forEach(({ content }, at) => {
		if ('ranking' in content && !isAdmitted(content, methodology))
			found.fail('opening-against-methodology', { file, row: at + 1 });
	});
}

function isAdmitted(content: BallotContent, methodology: Methodology): boolean {
	const { counting } = methodology;
	const marks = marksOf(content);
	return (
		MARKS_KEYS[counting.task] in marks &&
		namesOnlyAlternatives(marks, methodology) &&
		isWithinLimits(marks, counting)
	);
}

/** What the guarantor's bundle could open and does not, because its day came or because it was made before. */
function observeMissing(material: Material, found: Findings): void {
	const observe = (file: string, { isClosed, standing, excluded }: Counted): void => {
		const declared = standing - excluded;
		if (isClosed && declared > 0 && !material.bundle.files.has(file))
			found.observe('openings-missing', { file, declared, found: 0 });
	};
	for (const [survey, story] of material.history.surveys)
		observe(bundlePaths.openings('response', survey), countedAnswers(material, story));
	const seen = new Set<string>();
	for (const { rankings, isWithheld } of listTallies(material)) {
		for (const { ranking, story, closing } of rankings) {
			// Ballots of a nominal ranking are published with their salts.
			if (isWithheld || closing.publication === 'nominal' || seen.has(ranking)) continue;
			seen.add(ranking);
			observe(bundlePaths.openings('ballot', ranking), countedBallots(material, story));
		}
	}
}

export const openingChecks: readonly Check[] = [
	{ number: 30, code: 'openings-form', run: checkForm },
	{ number: 31, code: 'openings-sealed', run: checkSealed },
	{ number: 32, code: 'openings-result', run: checkOpenedResults },
];
