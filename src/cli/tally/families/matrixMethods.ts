import { createHash } from 'node:crypto';
import { ok } from '../../../lib/basics/result';
import type { Json } from '../../../lib/ranking/interchange/jsonText';
import { copeland } from '../../../lib/ranking/methods/copeland';
import { minimax } from '../../../lib/ranking/methods/minimax';
import { rankedPairs } from '../../../lib/ranking/methods/rankedPairs';
import { schulze, type SchulzeOutcome } from '../../../lib/ranking/methods/schulze';
import { parseExact } from '../../../lib/ranking/numbers/exactNumber';
import { makeRational } from '../../../lib/ranking/numbers/rational';
import { findCondorcetLoser, findCondorcetWinner } from '../../../lib/ranking/pairwise/condorcet';
import { formatPairwise, type PairwiseMatrix } from '../../../lib/ranking/pairwise/pairwiseMatrix';
import { findSchwartzSet, findSmithSet } from '../../../lib/ranking/pairwise/smithSet';
import { formatExact, readExact } from '../../../lib/ranking/numbers/exactNumber';
import type { Counts } from '../ballots/counts';
import {
	asRecord,
	choose,
	rankingFields,
	refuse,
	scoredFields,
	UNSUPPORTED,
	type Fields,
	type JsonObject,
	type Method,
	type MethodTable,
} from '../fields';

/** Ways to treat equally strong defeats that are followed and listed; more are refused an answer, never cut short. */
const MOST_OUTCOMES = 2_000;

/** The methods that need nothing but who is preferred to whom. */
export function matrixMethods(counts: Counts): MethodTable {
	return {
		pairwise: onMatrix(counts, (matrix) => ({
			matrix: () => formatPairwise(matrix),
			firstRow: () => formatPairwise(matrix)[0] ?? [],
			sha256LittleEndianU32RowMajor: () => hashMatrix(matrix),
		})),
		condorcet: onMatrix(counts, (matrix) => ({
			winner: () => findCondorcetWinner(matrix),
			loser: () => findCondorcetLoser(matrix),
		})),
		'smith-set': onMatrix(counts, (matrix) => ({ set: () => findSmithSet(matrix) })),
		'schwartz-set': onMatrix(counts, (matrix) => ({ set: () => findSchwartzSet(matrix) })),
		copeland: (params) => {
			const tie = readTie(params);
			if (tie === null) return refuse(UNSUPPORTED, ['params', 'tie'], params['tie']);
			return onMatrix(counts, (matrix) => scoredFields(copeland(matrix, { tie })))(params);
		},
		minimax: (params) => {
			const strength = choose(params, 'strength', ['winning', 'margin', 'opposition'], 'winning');
			if (!strength.ok) return strength;
			return onMatrix(counts, (matrix) => {
				const { tiers, scores } = minimax(matrix, { strength: strength.value });
				return { worstDefeat: () => asRecord(scores), ...rankingFields(tiers) };
			})(params);
		},
		schulze: (params) => {
			const strengths = ['winning', 'margin', 'ratio', 'winning-then-losing'] as const;
			const strength = choose(params, 'strength', strengths, 'winning');
			if (!strength.ok) return strength;
			return onMatrix(counts, (matrix) => {
				const outcome = schulze(matrix, { strength: strength.value });
				return {
					strongestPaths: () => tablePaths(outcome, matrix.alternatives),
					...rankingFields(outcome.tiers),
				};
			})(params);
		},
		'ranked-pairs': (params) => {
			const strengths = ['winning-then-losing', 'margin'] as const;
			const strength = choose(params, 'strength', strengths, 'winning-then-losing');
			if (!strength.ok) return strength;
			return onMatrix(counts, (matrix) => rankedPairsFields(matrix, strength.value))(params);
		},
	};
}

/** A method on the matrix, under the declared treatment of what a ballot leaves out. */
export function onMatrix(counts: Counts, fieldsOf: (matrix: PairwiseMatrix) => Fields): Method {
	return (params) => {
		const unranked = choose(params, 'unranked', ['last', 'tied-last', 'no-opinion'], 'last');
		if (!unranked.ok) return unranked;
		return ok(fieldsOf(counts.matrix(unranked.value === 'no-opinion' ? 'no-opinion' : 'last')));
	};
}

function readTie(params: JsonObject) {
	const read = parseExact(params['tie'] ?? '1/2');
	const isShare = read.ok && read.value.num >= 0n && read.value.num <= read.value.den;
	return isShare ? makeRational(read.value.num, read.value.den) : null;
}

/** Every entry as 32 bits, row by row, zero on the diagonal; none when an entry is no such number. */
function hashMatrix({ cells }: PairwiseMatrix): string | undefined {
	const entries = Array.from(cells.numerators, Number);
	if (cells.denominator !== 1n || entries.some((entry) => entry > 0xffffffff)) return undefined;
	const view = new DataView(new ArrayBuffer(entries.length * 4));
	for (const [at, entry] of entries.entries()) view.setUint32(at * 4, entry, true);
	return createHash('sha256').update(new Uint8Array(view.buffer)).digest('hex');
}

/** One number for each ordered pair: the strength of its strongest path, 0 without one. */
function tablePaths(outcome: SchulzeOutcome, alternatives: readonly string[]): Json {
	const at = new Map(alternatives.map((id, position) => [id, position]));
	const table = alternatives.map((_, a) => alternatives.map((__, b): Json => (a === b ? null : 0)));
	const write = ([first = 0, second = 0]: readonly (number | string)[]): Json => {
		if (outcome.strength !== 'ratio' || first === 0) return first;
		const [x, y] = [readExact(first), readExact(second)];
		return y.num === 0n ? `${String(first)}/0` : formatExact(x.num * y.den, x.den * y.num);
	};
	for (const step of outcome.steps) {
		const [a, b] = [at.get(step.first) ?? 0, at.get(step.second) ?? 0];
		const [row, reverse] = [table[a], table[b]];
		if (row !== undefined) row[b] = write(step.strength);
		if (reverse !== undefined) reverse[a] = write(step.reverseStrength);
	}
	return table;
}

function rankedPairsFields(matrix: PairwiseMatrix, strength: 'winning-then-losing' | 'margin'): Fields {
	const outcome = rankedPairs(matrix, {
		strength,
		mostOutcomes: MOST_OUTCOMES,
		mostListed: MOST_OUTCOMES,
	});
	const { outcomeCount, outcomes, places } = outcome;
	const isUnique = outcome.tieOrder === 'irrelevant' || outcomeCount === 1;
	const first = places.filter(({ highest }) => highest === 1).map(({ alternative }) => alternative);
	const winners = isUnique ? [...(outcome.tiers[0] ?? [])] : outcomeCount === null ? undefined : first;
	return {
		ranking: () => (isUnique ? outcome.tiers : undefined),
		uniqueForEveryTieOrder: () => isUnique,
		outcomes: () => (isUnique ? [outcome.tiers] : outcomeCount === null ? undefined : outcomes),
		outcomesCount: () => outcomeCount ?? undefined,
		winners: () => winners,
		winner: () => (winners?.length === 1 ? winners[0] : null),
	};
}
