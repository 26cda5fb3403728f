import { ok, type Result } from '../../../lib/basics/result';
import type { CommitteeOutcome, CommitteeRefusal } from '../../../lib/ranking/committees/committeeOutcome';
import { equalShares } from '../../../lib/ranking/committees/equalShares';
import { pav } from '../../../lib/ranking/committees/pav';
import { seqPav } from '../../../lib/ranking/committees/seqPav';
import { seqPhragmen } from '../../../lib/ranking/committees/seqPhragmen';
import type { MethodId } from '../../../lib/ranking/methods/outcome';
import { approval } from '../../../lib/ranking/scores/approval';
import {
	buildApprovals,
	type ApprovalLine,
	type ApprovalProfile,
} from '../../../lib/ranking/scores/approvalProfile';
import { readIds } from '../ballots/readAlternatives';
import {
	choose,
	isList,
	isObject,
	isTextList,
	refuse,
	scoredFields,
	UNSUPPORTED,
	type Family,
	type JsonObject,
	type Method,
	type Refusal,
} from '../fields';
import { isWritten } from '../readData';
import { committeeFields, greedy, readBudget } from './budget';
import { participationFields } from './ordinal';

/** Kind `approval`: ballots that approve some alternatives, with a budget and costs or without. */
export const approvals: Family = (body) => {
	const profile = readApprovals(body);
	if (!profile.ok) return profile;
	const counted = approval(profile.value);
	return ok({
		approval: () => ok(scoredFields(counted)),
		'greedy-by-score': greedy(body, counted.scores),
		pav: choosing(profile.value, pav),
		'seq-pav': choosing(profile.value, seqPav),
		'seq-phragmen': choosing(profile.value, seqPhragmen),
		'equal-shares': sharing(body, profile.value),
		participation: () => ok(participationFields(profile.value)),
	});
};

function readApprovals(body: JsonObject): Result<ApprovalProfile, Refusal> {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const { ballots, withdrawn = [] } = body;
	if (!isTextList(withdrawn)) return refuse('field-wrong', ['withdrawn'], withdrawn);
	if (!isList(ballots)) return refuse('field-missing', ['ballots'], ballots);
	const lines: ApprovalLine[] = [];
	for (const [at, ballot] of ballots.entries()) {
		const { count, approved } = isObject(ballot) ? ballot : {};
		if (!isWritten(count)) return refuse('count-not-an-integer', ['ballots', at, 'count'], count);
		if (!isTextList(approved)) return refuse('field-missing', ['ballots', at, 'approved'], approved);
		lines.push({ count, approved });
	}
	return buildApprovals(ids.value, lines, { withdrawn });
}

type Committees = CommitteeOutcome<MethodId, unknown>;

/** A rule that chooses k; all tied committees are listed. */
function choosing(
	profile: ApprovalProfile,
	rule: (from: ApprovalProfile, options: { readonly k: number }) => Result<Committees, CommitteeRefusal>,
): Method {
	return (params) => {
		const { k } = params;
		if (typeof k !== 'number') return refuse(UNSUPPORTED, ['params', 'k'], k);
		const ties = choose(params, 'ties', ['all'], 'all');
		if (!ties.ok) return ties;
		const outcome = rule(profile, { k });
		if (outcome.ok) return ok(committeeFields(outcome.value));
		return refuse(outcome.error.code, ['params', ...outcome.error.path], outcome.error.value);
	};
}

function sharing(body: JsonObject, profile: ApprovalProfile): Method {
	return (params) => {
		const completions = ['none', 'seq-phragmen', 'greedy-by-score'] as const;
		const completion = choose(params, 'completion', completions, 'none');
		if (!completion.ok) return completion;
		const costs = choose(
			params,
			'costs',
			['unit', 'declared'],
			params['k'] === undefined ? 'declared' : 'unit',
		);
		if (!costs.ok) return costs;
		const { k } = params;
		if (costs.value === 'unit') {
			if (typeof k !== 'number') return refuse(UNSUPPORTED, ['params', 'k'], k);
			const outcome = equalShares(profile, { k, completion: completion.value });
			return outcome.ok ? ok(committeeFields(outcome.value)) : outcome;
		}
		const utility = choose(params, 'utility', ['cost', 'cardinality'], 'cost');
		if (!utility.ok) return utility;
		const budget = readBudget(body);
		if (!budget.ok) return budget;
		const outcome = equalShares(profile, {
			...budget.value,
			utility: utility.value,
			completion: completion.value,
		});
		return outcome.ok ? ok(committeeFields(outcome.value)) : outcome;
	};
}
