import type { UnrankedPolicy } from '../ballots/ballot';
import { assertNever } from '../../basics/assertNever';
import { borda } from '../methods/borda';
import { copeland } from '../methods/copeland';
import { rankByPairs } from '../methods/rankedPairs';
import { schulze } from '../methods/schulze';
import { poolGroups, type GroupCounts } from '../nuclei/poolGroups';
import { countPairwise } from '../pairwise/pairwiseMatrix';
import { countBorda } from '../positional/bordaTotals';
import { bordaRuleFor } from '../tally/rankGroups';
import type { DrawnGroup } from './bootstrapInput';

/** The rules that can be resampled, each with its usual variant (`winning-then-losing` where it has a strength). */
export const BOOTSTRAP_RULES = ['ranked-pairs', 'schulze', 'copeland', 'borda'] as const;
export type BootstrapRule = (typeof BOOTSTRAP_RULES)[number];

export interface RankingRule {
	readonly rule: BootstrapRule;
	readonly unranked: UnrankedPolicy;
}

/**
 * Ranks one resample: for each group, how many ballots of each pattern were drawn, the last number being the empty
 * ones. Several groups are pooled with their declared shares, as in a tally.
 */
export function rankResample(
	alternatives: readonly string[],
	groups: readonly DrawnGroup[],
	drawn: readonly Float64Array[],
	{ rule, unranked }: RankingRule,
): readonly (readonly string[])[] {
	const bordaRule = bordaRuleFor(unranked);
	const counts = groups.map(({ id, weight, profile }, at): GroupCounts => {
		const sizes = drawn[at] ?? new Float64Array();
		const empty = BigInt(sizes[profile.patternCount] ?? 0);
		const resampled = {
			...profile,
			counts: { numerators: sizes.subarray(0, profile.patternCount), denominator: 1n },
			empty,
			counted: profile.cast - empty,
		};
		return {
			id,
			weight,
			counted: resampled.counted,
			matrix: countPairwise(resampled, unranked),
			borda: countBorda(resampled, { rule: bordaRule, emptyBallots: 'left-out' }),
		};
	});
	const [only] = counts;
	const { matrix, borda: totals } =
		counts.length === 1 && only !== undefined ? only : poolGroups(alternatives, counts, bordaRule);
	switch (rule) {
		case 'ranked-pairs':
			return rankByPairs(matrix);
		case 'schulze':
			return schulze(matrix).tiers;
		case 'copeland':
			return copeland(matrix).tiers;
		case 'borda':
			return borda(totals).tiers;
		default:
			return assertNever(rule);
	}
}
