import { ok, type Result } from '../../basics/result';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { countPairs } from './countPairs';
import { pairRankings, type AgreementRefusal, type Tiers } from './pairedTable';

export type KemenySnellDistance = {
	readonly distance: ExactNumber;
	/** Of one order and its reverse: n(n − 1). */
	readonly max: ExactNumber;
};

/**
 * How far two rankings with ties are apart: per unordered pair 0 if ordered alike, 2 if reversed, 1 if tied in exactly
 * one of them. A metric on weak orders. Source: Kemeny and Snell 1962.
 */
export function kemenySnellDistance(a: Tiers, b: Tiers): Result<KemenySnellDistance, AgreementRefusal> {
	const table = pairRankings(a, b);
	if (!table.ok) return table;
	const { discordant, tiedX, tiedY, tiedBoth, all } = countPairs(table.value);
	return ok({
		distance: formatExact(2n * discordant + tiedX + tiedY - 2n * tiedBoth),
		max: formatExact(2n * all),
	});
}
