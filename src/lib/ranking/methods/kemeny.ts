import { err, ok, type Result } from '../../basics/result';
import { listRankings, multiplyCounts, orderGroup, type OrderedGroup } from '../kemeny/orderGroup';
import { findTangledGroups } from '../kemeny/tangledGroups';
import { formatCell, numeratorAt } from '../numbers/exactCells';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { layByCertainty, nameTiers } from '../order/tiers';
import { compareHeadToHead } from '../pairwise/condorcet';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import type { PlaceRange } from '../tieOrders/possibleRankings';
import type { MethodOutcome } from './outcome';

export interface KemenyOptions {
	/** More optimal rankings than this are counted but not listed. Default 24. */
	readonly mostRankings?: number;
	/** How many tops of optimal rankings are followed before their number may be left open. */
	readonly mostTops?: number;
	/** The largest circle that is searched, at most 25. Default 22; each one more takes twice as long. */
	readonly mostTangled?: number;
}

/** A pair whose majority is overruled in every optimal ranking. */
export type OverruledPair = {
	readonly above: string;
	readonly below: string;
	readonly votesFor: ExactNumber;
	readonly votesAgainst: ExactNumber;
};

/** One group of alternatives that majorities or ties join, from the first to the last. */
export type KemenyStep = {
	readonly members: readonly string[];
	/** Those of them among which majorities run in a circle; what is in none is only tied to others. */
	readonly circles: readonly (readonly string[])[];
	/** Best orders of this group alone; their product over the groups is `optimalCount`. */
	readonly optimalCount: ExactNumber | null;
	/** Agreements over the pairs inside the group. */
	readonly agreement: ExactNumber;
	readonly overruled: readonly OverruledPair[];
};

export type KemenyOutcome = MethodOutcome<'kemeny', KemenyStep> & {
	/** Σ N[a][b] over a above b: the most that any strict order reaches. */
	readonly agreementScore: ExactNumber;
	/** The disagreements that remain: the fewest of any strict order. */
	readonly distance: ExactNumber;
	/** Null when there are too many to follow; the score and the distance are exact all the same. */
	readonly optimalCount: ExactNumber | null;
	/** All optimal rankings when they are few, in the order of their ids; else empty. */
	readonly optimalRankings: readonly (readonly string[])[];
	/** Where each alternative stands over all optimal rankings; bounds when `optimalCount` is null. */
	readonly places: readonly PlaceRange[];
};

/** A circle of majorities too large to search: `value` is its size, `path` its first member, `members` all of it. */
export type KemenyRefusal = {
	readonly code: 'circle-too-large';
	readonly path: readonly (string | number)[];
	readonly value: string;
	readonly members: readonly string[];
};

export const KEMENY_VERSION = 1;

/**
 * Kemeny and Young: the strict orders that agree with the most pairwise preferences, exactly and all of them.
 * Source: Kemeny 1959; Young and Levenglick 1978.
 *
 * There can be several, so the published tiers are the finest list in which one alternative stands above another only
 * if it does so in **every** optimal ranking (or is proved to, when they are too many to follow). Majorities split the
 * list first; a circle of more than 22 alternatives is refused (see `mostTangled`), never approximated.
 */
export function kemeny(
	matrix: PairwiseMatrix,
	options: KemenyOptions = {},
): Result<KemenyOutcome, KemenyRefusal> {
	const { alternatives, cells } = matrix;
	const size = alternatives.length;
	const name = (position: number) => alternatives[position] ?? '';
	const groups: OrderedGroup[] = [];
	const [groupOf, itemOf] = [new Int32Array(size), new Int32Array(size)];
	for (const [at, positions] of findTangledGroups(matrix).entries()) {
		const group = orderGroup(matrix, positions, options);
		if (!group.ok) {
			const [path, members] = [['alternatives', group.error[0] ?? 0], group.error.map(name)];
			return err({ code: 'circle-too-large', path, value: String(members.length), members });
		}
		groups.push(group.value);
		for (const [item, member] of group.value.members.entries()) {
			[groupOf[member], itemOf[member]] = [at, item];
		}
	}
	const isAbove = (a: number, b: number) => {
		const [own, other] = [groupOf[a] ?? 0, groupOf[b] ?? 0];
		return own === other ? groups[own]?.isAbove(itemOf[a] ?? 0, itemOf[b] ?? 0) === true : own < other;
	};
	let total = 0n;
	let agreement = groups.reduce((sum, group) => sum + group.agreement, 0n);
	for (let a = 0; a < size; a++) {
		for (let b = 0; b < size; b++) {
			if (a === b) continue;
			total += numeratorAt(cells, a * size + b);
			if ((groupOf[a] ?? 0) < (groupOf[b] ?? 0)) agreement += numeratorAt(cells, a * size + b);
		}
	}
	const count = multiplyCounts(groups);
	const areFew = count !== null && count <= BigInt(options.mostRankings ?? 24);
	const starts: number[] = [];
	for (const [at, { members }] of groups.entries()) starts[at + 1] = (starts[at] ?? 0) + members.length;
	return ok({
		method: 'kemeny',
		version: KEMENY_VERSION,
		tiers: nameTiers(alternatives, layByCertainty(size, isAbove)),
		scores: [],
		agreementScore: formatExact(agreement, cells.denominator),
		distance: formatExact(total - agreement, cells.denominator),
		optimalCount: count === null ? null : formatExact(count),
		optimalRankings: areFew ? listRankings(groups, name) : [],
		places: alternatives.map((alternative, position) => {
			const group = groupOf[position] ?? 0;
			const [highest, lowest] = groups[group]?.placesOf(itemOf[position] ?? 0) ?? [0, 0];
			const first = (starts[group] ?? 0) + 1;
			return { alternative, highest: first + highest, lowest: first + lowest };
		}),
		steps: groups.map((group) => describeGroup(matrix, group)),
	});
}

function describeGroup(matrix: PairwiseMatrix, group: OrderedGroup): KemenyStep {
	const { alternatives, cells } = matrix;
	const name = (position: number) => alternatives[position] ?? '';
	const overruled: OverruledPair[] = [];
	for (const [x, a] of group.members.entries()) {
		for (const [y, b] of group.members.entries()) {
			if (!group.isAbove(x, y) || compareHeadToHead(matrix, a, b) >= 0) continue;
			overruled.push({
				above: name(a),
				below: name(b),
				votesFor: formatCell(cells, a * alternatives.length + b),
				votesAgainst: formatCell(cells, b * alternatives.length + a),
			});
		}
	}
	return {
		members: [...group.members].sort((a, b) => a - b).map(name),
		circles: group.knots.map((knot) => knot.map(name)),
		optimalCount: group.count === null ? null : formatExact(group.count),
		agreement: formatExact(group.agreement, cells.denominator),
		overruled,
	};
}
