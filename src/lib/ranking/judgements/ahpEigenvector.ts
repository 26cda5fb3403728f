import { ok, type Result } from '../../basics/result';
import type { ApproximateOutcome } from '../methods/outcome';
import type { Consistency } from './consistency';
import { checkItems, readJudgements, type AhpRefusal, type WrittenJudgements } from './judgementMatrix';
import { deriveExactPriorities, rankPriorities, type PriorityStep } from './priorities';
import { readRandomIndex } from './randomIndex';

export interface AhpOptions {
	/** The table of random indices, by name or as `Name: 0,0,0.58,…`. Default `Saaty`. See `readRandomIndex`. */
	readonly randomIndex?: string;
}

export type AhpEigenvectorOutcome = ApproximateOutcome<'ahp-eigenvector', PriorityStep> & Consistency;

export const AHP_EIGENVECTOR_VERSION = 1;

/**
 * Priorities from pairwise judgements: the normalised principal eigenvector, with Saaty's consistency ratio. For
 * weights of three to seven criteria with a patient panel; above a ratio of 0.10 the panel should look again.
 * Source: Saaty 1977, 1980.
 *
 * @param comparisons cell [i][j] = how many times the i-th alternative is the j-th; must be reciprocal.
 */
export function ahpEigenvector(
	alternatives: readonly string[],
	comparisons: WrittenJudgements,
	options: AhpOptions = {},
): Result<AhpEigenvectorOutcome, AhpRefusal> {
	const items = checkItems(alternatives, ['alternatives']);
	if (!items.ok) return items;
	const table = readRandomIndex(options.randomIndex);
	if (!table.ok) return table;
	const matrix = readJudgements(comparisons, alternatives.length, ['comparisons']);
	if (!matrix.ok) return matrix;
	const { values, consistency } = deriveExactPriorities(alternatives, matrix.value, table.value);
	return ok({
		method: 'ahp-eigenvector',
		version: AHP_EIGENVECTOR_VERSION,
		...consistency,
		...rankPriorities(alternatives, values),
	});
}
