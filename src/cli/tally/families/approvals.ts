import { sortByCodeUnits, sortByKey } from '../../../lib/basics/compare';
import { err, ok, type Result } from '../../../lib/basics/result';
import type { CommitteeOutcome, CommitteeRefusal } from '../../../lib/ranking/committees/committeeOutcome';
import { equalShares, type EqualSharesOptions } from '../../../lib/ranking/committees/shares/equalShares';
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
import { committeeFields, greedy, placeCost, readBudget } from './budget';
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

type Chosen = CommitteeOutcome<MethodId, unknown>;
type ChoosingRule = (
	from: ApprovalProfile,
	options: { readonly k: number },
) => Result<Chosen, CommitteeRefusal>;

/** A rule that chooses k: all tied committees, or with `ties` the one that an order of the alternatives gives. */
function choosing(profile: ApprovalProfile, rule: ChoosingRule): Method {
	return (params) => {
		const { k } = params;
		if (typeof k !== 'number') return refuse(UNSUPPORTED, ['params', 'k'], k);
		const ties = choose(params, 'ties', ['all', 'file order', 'lexicographic'], 'all');
		if (!ties.ok) return ties;
		const outcome = ties.value === 'file order' ? rule(byPlace(profile), { k }) : rule(profile, { k });
		if (!outcome.ok)
			return refuse(outcome.error.code, ['params', ...outcome.error.path], outcome.error.value);
		if (ties.value === 'all') return ok(committeeFields(outcome.value));
		const name = (id: string) =>
			ties.value === 'file order' ? (profile.alternatives[Number(id)] ?? id) : id;
		const taken = takeFirst(outcome.value)?.map(name);
		return ok({ committees: () => taken && [taken], selected: () => taken });
	};
}

/** The same ballots with alternatives called by their places, so that the order of ids is that of the file. */
function byPlace(profile: ApprovalProfile): ApprovalProfile {
	return { ...profile, alternatives: profile.alternatives.map((_, at) => String(at).padStart(4, '0')) };
}

/** Of tied committees the first by ids; rules that go step by step break each tie as they meet it. */
function takeFirst({ steps, committees }: Chosen): readonly string[] | undefined {
	const walked = steps.flatMap((step) =>
		typeof step === 'object' && step !== null && 'alternative' in step ? [String(step.alternative)] : [],
	);
	if (walked.length > 0) return walked;
	return sortByKey(
		committees.map((committee) => sortByCodeUnits(committee)),
		(committee) => JSON.stringify(committee),
	)[0];
}

function sharing(body: JsonObject, profile: ApprovalProfile): Method {
	return (params) => {
		const how = readCompletion(params);
		if (!how.ok) return how;
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
			const outcome = equalShares(profile, { k, ...how.value });
			return outcome.ok ? ok(committeeFields(outcome.value)) : outcome;
		}
		const utility = choose(params, 'utility', ['cost', 'cardinality'], 'cost');
		if (!utility.ok) return utility;
		const budget = readBudget(body);
		if (!budget.ok) return budget;
		const outcome = equalShares(profile, {
			...budget.value,
			utility: utility.value,
			...how.value,
		});
		return outcome.ok ? ok(committeeFields(outcome.value)) : err(placeCost(body, outcome.error));
	};
}

function readCompletion(
	params: JsonObject,
): Result<Pick<EqualSharesOptions, 'completion' | 'increment'>, Refusal> {
	const completions = ['none', 'seq-phragmen', 'greedy-by-score', 'add1'] as const;
	const completion = choose(params, 'completion', completions, 'none');
	if (!completion.ok) return completion;
	const { increment } = params;
	if (increment === undefined) return ok({ completion: completion.value });
	if (!isWritten(increment)) return refuse(UNSUPPORTED, ['params', 'increment'], increment);
	return ok({ completion: completion.value, increment });
}
