import { addRationals, compareRationals, ZERO, type Rational } from '../../numbers/rational';
import { countApprovals, type ApprovalProfile } from '../../scores/approvalProfile';
import type { Budget } from '../budget';
import { buyWithShares } from './equalSharesRule';
import { exploreChoices, walkChoices } from '../exploreChoices';

/** What `add1` ends with: every committee that ties allow, and the share of the way that is shown. */
export interface RaisedShares {
	readonly committees: readonly (readonly number[])[];
	readonly shown: Rational;
}

/** More rises than this would take minutes. */
export const MOST_RISES = 2_000;

/**
 * The completion `add1`: as long as something still fits the budget, everybody gets one more step to spend, from the
 * whole part of the share up, and all purchases begin anew. The last outcome that the whole budget can pay counts.
 *
 * Every purchase is paid from raised shares, so an outcome may cost more than there is; the first that does ends the
 * search. It also ends when everything that anybody approves is bought. Ties are followed at every height by
 * themselves: whoever breaks them in one declared order gets one of these committees.
 *
 * @returns null when ties are too many to list, or rises too many to try.
 */
export function raiseShares(
	profile: ApprovalProfile,
	budget: Budget,
	{
		share,
		byCost,
		increment,
	}: { readonly share: Rational; readonly byCost: boolean; readonly increment: Rational },
	mostRises = MOST_RISES,
): RaisedShares | null {
	const { alternatives } = profile;
	const isWanted = countApprovals(profile).map((total) => total > 0n);
	const sumCosts = (members: readonly number[]): Rational =>
		members.map((position) => budget.costs[position] ?? ZERO).reduce(addRationals, ZERO);
	const fits = (members: readonly number[]): boolean =>
		compareRationals(sumCosts(members), budget.total) <= 0;
	const isDone = (members: readonly number[]): boolean => {
		const open = alternatives
			.map((_, position) => position)
			.filter((position) => !members.includes(position));
		return (
			!open.some((position) => isWanted[position]) || !open.some((position) => fits([...members, position]))
		);
	};
	const buyAll = (each: Rational) => {
		const { rule } = buyWithShares(profile, budget, { share: each, completion: 'none', byCost });
		const found = exploreChoices(alternatives.length, rule);
		const walked = walkChoices(alternatives, rule).map(({ position }) => position);
		return 'all' in found ? { all: found.all, walked } : null;
	};

	const ends = new Map<string, readonly number[]>();
	const end = (members: readonly number[]) => {
		const sorted = [...members].sort((a, b) => a - b);
		ends.set(sorted.join(), sorted);
	};
	const first = buyAll(share);
	if (first === null) return null;
	let waiting = first.all;
	let shown = share;
	let goesOn = !isDone(first.walked);
	// the whole part: shares of a budget are steps of the currency plus a rest that the first outcome has
	let each: Rational = { num: share.num / share.den, den: 1n };
	for (let rises = 0; waiting.length > 0; rises++) {
		const unfinished = waiting.filter((members) => !isDone(members));
		for (const members of waiting) if (isDone(members)) end(members);
		if (unfinished.length === 0) break;
		if (rises === mostRises) return null;
		each = addRationals(each, increment);
		const next = buyAll(each);
		if (next === null) return null;
		waiting = next.all.filter(fits);
		if (waiting.length < next.all.length) unfinished.forEach(end);
		goesOn &&= fits(next.walked);
		if (goesOn) {
			shown = each;
			goesOn = !isDone(next.walked);
		}
	}
	return { committees: [...ends.values()], shown };
}
