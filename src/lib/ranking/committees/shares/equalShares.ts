import { ok, type Result } from '../../../basics/result';
import type { WrittenNumber } from '../../criteria/scoreSheet';
import { refuseAt } from '../../methods/refusal';
import { readDecimal } from '../../numbers/decimal';
import { formatExact, type ExactNumber } from '../../numbers/exactNumber';
import { addRationals, divideRationals, makeRational, ZERO, type Rational } from '../../numbers/rational';
import type { ApprovalProfile } from '../../scores/approvalProfile';
import { readBudget, type Budget, type BudgetInput } from '../budget';
import {
	describeCommittees,
	type CommitteeOutcome,
	type CommitteeRefusal,
	type Committees,
} from '../committeeOutcome';
import { checkSize } from '../committeeSize';
import { describePayments, type SharePayment } from './describePayments';
import {
	buyWithShares,
	type EqualSharesCompletion,
	type EqualSharesPhase,
	type EqualSharesUtility,
} from './equalSharesRule';
import { exploreChoices, walkChoices } from '../exploreChoices';
import { raiseShares } from './raiseShares';

export type EqualSharesOptions = {
	/** Default `none`: money that is left buys nothing more. */
	readonly completion?: EqualSharesCompletion;
	/** By how much `add1` raises every share at a time, in the unit of the costs. Default 1, a unit of the currency. */
	readonly increment?: WrittenNumber;
} & (
	| {
			/** Choose k places: every alternative costs 1 and the budget is k. */
			readonly k: number;
	  }
	| (BudgetInput & {
			/** What a supporter gets from a chosen alternative: what it costs, or one. Default `cost`. */
			readonly utility?: EqualSharesUtility;
	  })
);

/** One purchase, along one way if ties allow several. */
export type EqualSharesStep = {
	readonly round: number;
	readonly phase: EqualSharesPhase;
	readonly alternative: string;
	/** All that were equally good to buy. */
	readonly tied: readonly string[];
	readonly cost: ExactNumber;
	/**
	 * Under `shares` the price of one unit of utility for its supporters; under `seq-phragmen` the load they carry
	 * afterwards; under `greedy-by-score` its approvals. Null when nobody approves it.
	 */
	readonly value: ExactNumber | null;
	/** Who pays under `shares`: each distinct ballot that approves it. Empty in a completion. */
	readonly payments: readonly SharePayment[];
};

export type EqualSharesOutcome = CommitteeOutcome<'equal-shares', EqualSharesStep> & {
	readonly completion: EqualSharesCompletion;
	readonly utility: EqualSharesUtility | 'unit';
	/** What every counted ballot may spend; after `add1` what it could along the way that is shown. */
	readonly share: ExactNumber;
};

export const EQUAL_SHARES_VERSION = 1;

const UTILITIES: readonly string[] = ['unit', 'cost', 'cardinality'];
const COMPLETIONS: readonly string[] = ['none', 'seq-phragmen', 'greedy-by-score', 'add1'];

/**
 * The method of equal shares: the budget is divided equally among the ballots that approve anything; again and again,
 * buy the alternative whose supporters can pay it together at the lowest price per unit of utility, each paying that
 * price or all that is left. What is left at the end is spent only by the declared completion. Every tie is followed.
 * Exact: with rounded shares a payment that is just enough can look too small. Refused are an `add1` that would take
 * more than 2,000 rises (a larger `increment` needs fewer) or meets more than 1,000 tied outcomes at once.
 * Source: Peters, Pierczyński and Skowron 2021; Lackner and Skowron 2023.
 */
export function equalShares(
	profile: ApprovalProfile,
	options: EqualSharesOptions,
): Result<EqualSharesOutcome, CommitteeRefusal> {
	const { alternatives, counted } = profile;
	const budget = readSpending(alternatives, options);
	if (!budget.ok) return budget;
	const utility = 'k' in options ? 'unit' : (options.utility ?? 'cost');
	const completion = options.completion ?? 'none';
	if (!UTILITIES.includes(utility)) return refuseAt('unknown-option', ['utility'], utility);
	if (!COMPLETIONS.includes(completion)) return refuseAt('unknown-option', ['completion'], completion);
	const increment = readIncrement(options);
	if (!increment.ok) return increment;
	const byCost = utility === 'cost';
	const equal = counted === 0n ? ZERO : divideRationals(budget.value.total, makeRational(counted));
	const raised =
		completion === 'add1'
			? raiseShares(profile, budget.value, { share: equal, byCost, increment: increment.value })
			: undefined;
	if (raised === null) return refuseAt('search-too-large', ['increment'], options.increment ?? 1);
	const share = raised?.shown ?? equal;
	const { rule, look } = buyWithShares(profile, budget.value, {
		share,
		completion: completion === 'add1' ? 'none' : completion,
		byCost,
	});
	const found: Committees = raised ? { all: raised.committees } : exploreChoices(alternatives.length, rule);
	const described = describeCommittees(alternatives, found);
	const [only] = described.committees;
	const costOf = (position: number): Rational => budget.value.costs[position] ?? ZERO;
	const spent =
		'k' in options || described.committeeCount !== 1
			? null
			: (only ?? []).map((id) => costOf(alternatives.indexOf(id))).reduce(addRationals, ZERO);
	const steps = walkChoices(alternatives, rule).map(({ before, position, tied }, at): EqualSharesStep => {
		const { phase, value } = look(before);
		const cost = costOf(position);
		return {
			round: at + 1,
			phase,
			alternative: alternatives[position] ?? '',
			tied: tied.map((other) => alternatives[other] ?? ''),
			cost: formatExact(cost.num, cost.den),
			value: value === null ? null : formatExact(value.num, value.den),
			payments:
				phase === 'shares'
					? describePayments(profile, position, before.memory.money, rule.choose(before, position).money)
					: [],
		};
	});
	return ok({
		method: 'equal-shares',
		version: EQUAL_SHARES_VERSION,
		completion,
		utility,
		share: formatExact(share.num, share.den),
		...described,
		spent: spent === null ? null : formatExact(spent.num, spent.den),
		scores: [],
		steps,
	});
}

/** The step of `add1`; no other completion has one. */
function readIncrement({ completion, increment }: EqualSharesOptions): Result<Rational, CommitteeRefusal> {
	if (increment === undefined) return ok(makeRational(1n));
	if (completion !== 'add1') return refuseAt('unknown-option', ['increment'], increment);
	const read = readDecimal(increment);
	return read.ok && read.value.num > 0n ? read : refuseAt('increment-not-positive', ['increment'], increment);
}

function readSpending(
	alternatives: readonly string[],
	options: EqualSharesOptions,
): Result<Budget, CommitteeRefusal> {
	if (!('k' in options)) return readBudget(alternatives, options);
	const size = checkSize(options.k, alternatives);
	if (!size.ok) return size;
	const one = makeRational(1n);
	return ok({ costs: alternatives.map(() => one), total: makeRational(BigInt(size.value)) });
}
