import type { Tiers } from '../agreement/pairedTable';
import type { UnrankedPolicy } from '../ballots/ballot';
import { poolGroups, type GroupCounts, type PooledCounts } from '../nuclei/poolGroups';
import { restrictPairwise } from '../pairwise/restrictPairwise';
import { deriveBorda } from '../positional/bordaTotals';
import { withoutAlternative, withoutNucleus } from '../sensitivity/leaveOut';
import { rankBy } from '../sensitivity/rankBy';
import { closeGap, compareWith, type Recount } from '../sensitivity/recount';
import { prepareWithdrawals } from '../sensitivity/withoutAlternative';
import { compareChannels, listChannels, withoutChannel } from '../sensitivity/withoutChannel';
import { countGroups, type CountedGroups } from '../tally/countGroups';
import { bordaRuleFor, type GroupTurnout } from '../tally/rankGroups';
import type { TallyInput, TallyMethod } from '../tally/tallyInput';
import type { WithoutAlternative, WithoutChannel, WithoutNucleus } from './tallyAnalysis';

/** What is counted again, and by which rule. */
export interface Counted {
	readonly method: TallyMethod;
	readonly unranked: UnrankedPolicy;
	readonly alternatives: readonly string[];
	/** In the order of their ids. */
	readonly groups: readonly GroupTurnout[];
	readonly k: number;
}

/** The joint ranking without each nucleus, one at a time. */
export function leaveOutEachNucleus(counted: Counted, published: Tiers): WithoutNucleus[] {
	const { alternatives, groups, k } = counted;
	return groups.map((nucleus): WithoutNucleus => {
		const { status, recount } = withoutNucleus(nucleus, { groups }, (rest) =>
			compareWith(published, published, rank(counted, alternatives, rest), k),
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
export function leaveOutEachByTables(
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
		const recount = compareWith(published, closeGap(published, alternative), tiers, k);
		return { alternative, status: 'ranked', ...describe(recount) };
	});
}

/** The same from the ballots: what each nucleus would have said had the alternative been withdrawn. */
export function leaveOutEachByBallots(
	counted: Counted,
	input: TallyInput,
	published: Tiers,
): WithoutAlternative[] {
	const { alternatives, k } = counted;
	if (alternatives.length < 2) return [];
	const whole = inOrderOf(input, counted);
	const countWithout = prepareWithdrawals(input, input, whole);
	return alternatives.map((alternative): WithoutAlternative => {
		const rest = countWithout(alternative);
		if (!rest.ok) throw new Error(`counted ballots cannot be counted again: ${rest.error.code}`);
		const { status, recount } = withoutAlternative(whole, rest.value, () =>
			compareWith(
				published,
				closeGap(published, alternative),
				rank(counted, rest.value.alternatives, rest.value.groups),
				k,
			),
		);
		if (status === 'last-alternative') throw new Error('two alternatives without one are none');
		return { alternative, status, ...describe(recount) };
	});
}

/** The joint ranking without each channel; null where the ballots name fewer than two. */
export function leaveOutEachChannel(
	counted: Counted,
	input: TallyInput,
	published: Tiers,
): WithoutChannel[] | null {
	const channels = listChannels(input);
	if (channels.length < 2) return null;
	const whole = inOrderOf(input, counted);
	return channels.map((channel): WithoutChannel => {
		const rest = countGroups(withoutChannel(input, channel), counted.unranked);
		if (!rest.ok) throw new Error(`counted ballots cannot be counted again: ${rest.error.code}`);
		const { status, recount } = compareChannels(whole, rest.value, () =>
			compareWith(published, published, rank(counted, rest.value.alternatives, rest.value.groups), counted.k),
		);
		return { channel, status, tiers: recount?.tiers ?? null, ...describe(recount) };
	});
}

/** @throws Error for a method that refuses: none that can be declared does. */
export function rankPooled(method: TallyMethod, pool: Pick<PooledCounts, 'matrix' | 'borda'>): Tiers {
	const ranked = rankBy(method, pool);
	if (!ranked.ok) throw new Error(`a method that can be declared refuses: ${ranked.error.code}`);
	return ranked.value;
}

function rank(
	{ method, unranked }: Counted,
	alternatives: readonly string[],
	groups: readonly GroupCounts[],
): Tiers {
	return rankPooled(method, poolGroups(alternatives, groups, bordaRuleFor(unranked)));
}

/** Counts beside their ballots, group by group. */
function inOrderOf({ groups: given }: TallyInput, { alternatives, groups }: Counted): CountedGroups {
	const byId = new Map(groups.map((group) => [group.id, group]));
	return { alternatives, groups: given.flatMap(({ id }) => byId.get(id) ?? []) };
}

function describe(recount: Recount | null): Pick<WithoutNucleus, 'moves' | 'distance'> {
	return { moves: recount?.moves ?? [], distance: recount?.distance.distance ?? null };
}
