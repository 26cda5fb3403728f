import { ok, type Result } from '../../basics/result';
import type { WrittenNumber } from '../criteria/scoreSheet';
import { refuseAt } from '../methods/refusal';
import { readDecimal } from '../numbers/decimal';
import type { Rational } from '../numbers/rational';
import type { CommitteeRefusal } from './committeeOutcome';

/** What each alternative costs and how much there is, in one currency and unit. */
export type BudgetInput = {
	readonly costs: Readonly<Record<string, WrittenNumber>>;
	readonly budget: WrittenNumber;
};

export interface Budget {
	/** By position; all positive. */
	readonly costs: readonly Rational[];
	readonly total: Rational;
}

/** Reads the cost of every alternative that is counted: exact and positive. Costs of others are ignored. */
export function readBudget(
	alternatives: readonly string[],
	{ costs, budget }: BudgetInput,
): Result<Budget, CommitteeRefusal> {
	const total = readDecimal(budget);
	if (!total.ok) return refuseAt('budget-not-a-number', ['budget'], budget);
	if (total.value.num < 0n) return refuseAt('negative-budget', ['budget'], budget);
	const read: Rational[] = [];
	for (const id of alternatives) {
		const written = Object.hasOwn(costs, id) ? costs[id] : undefined;
		if (written === undefined) return refuseAt('cost-missing', ['costs', id], '');
		const cost = readDecimal(written);
		if (!cost.ok) return refuseAt('cost-not-a-number', ['costs', id], written);
		if (cost.value.num <= 0n) return refuseAt('cost-not-positive', ['costs', id], written);
		read.push(cost.value);
	}
	return ok({ costs: read, total: total.value });
}
