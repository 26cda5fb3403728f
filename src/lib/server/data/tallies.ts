import type { Result } from '$lib/basics/result';
import { err, ok } from '$lib/basics/result';
import {
	ballotContentSchema,
	buildTallyInput,
	canonicalText,
	decidePublication,
	marksOf,
	methodologySchema,
	sha256Of,
	type Marks,
	type Methodology,
} from '$lib/evidence';
import { countBallots, type MarksRefusal } from '$lib/ranking';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';
import { publishDueFigures } from './response/figures';
import { closeDue, readTallyInput, recordResult, type TallyInputRecord } from './results';
import { settleEach } from './turns/settleEach';
import { SOFTWARE } from './software';

/** Canonical text of the result of a prioritization, from its frozen methodology and its counted ballots. */
export function composeResult(record: TallyInputRecord): Result<string, MarksRefusal> {
	const methodology: Methodology = methodologySchema.parse(JSON.parse(record.methodology));
	const withQuorum = record.rankings.filter(({ quorumMet }) => quorumMet);
	const counted = withQuorum.map(({ ranking, nucleus }) => ({
		nucleus,
		ballots: (record.ballots[ranking] ?? []).map(readMarks),
	}));
	const { hash, rankings, leftOut } = record;
	// What only ballots tell is said where anybody can count it again: where no nucleus keeps its ballots back.
	const isPublished = withQuorum.every(
		(ranking) => decidePublication(methodology.publication, ranking.counted) !== 'aggregates',
	);
	const tally = countBallots(buildTallyInput(methodology, counted, record.drawn ?? ''), {
		sha256: sha256Of,
		...(isPublished ? { methodologyHash: hash } : {}),
	});
	if (!tally.ok) return err(tally.error);
	return ok(canonicalText({ v: 1, methodology: hash, rankings, leftOut, tally: tally.value }));
}

/** Computes and stores one result. Doing it twice, or on two machines, stores it once. */
export async function settleResult(
	worker: Backend,
	prioritizationId: string,
): Promise<Result<string, Refusal>> {
	const result = composeResult(await readTallyInput(worker, prioritizationId));
	if (!result.ok) {
		// Ballots were checked when they were cast; if they cannot be counted now, something is broken.
		throw new Error(`The tally of ${prioritizationId} was refused: ${result.error.code}`);
	}
	return recordResult(worker, prioritizationId, result.value, SOFTWARE);
}

/** One turn of the worker: closes what is due and computes what is missing. Any number may run at once. */
export async function settleDue(worker: Backend): Promise<void> {
	await settleEach('result', await closeDue(worker), (id) => settleResult(worker, id));
	await publishDueFigures(worker);
}

function readMarks(content: string): Marks {
	return marksOf(ballotContentSchema.parse(JSON.parse(content)));
}
