import {
	addRationals,
	compareRationals,
	divideRationals,
	makeRational,
	multiplyRationals,
	ZERO,
	type Rational,
} from '../../numbers/rational';
import { countApprovals, type ApprovalProfile } from '../../scores/approvalProfile';
import type { Budget } from '../budget';
import type { ChoiceState, SequentialRule } from '../exploreChoices';
import { carryLoad, findLightest, keyOfLoads } from '../phragmenLoads';

/**
 * What buys more when no supporters can pay together any longer:
 *
 * - `none`: nothing;
 * - `seq-phragmen`: every ballot keeps what it has and earns at the same pace, and what can be paid first is bought;
 * - `greedy-by-score`: by approvals, whatever still fits;
 * - `add1`: nothing is added at the end; all begins anew with larger shares, see `raiseShares`.
 *
 * The two between take only what the rest of the whole budget can pay.
 */
export type EqualSharesCompletion = 'none' | 'seq-phragmen' | 'greedy-by-score' | 'add1';
export type EqualSharesPhase = 'shares' | 'seq-phragmen' | 'greedy-by-score';
export type EqualSharesUtility = 'cost' | 'cardinality';

/** By pattern: what each ballot still has and, once a completion by Phragmén began, the load it carries. */
export interface SharesMemory {
	readonly money: readonly Rational[];
	readonly loads: readonly Rational[] | null;
}

/** What can be bought next: who is tied, in which phase, and the value that makes it next. */
export interface NextPurchase {
	readonly phase: EqualSharesPhase;
	readonly tied: readonly number[];
	readonly value: Rational | null;
}

interface SharesSettings {
	readonly share: Rational;
	readonly completion: Exclude<EqualSharesCompletion, 'add1'>;
	/** Whether utility is the cost; otherwise every purchase is worth one. */
	readonly byCost: boolean;
}

/** The method of equal shares as a rule that buys one alternative after another. */
export function buyWithShares(
	profile: ApprovalProfile,
	budget: Budget,
	{ share, completion, byCost }: SharesSettings,
): {
	readonly rule: SequentialRule<SharesMemory>;
	readonly look: (state: ChoiceState<SharesMemory>) => NextPurchase;
} {
	const { alternatives, patterns } = profile;
	const approvals = countApprovals(profile).map((total) => makeRational(total));
	const costOf = (position: number) => budget.costs[position] ?? ZERO;
	const utilityOf = (position: number) => (byCost ? costOf(position) : makeRational(1n));

	const look = ({ chosen, memory }: ChoiceState<SharesMemory>): NextPurchase => {
		const open = alternatives.map((_, position) => position).filter((position) => !chosen.includes(position));
		if (memory.loads === null) {
			const priced = open.map((position) => {
				const payment = findPayment(profile, memory.money, position, costOf(position));
				return payment === null ? null : divideRationals(payment, utilityOf(position));
			});
			const cheapest = pickBest(open, priced, -1);
			if (cheapest.tied.length > 0) return { phase: 'shares', ...cheapest };
		}
		const spent = chosen.map(costOf).reduce(addRationals, ZERO);
		const fitting = open.filter(
			(position) => compareRationals(addRationals(spent, costOf(position)), budget.total) <= 0,
		);
		if (completion === 'none' || fitting.length === 0) return { phase: 'shares', tied: [], value: null };
		if (completion === 'greedy-by-score') {
			const scored = fitting.map((position) => approvals[position] ?? ZERO);
			return { phase: completion, ...pickBest(fitting, scored, 1) };
		}
		const { tied, load } = findLightest(profile, startLoads(memory), fitting, costOf);
		return { phase: completion, tied, value: load };
	};

	const choose = (state: ChoiceState<SharesMemory>, position: number): SharesMemory => {
		const { phase, value } = look(state);
		const { memory } = state;
		if (phase === 'shares') {
			const price = multiplyRationals(value ?? ZERO, utilityOf(position));
			const money = memory.money.map((left, at) => {
				if (patterns[at]?.approved.includes(position) !== true) return left;
				return compareRationals(left, price) <= 0 ? ZERO : addRationals(left, negate(price));
			});
			return { money, loads: null };
		}
		const loads = startLoads(memory);
		return {
			...memory,
			loads: phase === 'seq-phragmen' ? carryLoad(profile, loads, position, value) : loads,
		};
	};

	return {
		rule: {
			start: { money: patterns.map(() => share), loads: null },
			next: (state) => look(state).tied,
			choose,
			keyOf: ({ money, loads }) => `${keyOfLoads(money)}|${loads === null ? '' : keyOfLoads(loads)}`,
		},
		look,
	};
}

/** What a ballot still has is a head start: a load below zero. */
function startLoads({ money, loads }: SharesMemory): readonly Rational[] {
	return loads ?? money.map(negate);
}

/**
 * The most that any supporter has to pay when all pay the same or, if they have less, all that they have; null when
 * they cannot pay it together.
 */
function findPayment(
	{ patterns }: ApprovalProfile,
	money: readonly Rational[],
	position: number,
	cost: Rational,
): Rational | null {
	const payers = patterns
		.map(({ approved, count }, at) => ({
			count: approved.includes(position) ? count : 0n,
			left: money[at] ?? ZERO,
		}))
		.filter(({ count, left }) => count > 0n && left.num > 0n)
		.sort((a, b) => compareRationals(a.left, b.left));
	let voters = payers.reduce((sum, { count }) => sum + count, 0n);
	let missing = cost;
	for (const { count, left } of payers) {
		const each = divideRationals(missing, makeRational(voters));
		if (compareRationals(each, left) <= 0) return each;
		missing = addRationals(missing, negate(multiplyRationals(left, makeRational(count))));
		voters -= count;
	}
	return null;
}

/** The positions with the largest (`sign` 1) or smallest (`sign` −1) value; null values are out. */
function pickBest(
	positions: readonly number[],
	values: readonly (Rational | null)[],
	sign: 1 | -1,
): { readonly tied: readonly number[]; readonly value: Rational | null } {
	let best: Rational | null = null;
	let tied: number[] = [];
	for (const [at, position] of positions.entries()) {
		const value = values[at] ?? null;
		if (value === null) continue;
		const order = best === null ? 1 : sign * compareRationals(value, best);
		if (order > 0) tied = [];
		if (order >= 0) tied.push(position);
		if (order > 0) best = value;
	}
	return { tied, value: best };
}

function negate({ num, den }: Rational): Rational {
	return { num: -num, den };
}
