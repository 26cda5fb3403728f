import { err, ok, type Result } from '../../../lib/basics/result';
import type { CommitteeOutcome } from '../../../lib/ranking/committees/committeeOutcome';
import { greedyByScore } from '../../../lib/ranking/committees/greedyByScore';
import type { AlternativeScore, MethodId } from '../../../lib/ranking/methods/outcome';
import {
	isList,
	isObject,
	refuse,
	UNSUPPORTED,
	type Fields,
	type JsonObject,
	type Method,
	type Refusal,
} from '../fields';
import { isWritten } from '../readData';

/** What each alternative of a case costs and how much there is. */
export function readBudget(
	body: JsonObject,
): Result<
	{ readonly costs: Readonly<Record<string, number | string>>; readonly budget: number | string },
	Refusal
> {
	const { budget, alternatives } = body;
	if (!isWritten(budget)) return refuse('field-missing', ['budget'], budget);
	const costs: [string, number | string][] = [];
	for (const [at, alternative] of (isList(alternatives) ? alternatives : []).entries()) {
		const { id, cost } = isObject(alternative) ? alternative : {};
		if (typeof id !== 'string' || !isWritten(cost)) {
			return refuse('field-missing', ['alternatives', at, 'cost'], cost);
		}
		costs.push([id, cost]);
	}
	return ok({ budget, costs: Object.fromEntries(costs) });
}

/** All committees that the ties allow; the only one and its cost when there is one. */
export function committeeFields(outcome: CommitteeOutcome<MethodId, unknown>): Fields {
	const { committees, committeeCount, spent } = outcome;
	const only = committeeCount === 1 ? committees[0] : undefined;
	return {
		committees: () => (committeeCount === null ? undefined : committees),
		committeesCount: () => committeeCount ?? undefined,
		selected: () => only,
		spent: () => spent ?? undefined,
	};
}

/** `greedy-by-score` on scores that were counted already; ties go by the order of the file. */
export function greedy(body: JsonObject, scores: readonly AlternativeScore[]): Method {
	return (params) => {
		const skip = params['skipUnaffordable'] ?? true;
		if (typeof skip !== 'boolean') return refuse(UNSUPPORTED, ['params', 'skipUnaffordable'], skip);
		const budget = readBudget(body);
		if (!budget.ok) return budget;
		const tieOrder = scores.map(({ alternative }) => alternative);
		const outcome = greedyByScore(scores, { ...budget.value, skipUnaffordable: skip, tieOrder });
		return outcome.ok ? ok(committeeFields(outcome.value)) : err(placeCost(body, outcome.error));
	};
}

/** A cost stands beside its alternative in a case. */
export function placeCost({ alternatives }: JsonObject, refusal: Refusal): Refusal {
	const [first, id] = refusal.path;
	if (first !== 'costs' || !isList(alternatives)) return refusal;
	const at = alternatives.findIndex((one) => isObject(one) && one['id'] === id);
	return at === -1 ? refusal : { ...refusal, path: ['alternatives', at, 'cost'] };
}
