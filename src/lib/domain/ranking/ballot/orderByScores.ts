/** What one criterion counts, as an exact ratio: whole numbers, the lower one not zero. */
export type CriterionWeight = {
	readonly id: string;
	readonly weight: { readonly num: number; readonly den: number };
};

/** Where one alternative stands in the order of a single ballot. */
export type ScoredPlace = {
	readonly alternative: string;
	/** From 1; alternatives with the same average share it. */
	readonly place: number;
	/** Weighted average of the scores given, on their scale: an exact fraction. */
	readonly average: { readonly num: bigint; readonly den: bigint };
};

/**
 * The order that the scores of one ballot draw, best first: alternatives by the average of their scores, each counted
 * by the weight of its criterion. A score that is missing is no zero: the average is over the criteria that have one,
 * and an alternative without any has no place. Exact, so that averages which are equal tie. Equal averages stand in
 * the order of `alternatives`.
 *
 * This is what a person sees of their own ballot while they fill it in. How ballots are counted together is the
 * business of the counting methods, which the page of a ballot does not carry.
 */
export function orderByScores(
	alternatives: readonly string[],
	criteria: readonly CriterionWeight[],
	scoreOf: (alternative: string, criterion: string) => number | null,
): ScoredPlace[] {
	// One denominator for all, so that only whole numbers are added.
	const den = criteria.reduce((product, { weight }) => product * BigInt(weight.den), 1n);
	const averages = alternatives.flatMap((alternative) => {
		let [sum, weights] = [0n, 0n];
		for (const { id, weight } of criteria) {
			const score = scoreOf(alternative, id);
			if (score === null) continue;
			const parts = (BigInt(weight.num) * den) / BigInt(weight.den);
			sum += parts * BigInt(score);
			weights += parts;
		}
		return weights === 0n ? [] : [{ alternative, average: { num: sum, den: weights } }];
	});
	averages.sort(({ average: one }, { average: other }) => compareFractions(other, one));
	let place = 0;
	return averages.map((row, at) => {
		const before = averages[at - 1];
		if (!before || compareFractions(before.average, row.average) !== 0) place += 1;
		return { ...row, place };
	});
}

type Fraction = ScoredPlace['average'];

function compareFractions(one: Fraction, other: Fraction): number {
	const difference = one.num * other.den - other.num * one.den;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
