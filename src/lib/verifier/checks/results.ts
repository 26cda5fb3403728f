import { z } from 'zod';
import {
	buildTallyInput,
	bundlePaths,
	canonicalText,
	resultSchema,
	sha256Of,
	type CountedNucleus,
	type ResultDocument,
} from '../../evidence';
import {
	computeMarksTally,
	computeTallyFromMatrices,
	countBallots,
	type AnyTally,
	type MarksInput,
	type MarksRefusal,
	type MatricesInput,
} from '../../ranking';
import type { Result } from '../../basics/result';
import { findDifference } from '../findDifference';
import type { Check, Findings } from '../findings';
import type { Material } from '../material';
import { listTallies, type TalliedRanking, type TalliedResult } from '../tallies';
import { readBallots } from './ballots';

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
		// What is withheld with the result cannot be missed: the observation says so.
		if (tally === null && standing.isWithheld) continue;
		if (tally === null) found.fail('result-inputs-missing', { file });
		else if (!tally.ok) found.fail('result-not-computable', { file, reason: tally.error.code });
		else {
			const where = findDifference(result.tally, JSON.parse(canonicalText(tally.value)));
			if (where !== null) found.fail('result-differs', { file, where });
		}
	}
}

function recompute(
	material: Material,
	standing: TalliedResult,
	withQuorum: readonly TalliedRanking[],
	result: ResultDocument,
): Result<AnyTally, MarksRefusal> | null {
	const counted: CountedNucleus[] = [];
	for (const { ranking, opening, closing } of withQuorum) {
		if (closing.publication === 'aggregates') continue;
		const ballots = readBallots(material, ranking, standing.methodology.counting.task);
		if (!ballots) return null;
		counted.push({ nucleus: opening.nucleus, ballots });
	}
	if (counted.length === withQuorum.length)
		return countBallots(buildTallyInput(standing.methodology, counted, standing.drawn), {
			sha256: sha256Of,
			methodologyHash: standing.methodologyHash,
		});
	return standing.methodology.counting.task === 'rank'
		? recomputeFromMatrices(standing, withQuorum, counted, result)
		: recomputeFromTotals(standing, withQuorum, counted, result);
}

const exact = z.union([z.int(), z.string().max(400)]);
const publishedMatrices = z.object({
	groups: z.array(
		z.object({
			id: z.string(),
			cast: exact,
			empty: exact,
			pairwise: z.array(z.array(exact.nullable())),
			borda: z.object({
				rule: z.enum(['tied-last', 'modified']),
				scores: z.array(z.object({ alternative: z.string(), score: exact })),
			}),
		}),
	),
});

type Matrices = Omit<MatricesInput['groups'][number], 'weight'>;

/**
 * Of nuclei whose ballots are public the matrices are counted from them; of the others only the matrices and the
 * turnout are taken from the file. Rules, alternatives and weights come from the methodology, the number of ballots from
 * the log, so that a file cannot bring its own.
 */
function recomputeFromMatrices(
	{ methodology, drawn }: TalliedResult,
	withQuorum: readonly TalliedRanking[],
	counted: readonly CountedNucleus[],
	result: ResultDocument,
): Result<AnyTally, MarksRefusal> | null {
	const published = publishedMatrices.safeParse(result.tally);
	if (!published.success) return null;
	const matricesOf = new Map<string, Matrices>(published.data.groups.map((group) => [group.id, group]));
	if (counted.length > 0) {
		const own = countBallots(buildTallyInput(methodology, counted, drawn), { sha256: sha256Of });
		if (!own.ok) return own;
		if (own.value.task !== 'rank') return null;
		for (const { id, cast, empty, pairwise, borda } of own.value.groups)
			matricesOf.set(id, { id, cast, empty, pairwise, borda });
	}
	const input = buildTallyInput(
		methodology,
		withQuorum.map(({ opening }) => ({ nucleus: opening.nucleus, ballots: [] })),
		drawn,
	);
	if (input.task !== 'rank') return null;
	const groups: MatricesInput['groups'][number][] = [];
	for (const { id, weight } of input.groups) {
		const matrices = matricesOf.get(id);
		const cast = withQuorum.find(({ opening }) => opening.nucleus === id)?.closing.counted;
		if (!matrices || cast === undefined) return null;
		groups.push({ ...matrices, id, weight, cast });
	}
	const { task, method, unranked, tieRule, withdrawn } = input;
	const matrices: MatricesInput = {
		task,
		method,
		unranked,
		tieRule,
		// Rows and columns of a published matrix follow the code units of the ids.
		alternatives: [...input.alternatives].sort(),
		withdrawn,
		groups,
	};
	return computeTallyFromMatrices(matrices, { sha256: sha256Of });
}

const publishedTotals = z.object({
	groups: z.array(z.object({ id: z.string(), cast: exact, empty: exact, totals: z.array(z.array(exact)) })),
});

/** The same for what is not a ranking: published totals stand in for ballots that are not shown. */
function recomputeFromTotals(
	{ methodology, drawn }: TalliedResult,
	withQuorum: readonly TalliedRanking[],
	counted: readonly CountedNucleus[],
	result: ResultDocument,
): Result<AnyTally, MarksRefusal> | null {
	const published = publishedTotals.safeParse(result.tally);
	if (!published.success) return null;
	const shown = new Map(counted.map(({ nucleus, ballots }) => [nucleus, ballots]));
	const input = buildTallyInput(
		methodology,
		withQuorum.map(({ opening: { nucleus } }) => ({ nucleus, ballots: shown.get(nucleus) ?? [] })),
		drawn,
	);
	if (input.task === 'rank') return null;
	const groups: MarksInput['groups'][number][] = [];
	for (const group of input.groups) {
		if (shown.has(group.id)) {
			groups.push(group);
			continue;
		}
		const totals = published.data.groups.find(({ id }) => id === group.id);
		const cast = withQuorum.find(({ opening }) => opening.nucleus === group.id)?.closing.counted;
		if (!totals || cast === undefined) return null;
		groups.push({ id: group.id, weight: group.weight, cast, empty: totals.empty, totals: totals.totals });
	}
	return computeMarksTally({ ...input, groups }, { sha256: sha256Of });
}

export const resultChecks: readonly Check[] = [
	{ number: 20, code: 'result-head', run: checkResultHead },
	{ number: 21, code: 'result-recomputed', run: checkResultRecomputed },
];
