import {
	buildRecordInput,
	bundlePaths,
	canonicalText,
	resultSchema,
	type ResultDocument,
	type ShownNucleus,
} from '../../evidence';
import type { AnyTally, MarksRefusal } from '../../ranking';
import type { Result } from '../../basics/result';
import { findDifference } from '../findDifference';
import type { Check, Findings } from '../findings';
import type { Material } from '../material';
import { listTallies, type TalliedRanking, type TalliedResult } from '../tallies';
import { recountInput } from '../record/recountInput';
import { readBallots } from '../rankings/ballotChecks';

/** 20: every result has the shape of one and speaks of the rankings and the methodology that the log says. */
function checkResultHead(material: Material, found: Findings): void {
	for (const tally of listTallies(material)) {
		const file = bundlePaths.result(tally.prioritization, tally.number);
		if (!material.bundle.files.has(file)) continue;
		const result = readResult(material, file);
		if (!result) {
			found.fail('result-malformed', { file });
			continue;
		}
		const expected = headOf(tally, result);
		const { tally: _, ...declared } = result;
		const where = findDifference(declared, expected);
		if (where !== null) found.fail('result-head-differs', { file, where });
	}
}

function readResult(material: Material, file: string): ResultDocument | null {
	const read = resultSchema.safeParse(material.documents.get(file)?.value);
	return read.success ? read.data : null;
}

/** The head of a result as the log tells it. Order and printed names of nuclei are taken from the file: they decide nothing. */
function headOf(
	{ methodologyHash, rankings, leftOut }: TalliedResult,
	result: ResultDocument,
): Omit<ResultDocument, 'tally'> {
	const listed = new Map(result.rankings.map((row, at) => [row.ranking, { at, name: row.name }]));
	const rows = rankings.map(({ ranking, opening, closing }) => ({
		ranking,
		nucleus: opening.nucleus,
		name: listed.get(ranking)?.name ?? '',
		attempt: opening.attempt,
		eligibleSeats: closing.eligibleSeats,
		quorum: closing.quorum,
		quorumMet: closing.quorumMet,
		counted: closing.counted,
	}));
	rows.sort((a, b) => (listed.get(a.ranking)?.at ?? Infinity) - (listed.get(b.ranking)?.at ?? Infinity));
	const names = new Map(result.leftOut.map((row, at) => [row.nucleus, { at, name: row.name }]));
	const out = [...leftOut].map(([nucleus, reason]) => ({
		nucleus,
		name: names.get(nucleus)?.name ?? '',
		reason,
	}));
	out.sort((a, b) => (names.get(a.nucleus)?.at ?? Infinity) - (names.get(b.nucleus)?.at ?? Infinity));
	return { v: 1, methodology: methodologyHash, rankings: rows, leftOut: out };
}

/**
 * 21: the ranking and its analysis are computed again from the published methodology and ballots (from the published
 * matrices where the mode is `aggregates`) and must give the same bytes as the file. As soon as one nucleus keeps its
 * ballots back, the analysis says nothing that only ballots tell, so that this holds for a record of mixed publication.
 */
function checkResultRecomputed(material: Material, found: Findings): void {
	for (const standing of listTallies(material)) {
		const file = bundlePaths.result(standing.prioritization, standing.number);
		const result = readResult(material, file);
		if (!result) continue;
		const withQuorum = standing.rankings.filter(({ closing }) => closing.quorumMet);
		if (withQuorum.length === 0) {
			if (result.tally !== null) found.fail('result-without-quorum', { file });
			continue;
		}
		const tally = recompute(material, standing, withQuorum, result);
		// Ballots that are withheld cannot be missed: the observation says so.
		const isKept = standing.isWithheld && withQuorum.some((one) => areBallotsMissing(material, one));
		if (tally === null && isKept) continue;
		if (tally === null) found.fail('result-inputs-missing', { file });
		else if (!tally.ok) found.fail('result-not-computable', { file, reason: tally.error.code });
		else {
			const where = findDifference(result.tally, JSON.parse(canonicalText(tally.value)));
			if (where !== null) found.fail('result-differs', { file, where });
		}
	}
}

function areBallotsMissing({ bundle }: Material, { ranking, closing }: TalliedRanking): boolean {
	return closing.publication !== 'aggregates' && !bundle.files.has(bundlePaths.ballots(ranking));
}

/**
 * Of nuclei whose ballots are public everything is counted from them; of the others only the counts are taken from the
 * file. Rules, alternatives and weights come from the methodology, the number of ballots from the log, so that a file
 * cannot bring its own.
 */
function recompute(
	material: Material,
	standing: TalliedResult,
	withQuorum: readonly TalliedRanking[],
	result: ResultDocument,
): Result<AnyTally, MarksRefusal> | null {
	const shown: ShownNucleus[] = [];
	for (const { ranking, opening, closing } of withQuorum) {
		const isShown = closing.publication !== 'aggregates';
		const ballots = isShown ? readBallots(material, ranking, standing.methodology.counting.task) : null;
		if (isShown && ballots === null) return null;
		shown.push({ nucleus: opening.nucleus, cast: closing.counted, ballots });
	}
	const input = buildRecordInput(standing.methodology, shown, result.tally, standing.drawn);
	return input === null ? null : recountInput(input, standing.methodologyHash);
}

export const resultChecks: readonly Check[] = [
	{ number: 20, code: 'result-head', run: checkResultHead },
	{ number: 21, code: 'result-recomputed', run: checkResultRecomputed },
];
