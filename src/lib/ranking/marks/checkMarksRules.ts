import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { parseInteger } from '../numbers/exactNumber';
import { isTieRule } from '../tally/checkRules';
import type { MarksRefusal, MarksRules } from './marksInput';

/** The rules come out of a file that a stranger may have written: the types alone prove nothing. */
export function checkMarksRules(rules: MarksRules): Result<MarksRules, MarksRefusal> {
	const { tieRule } = rules;
	if (!isTieRule(tieRule)) return refuseAt('unknown-tie-rule', ['tieRule'], JSON.stringify(tieRule));
	const expected = METHOD_OF[rules.task] as string | undefined;
	if (expected === undefined || expected !== rules.method) {
		return refuseAt('unknown-method', ['method'], rules.method);
	}
	switch (rules.task) {
		case 'approve': {
			const { task, method, mostApproved } = rules;
			return isLimit(mostApproved)
				? ok({ tieRule, task, method, mostApproved })
				: refuseAt('limit-not-positive', ['mostApproved'], mostApproved);
		}
		case 'points': {
			const { task, method, points, mostPerAlternative } = rules;
			if (!isLimit(points)) return refuseAt('limit-not-positive', ['points'], points);
			return isLimit(mostPerAlternative)
				? ok({ tieRule, task, method, points, mostPerAlternative })
				: refuseAt('limit-not-positive', ['mostPerAlternative'], mostPerAlternative);
		}
		case 'criteria':
			return checkCriteria(rules);
		case 'pairs':
			return ok({ tieRule, task: rules.task, method: rules.method });
	}
}

const METHOD_OF = {
	approve: 'approval',
	points: 'cumulative-points',
	criteria: 'weighted-sum',
	pairs: 'win-share',
} as const satisfies Record<MarksRules['task'], MarksRules['method']>;

function isLimit(limit: number | null): boolean {
	return limit === null || (Number.isSafeInteger(limit) && limit > 0);
}

function checkCriteria(rules: Extract<MarksRules, { task: 'criteria' }>): Result<MarksRules, MarksRefusal> {
	const { task, method, tieRule, scale, criteria } = rules;
	const { least, most } = scale;
	if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most) || least < 0 || most <= least) {
		return refuseAt('scale-out-of-order', ['scale'], `${String(least)} … ${String(most)}`);
	}
	if (criteria.length === 0) return refuseAt('no-criteria', ['criteria'], '');
	const seen = new Set<string>();
	let isAnyHeavy = false;
	for (const [at, { id, weight }] of criteria.entries()) {
		if (seen.has(id)) return refuseAt('duplicate-criterion', ['criteria', at, 'id'], id);
		seen.add(id);
		for (const part of ['num', 'den'] as const) {
			const read = parseInteger(weight[part]);
			const isFraction = read.ok && (part === 'num' || read.value > 0n);
			if (!isFraction)
				return refuseAt('weight-not-a-fraction', ['criteria', at, 'weight', part], weight[part]);
			if (read.value < 0n) return refuseAt('negative-weight', ['criteria', at, 'weight', part], weight[part]);
			if (part === 'num' && read.value > 0n) isAnyHeavy = true;
		}
	}
	if (!isAnyHeavy) return refuseAt('zero-weights', ['criteria'], '');
	return ok({
		tieRule,
		task,
		method,
		scale: { least, most },
		criteria: criteria.map(({ id, weight }) => ({ id, weight: { num: weight.num, den: weight.den } })),
	});
}
