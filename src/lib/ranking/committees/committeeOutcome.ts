import { sortByKey } from '../../basics/compare';
import type { MethodId, MethodOutcome } from '../methods/outcome';
import type { Refusal } from '../methods/refusal';
import type { ExactNumber } from '../numbers/exactNumber';
import { nameTiers } from '../order/tiers';

/**
 * What a method answers that chooses some alternatives instead of ranking all.
 *
 * `tiers` holds what the choice says for certain: first those in every tied committee, then those in some, then those
 * in none; a part without members is left out. `scores` says the same in numbers only where the method scores.
 */
export type CommitteeOutcome<Id extends MethodId, Step> = MethodOutcome<Id, Step> & {
	/** Every committee that the ties allow, each in the order of the alternatives; empty when there are too many. */
	readonly committees: readonly (readonly string[])[];
	/** How many there are; null when there are too many to list. */
	readonly committeeCount: number | null;
	/** What the only committee costs; null without costs or with several committees. */
	readonly spent: ExactNumber | null;
};

export type CommitteeRefusal = Refusal<
	| 'size-out-of-range'
	| 'negative-weight'
	| 'cost-missing'
	| 'cost-not-a-number'
	| 'cost-not-positive'
	| 'budget-not-a-number'
	| 'negative-budget'
	| 'score-missing'
	| 'unknown-alternative'
	| 'duplicate-alternative'
	| 'incomplete-tie-order'
	| 'search-too-large'
	| 'too-many-committees'
	| 'increment-not-positive'
	| 'unknown-option'
>;

/** More tied committees than this are not listed one by one. */
export const MOST_COMMITTEES = 1_000;

/** What is known of the committees: all of them, or only who is in every one and who may be. */
export type Committees =
	| { readonly all: readonly (readonly number[])[] }
	| { readonly certain: readonly number[]; readonly possible: readonly number[] };

/** Names the committees and draws the tiers from them. */
export function describeCommittees(
	alternatives: readonly string[],
	found: Committees,
): Pick<CommitteeOutcome<MethodId, never>, 'tiers' | 'committees' | 'committeeCount'> {
	const listed = 'all' in found ? found.all.map((members) => [...members].sort((a, b) => a - b)) : [];
	const certain =
		'all' in found
			? alternatives.map((_, position) => found.all.every((members) => members.includes(position)))
			: alternatives.map((_, position) => found.certain.includes(position));
	const possible =
		'all' in found
			? alternatives.map((_, position) => found.all.some((members) => members.includes(position)))
			: alternatives.map((_, position) => found.possible.includes(position));
	const parts = alternatives.map((_, position) => (certain[position] ? 0 : possible[position] ? 1 : 2));
	const named = nameTiers(alternatives, Int32Array.from(parts)).filter((tier) => tier.length > 0);
	return {
		tiers: named,
		committees: sortByKey(
			listed.map((members) => members.map((position) => alternatives[position] ?? '')),
			(members) => JSON.stringify(members),
		),
		committeeCount: 'all' in found ? listed.length : null,
	};
}
