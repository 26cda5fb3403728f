import { formatCell } from '../numbers/exactCells';
import type { ExactNumber } from '../numbers/exactNumber';
import { reaches, type Reachability } from '../order/reachability';
import { layByCertainty, nameTiers } from '../order/tiers';
import { listDefeats, type DefeatList } from '../pairwise/defeats';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { boundTieOrders, certainOrder, type TieOrderBounds } from '../tieOrders/boundTieOrders';
import { exploreTieOrders } from '../tieOrders/exploreTieOrders';
import { findLockedPaths } from '../tieOrders/lockedPaths';
import {
	aboveInAll,
	boundPlaces,
	distinctRankings,
	rangePlaces,
	type PlaceRange,
} from '../tieOrders/possibleRankings';
import type { MethodOutcome } from './outcome';

export interface RankedPairsOptions {
	/** Default `winning-then-losing`. */
	readonly strength?: 'winning-then-losing' | 'margin';
	/** How many outcomes of equally strong defeats are tried before their number is left open. */
	readonly mostOutcomes?: number;
	/** More rankings than this are counted but not listed. Default 24. */
	readonly mostListed?: number;
}

/** One defeat, in the order in which they are treated. */
export type RankedPairsStep = {
	readonly above: string;
	readonly below: string;
	readonly votesFor: ExactNumber;
	readonly votesAgainst: ExactNumber;
	/** 1 for the strongest; equal numbers are equally strong, and no order among them is preferred. */
	readonly strengthGroup: number;
	/** `depends`: some orders of equally strong defeats lock it, others reject it (or may, when `outcomeCount` is null). */
	readonly decision: 'locked' | 'rejected' | 'depends';
	/**
	 * Why it is rejected: locked defeats that lead from `below` to `above`, ends included. Empty when not rejected, or
	 * when every order rejects it but not for the same reason.
	 */
	readonly contraryPath: readonly string[];
};

export type RankedPairsOutcome = MethodOutcome<'ranked-pairs', RankedPairsStep> & {
	readonly strength: 'winning-then-losing' | 'margin';
	/** Whether the order in which equally strong defeats are treated changes the ranking. Always exact. */
	readonly tieOrder: 'irrelevant' | 'decides';
	/** How many different rankings the orders give; null when there are too many to try them all. */
	readonly outcomeCount: number | null;
	/** All of them when they are few, in an order without meaning; else empty. */
	readonly outcomes: readonly (readonly (readonly string[])[])[];
	/** Where each alternative can stand; bounds instead of exact ranges when `outcomeCount` is null. */
	readonly places: readonly PlaceRange[];
};

export const RANKED_PAIRS_VERSION = 1;

/** More rankings than this are counted but not listed. */
export const MOST_LISTED_OUTCOMES = 24;

/**
 * Ranked pairs: treat the defeats from the strongest to the weakest and lock each one unless it closes a cycle with
 * locked ones; the ranking is the layers of the locked order. Pairwise ties are no defeats.
 * Source: Tideman 1987; Zavist and Tideman 1989.
 *
 * Equally strong defeats can be treated in any order and the order can matter. None is preferred here: every order is
 * tried, and the published tiers are the finest list in which one alternative stands above another only if it does so
 * in the ranking of **every** order. Whatever depends on the order is left tied, together with what lies between, and
 * the outcomes are listed beside. When there are too many to try, "in every order" is proved from bounds instead, which
 * can only leave more tied. The result does not depend on names or on the order of ballots or alternatives.
 */
export function rankedPairs(matrix: PairwiseMatrix, options: RankedPairsOptions = {}): RankedPairsOutcome {
	const { alternatives } = matrix;
	const size = alternatives.length;
	const { strength, defeats, bounds, locked, rankings, isAbove, tiers } = lockDefeats(matrix, options);
	return {
		method: 'ranked-pairs',
		version: RANKED_PAIRS_VERSION,
		strength,
		tiers,
		scores: [],
		tieOrder: bounds.decided ? 'irrelevant' : 'decides',
		outcomeCount: rankings?.length ?? null,
		outcomes:
			rankings !== null && rankings.length <= (options.mostListed ?? MOST_LISTED_OUTCOMES)
				? rankings.map((ranking) => nameTiers(alternatives, ranking))
				: [],
		places: alternatives.map((alternative, position) => ({
			alternative,
			...(rankings === null ? boundPlaces(size, isAbove, position) : rangePlaces(rankings, position)),
		})),
		steps: describeDefeats(matrix, defeats, bounds, locked),
	};
}

/** The tiers alone, for whoever ranks thousands of matrices and explains none. */
export function rankByPairs(matrix: PairwiseMatrix, options: RankedPairsOptions = {}): string[][] {
	return lockDefeats(matrix, options).tiers;
}

function lockDefeats(matrix: PairwiseMatrix, options: RankedPairsOptions) {
	const strength = options.strength ?? 'winning-then-losing';
	const { alternatives } = matrix;
	const size = alternatives.length;
	const defeats = listDefeats(matrix, strength);
	const bounds = boundTieOrders(size, defeats);
	const locked = bounds.decided ? [bounds.sure] : exploreTieOrders(size, defeats, options.mostOutcomes);
	const rankings = locked === null ? null : distinctRankings(size, locked);
	const isAbove = rankings === null ? certainOrder(bounds) : aboveInAll(rankings);
	const tiers = nameTiers(alternatives, layByCertainty(size, isAbove));
	return { strength, defeats, bounds, locked, rankings, isAbove, tiers };
}

function describeDefeats(
	matrix: PairwiseMatrix,
	defeats: DefeatList,
	bounds: TieOrderBounds,
	locked: readonly Reachability[] | null,
): RankedPairsStep[] {
	const { alternatives, cells } = matrix;
	const size = alternatives.length;
	const paths = findLockedPaths(size, defeats, bounds.fates);
	const name = (position: number) => alternatives[position] ?? '';
	return Array.from({ length: defeats.count }, (_, at) => {
		const winner = defeats.winners[at] ?? 0;
		const loser = defeats.losers[at] ?? 0;
		const fate = bounds.fates[at] ?? 'open';
		const lockedIn = (locked ?? []).filter((order) => reaches(order, winner, loser)).length;
		const inAll = locked !== null && lockedIn === locked.length;
		const inNone = locked !== null && lockedIn === 0;
		return {
			above: name(winner),
			below: name(loser),
			votesFor: formatCell(cells, winner * size + loser),
			votesAgainst: formatCell(cells, loser * size + winner),
			strengthGroup: (defeats.groups[at] ?? 0) + 1,
			decision:
				fate === 'locked' || inAll ? 'locked' : fate === 'rejected' || inNone ? 'rejected' : 'depends',
			contraryPath: (paths.get(at) ?? []).map(name),
		};
	});
}
