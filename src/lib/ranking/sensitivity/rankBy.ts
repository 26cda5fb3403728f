import { assertNever } from '../../basics/assertNever';
import { ok, type Result } from '../../basics/result';
import type { Tiers } from '../agreement/pairedTable';
import { borda } from '../methods/borda';
import { copeland } from '../methods/copeland';
import { kemeny, type KemenyRefusal } from '../methods/kemeny';
import { rankByPairs } from '../methods/rankedPairs';
import { schulze } from '../methods/schulze';
import type { PooledCounts } from '../nuclei/poolGroups';

/** The usual method of a list and its second opinions, in the order in which they are shown. */
export const COMPARED_METHODS = ['ranked-pairs', 'schulze', 'kemeny', 'copeland', 'borda'] as const;
export type ComparedMethod = (typeof COMPARED_METHODS)[number];

/** The ranking by one method, each in the variant a tally uses. Only Kemeny can refuse. */
export function rankBy(
	method: ComparedMethod,
	{ matrix, borda: totals }: Pick<PooledCounts, 'matrix' | 'borda'>,
): Result<Tiers, KemenyRefusal> {
	switch (method) {
		case 'ranked-pairs':
			return ok(rankByPairs(matrix, { strength: 'winning-then-losing' }));
		case 'schulze':
			return ok(schulze(matrix, { strength: 'winning-then-losing' }).tiers);
		case 'kemeny': {
			const outcome = kemeny(matrix);
			return outcome.ok ? ok(outcome.value.tiers) : outcome;
		}
		case 'copeland':
			return ok(copeland(matrix).tiers);
		case 'borda':
			return ok(borda(totals).tiers);
		default:
			return assertNever(method);
	}
}
