import { ok, type Result } from '../../basics/result';
import type { WrittenNumber } from '../criteria/scoreSheet';
import { refuseAt } from '../methods/refusal';
import { roundApproximate, type Approximate } from '../numbers/approximate';
import { approximateExact, formatExact, type ExactNumber } from '../numbers/exactNumber';
import { survivalOfChiSquare } from './chiSquare';
import { readLevels, readTiers, type AgreementRefusal, type Tiers } from './pairedTable';

export interface KendallWOptions {
	/** Default true. Without it ties make agreement look smaller than it is. */
	readonly tieCorrection?: boolean;
	/** Whether rank 1 is the smallest rating (default) or the largest. Only the rank sums depend on it. */
	readonly smallerIsBetter?: boolean;
}

export type KendallW = {
	readonly version: number;
	readonly judges: number;
	readonly items: number;
	readonly tieCorrection: boolean;
	/** From 0 to 1; null when it is undefined: no judges, fewer than two items, or every judge ties everything. */
	readonly w: ExactNumber | null;
	/** In the order of the items; ties share the mean of their ranks. */
	readonly rankSums: readonly ExactNumber[];
	/** m(n − 1)W, to compare with the chi-square distribution; null when W is. */
	readonly chiSquare: ExactNumber | null;
	readonly degreesOfFreedom: number;
	/** How likely at least this much agreement is by chance, approximately; poor for few judges and items. */
	readonly pValue: Approximate | null;
};

export const KENDALL_W_VERSION = 1;

/**
 * Kendall's W, the concordance of several judges: W = 12S / (m²(n³ − n) − m Σ(t³ − t)) for m judges, n items and tied
 * groups of t, where S is the squared deviation of the rank sums. It says how much the judges agree, not whether they
 * are right. Source: Kendall and Babington Smith 1939; Kendall 1948 for ties.
 *
 * @param ratings one row per judge, one rating per item.
 */
export function kendallW(
	ratings: readonly (readonly WrittenNumber[])[],
	options: KendallWOptions = {},
): Result<KendallW, AgreementRefusal> {
	const { tieCorrection = true, smallerIsBetter = true } = options;
	const items = ratings[0]?.length ?? 0;
	const judges = ratings.length;
	const doubled = new Array<bigint>(items).fill(0n);
	let tied = 0n;
	for (const [judge, row] of ratings.entries()) {
		if (row.length !== items) return refuseAt('different-lengths', ['ratings', judge], row.length);
		const levels = readLevels(row, 'ratings', judge);
		if (!levels.ok) return levels;
		const sizes: bigint[] = [];
		for (const level of levels.value) {
			while (sizes.length <= level) sizes.push(0n);
			sizes[level] = (sizes[level] ?? 0n) + 1n;
		}
		let before = 0n;
		const ranks = sizes.map((size) => {
			const rank = 2n * before + size + 1n;
			before += size;
			return smallerIsBetter ? rank : 2n * BigInt(items + 1) - rank;
		});
		for (const [item, level] of levels.value.entries()) {
			doubled[item] = (doubled[item] ?? 0n) + (ranks[level] ?? 0n);
		}
		for (const size of sizes) tied += size ** 3n - size;
	}
	const m = BigInt(judges);
	const n = BigInt(items);
	// four times S: the rank sums are doubled, and so is their mean m(n + 1) / 2
	const deviation = doubled.reduce((sum, rank) => sum + (rank - m * (n + 1n)) ** 2n, 0n);
	const most = m * m * (n ** 3n - n) - (tieCorrection ? m * tied : 0n);
	const defined = most > 0n;
	const chiSquare = defined ? formatExact(3n * deviation * m * (n - 1n), most) : null;
	return ok({
		version: KENDALL_W_VERSION,
		judges,
		items,
		tieCorrection,
		w: defined ? formatExact(3n * deviation, most) : null,
		rankSums: doubled.map((rank) => formatExact(rank, 2n)),
		chiSquare,
		degreesOfFreedom: Math.max(0, items - 1),
		pValue:
			chiSquare === null
				? null
				: roundApproximate(survivalOfChiSquare(approximateExact(chiSquare), items - 1)),
	});
}

/** Rankings of the same alternatives as ratings, one row per ranking: the tier of each alternative. */
export function rateByTier(
	alternatives: readonly string[],
	rankings: readonly Tiers[],
): Result<number[][], AgreementRefusal> {
	const rows: number[][] = [];
	for (const [at, ranking] of rankings.entries()) {
		const tiers = readTiers(ranking, 'rankings', at);
		if (!tiers.ok) return tiers;
		const missing = alternatives.find((id) => !tiers.value.has(id));
		if (missing !== undefined) return refuseAt('alternative-missing', ['rankings', at], missing);
		rows.push(alternatives.map((id) => tiers.value.get(id) ?? 0));
	}
	return ok(rows);
}
