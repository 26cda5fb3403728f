import { sortByKey } from '../../basics/compare';
import type { Tiers } from '../agreement/pairedTable';
import { poolGroups, type GroupCounts, type PooledCounts } from '../nuclei/poolGroups';
import { restrictPairwise } from '../pairwise/restrictPairwise';
import { deriveBorda } from '../positional/bordaTotals';
import { compareWith, withoutNucleus, type Recount } from '../sensitivity/leaveOut';
import { rankBy } from '../sensitivity/rankBy';
import { bordaRuleFor, type GroupTurnout } from '../tally/rankGroups';
import type { TallyMethod } from '../tally/tallyInput';
import type { UnrankedPolicy } from '../ballots/ballot';
import type { WithoutAlternative, WithoutNucleus } from './tallyAnalysis';

/** What is counted again, and by which rule. */
export interface Counted {
	readonly method: TallyMethod;
	readonly unranked: UnrankedPolicy;
	readonly alternatives: readonly string[];
	readonly groups: readonly GroupTurnout[];
	readonly k: number;
}

/** The joint ranking without each nucleus, one at a time. */
export function leaveOutEachNucleus(counted: Counted, published: Tiers): WithoutNucleus[] {
	const { method, unranked, alternatives, groups, k } = counted;
	const rank = (rest: readonly GroupCounts[]): Tiers =>
		rankPooled(method, poolGroups(alternatives, rest, bordaRuleFor(unranked)));
	return sortByKey(groups, ({ id }) => id).map((nucleus): WithoutNucleus => {
		const { status, recount } = withoutNucleus(nucleus, { groups }, (rest) =>
			compareWith(published, published, rank(rest), k),
		);
		return { nucleus: nucleus.id, status, tiers: recount?.tiers ?? null, ...describe(recount) };
	});
}

/**
 * The joint ranking without each alternative, from the joint table alone. Null where the table is not enough: points
 * of short ballots under Borda without "unranked last".
 *
 * Pooling works cell by cell, so taking a row and a column out of the joint table is taking them out of every nucleus.
 */
export function leaveOutEachAlternative(
	{ method, unranked, alternatives, k }: Counted,
	pool: PooledCounts,
	published: Tiers,
): WithoutAlternative[] | null {
	if (method === 'borda' && bordaRuleFor(unranked) !== 'tied-last') return null;
	if (alternatives.length < 2) return [];
	return alternatives.map((alternative): WithoutAlternative => {
		const matrix = restrictPairwise(
			pool.matrix,
			alternatives.filter((id) => id !== alternative),
		);
		// whatever the number of ballots, it gives every alternative the same, so the order needs none
		const tiers = rankPooled(method, { matrix, borda: deriveBorda(matrix, 0n) });
		const gapClosed = published
			.map((tier) => tier.filter((id) => id !== alternative))
			.filter((tier) => tier.length > 0);
		const { moves, distance } = compareWith(published, gapClosed, tiers, k);
		return { alternative, moves, distance: distance.distance };
	});
}

/** @throws Error for a method that refuses: none that can be declared does. */
export function rankPooled(method: TallyMethod, pool: Pick<PooledCounts, 'matrix' | 'borda'>): Tiers {
	const ranked = rankBy(method, pool);
	if (!ranked.ok) throw new Error(`a method that can be declared refuses: ${ranked.error.code}`);
	return ranked.value;
}

function describe(recount: Recount | null): Pick<WithoutNucleus, 'moves' | 'distance'> {
	return { moves: recount?.moves ?? [], distance: recount?.distance.distance ?? null };
}
