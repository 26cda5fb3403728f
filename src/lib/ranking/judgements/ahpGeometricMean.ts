import { ok, type Result } from '../../basics/result';
import type { ApproximateOutcome } from '../methods/outcome';
import { compareRationals, makeRational, multiplyRationals, ZERO } from '../numbers/rational';
import { layByScore } from '../order/tiers';
import { checkItems, readJudgements, type AhpRefusal, type WrittenJudgements } from './judgementMatrix';
import { rankPriorities, type PriorityStep } from './priorities';

export type AhpGeometricMeanOutcome = ApproximateOutcome<'ahp-geometric-mean', PriorityStep>;

export const AHP_GEOMETRIC_MEAN_VERSION = 1;

/**
 * Priorities as the normalised geometric means of the rows, which a person can recount. The order and its ties are
 * decided by the products of the rows, exactly; only the published priorities are rounded.
 * Source: Crawford and Williams 1985.
 */
export function ahpGeometricMean(
	alternatives: readonly string[],
	comparisons: WrittenJudgements,
): Result<AhpGeometricMeanOutcome, AhpRefusal> {
	const items = checkItems(alternatives, ['alternatives']);
	if (!items.ok) return items;
	const matrix = readJudgements(comparisons, alternatives.length, ['comparisons']);
	if (!matrix.ok) return matrix;
	const products = matrix.value.map((row) => row.reduce(multiplyRationals, makeRational(1n)));
	const tiers = layByScore(alternatives.length, (a, b) =>
		compareRationals(products[a] ?? ZERO, products[b] ?? ZERO),
	);
	const logarithms = matrix.value.map(
		(row) => row.reduce((sum, { num, den }) => sum + Math.log(Number(num) / Number(den)), 0) / row.length,
	);
	return ok({
		method: 'ahp-geometric-mean',
		version: AHP_GEOMETRIC_MEAN_VERSION,
		...rankPriorities(alternatives, normaliseExponentials(logarithms), tiers),
	});
}

/** e^x for each, divided by their sum; without overflow. */
export function normaliseExponentials(logarithms: readonly number[]): number[] {
	const largest = Math.max(...logarithms);
	const powers = logarithms.map((value) => Math.exp(value - largest));
	// added up in order of size, so that the sum does not depend on the order of the items
	const total = [...powers].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
	return powers.map((value) => value / total);
}
