import { ok, type Result } from '../../basics/result';
import type { MethodOutcome } from '../methods/outcome';
import { refuseAt } from '../methods/refusal';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import {
	addRationals,
	compareRationals,
	divideRationals,
	makeRational,
	multiplyRationals,
	ZERO,
	type Rational,
} from '../numbers/rational';
import { rankScores } from '../order/rankScores';
import {
	readCriteriaWeights,
	readFullSheet,
	type CriteriaInput,
	type CriteriaRefusal,
	type Scale,
} from './scoreSheet';

export interface WeightedSumOptions {
	/**
	 * - `none` (default): weights and scores as they are;
	 * - `weights`: weights divided by their sum, so the result stays on the scale of the scores;
	 * - `min-max`: that, and each criterion stretched to 0 … 1 between its lowest and highest score. A criterion in which
	 *   all are equal gives 0 to all. Adding or withdrawing an alternative can then turn the others round.
	 */
	readonly normalise?: 'none' | 'weights' | 'min-max';
	/** Scores outside are refused. Without it any score is taken. */
	readonly scale?: Scale;
}

/** One alternative, from the highest score to the lowest. */
export type WeightedSumStep = {
	readonly alternative: string;
	/** 1 for the highest score. */
	readonly tier: number;
	/** What each criterion adds, in the order of the criteria. */
	readonly parts: readonly { readonly criterion: string; readonly adds: ExactNumber }[];
	readonly score: ExactNumber;
};

/** What may be normalised, see `WeightedSumOptions`. */
const NORMALISATIONS: readonly string[] = ['none', 'weights', 'min-max'];

export type WeightedSumOutcome = MethodOutcome<'weighted-sum', WeightedSumStep> & {
	readonly normalise: 'none' | 'weights' | 'min-max';
};

export const WEIGHTED_SUM_VERSION = 1;

/**
 * Weighted criteria: Σ weight · score, exact, so decimal weights that tie do tie. Scales and weights are agreed before;
 * an abstention is refused here, because it is no zero: join several sheets with `aggregateSheets` first.
 * Source: Keeney and Raiffa 1976; Triantaphyllou 2000.
 */
export function weightedSum(
	input: CriteriaInput,
	options: WeightedSumOptions = {},
): Result<WeightedSumOutcome, CriteriaRefusal> {
	const normalise = options.normalise ?? 'none';
	if (!NORMALISATIONS.includes(normalise)) return refuseAt('unknown-option', ['normalise'], normalise);
	const rows = readFullSheet(input, options.scale);
	if (!rows.ok) return rows;
	const declared = readCriteriaWeights(input.criteria);
	if (!declared.ok) return declared;
	const total = declared.value.reduce(addRationals, ZERO);
	const weights =
		normalise === 'none' ? declared.value : declared.value.map((weight) => divideRationals(weight, total));
	const scored = normalise === 'min-max' ? stretchColumns(rows.value) : rows.value;
	const adds = scored.map((row) => row.map((score, at) => multiplyRationals(weights[at] ?? ZERO, score)));
	const { alternatives, criteria } = input;
	const { tiers, scores, tierOf, order } = rankScores(
		alternatives,
		adds.map((parts) => parts.reduce(addRationals, ZERO)),
	);
	const steps = order.map((position): WeightedSumStep => ({
		alternative: alternatives[position] ?? '',
		tier: tierOf[position] ?? 0,
		parts: (adds[position] ?? []).map(({ num, den }, at) => ({
			criterion: criteria[at]?.id ?? '',
			adds: formatExact(num, den),
		})),
		score: scores[position]?.score ?? 0,
	}));
	return ok({ method: 'weighted-sum', version: WEIGHTED_SUM_VERSION, normalise, tiers, scores, steps });
}

function stretchColumns(rows: readonly (readonly Rational[])[]): Rational[][] {
	const extreme = (at: number, sign: number) =>
		rows.reduce((found: Rational | null, row) => {
			const score = row[at] ?? ZERO;
			return found === null || sign * compareRationals(score, found) > 0 ? score : found;
		}, null) ?? ZERO;
	return rows.map((row) =>
		row.map((score, at) => {
			const lowest = extreme(at, -1);
			const width = subtract(extreme(at, 1), lowest);
			return width.num === 0n ? ZERO : divideRationals(subtract(score, lowest), width);
		}),
	);
}

function subtract(a: Rational, b: Rational): Rational {
	return addRationals(a, makeRational(-b.num, b.den));
}
