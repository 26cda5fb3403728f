import { ok } from '../../../lib/basics/result';
import type { BallotLine } from '../../../lib/ranking/ballots/ballot';
import { enumerateBootstrapRanks, bootstrapRanks } from '../../../lib/ranking/bootstrap/bootstrapRanks';
import type { BootstrapInput } from '../../../lib/ranking/bootstrap/bootstrapInput';
import { BOOTSTRAP_RULES } from '../../../lib/ranking/bootstrap/rankResample';
import { defaultOptionRule } from '../../../lib/ranking/methods/defaultOptionRule';
import { positional } from '../../../lib/ranking/methods/positional';
import type { AlternativeScore } from '../../../lib/ranking/methods/outcome';
import type { Counts } from '../ballots/counts';
import { choose, isList, rankingFields, refuse, UNSUPPORTED, type JsonObject, type Method } from '../fields';
import { expectedParams, isWritten } from '../readData';

/** Debian's rule: what does not beat the default option goes, and the rest is ranked. */
export function defaultOption(counts: Counts): Method {
	return (params) => {
		const { default: defaultId, majorityRatio = 1, eligible } = params;
		if (typeof defaultId !== 'string') return refuse(UNSUPPORTED, ['params', 'default'], defaultId);
		if (!isWritten(majorityRatio)) return refuse(UNSUPPORTED, ['params', 'majorityRatio'], majorityRatio);
		if (eligible !== undefined && !isWritten(eligible))
			return refuse(UNSUPPORTED, ['params', 'eligible'], eligible);
		const unranked = choose(params, 'unranked', ['last', 'no-opinion'], 'last');
		if (!unranked.ok) return unranked;
		const outcome = defaultOptionRule(counts.matrix(unranked.value), {
			defaultOption: defaultId,
			// written as a ratio, "1" is the number one
			majorityRatio: /^[0-9]{1,15}$/.test(String(majorityRatio)) ? Number(majorityRatio) : majorityRatio,
			...(eligible === undefined ? {} : { eligible }),
		});
		if (!outcome.ok)
			return refuse(outcome.error.code, ['params', ...outcome.error.path], outcome.error.value);
		const { tiers, dropped, steps, quorumVotes } = outcome.value;
		return ok({
			defaultOption: () => defaultId,
			votesAgainstDefault: () =>
				Object.fromEntries(steps.map((step) => [step.alternative, [step.votesFor, step.votesAgainst]])),
			dropped: () => dropped,
			quorum: () => (eligible === undefined ? undefined : 1.5 * Math.sqrt(Number(eligible))),
			quorumVotes: () => quorumVotes ?? undefined,
			...rankingFields(tiers),
		});
	};
}

/** How the ranking varies with who took part: all resamples (`exact`), or `resamples` of them drawn from `seed`. */
export function bootstrap(
	alternatives: readonly string[],
	ballots: readonly BallotLine[],
	body: JsonObject,
): Method {
	return (params) => {
		const rule = choose(params, 'rule', BOOTSTRAP_RULES, 'ranked-pairs');
		if (!rule.ok) return rule;
		const unranked = choose(params, 'unranked', ['last', 'no-opinion'], 'last');
		if (!unranked.ok) return unranked;
		const withdrawn = body['withdrawn'];
		const input: BootstrapInput = {
			alternatives,
			groups: [{ id: '', weight: { num: 1, den: 1 }, ballots }],
			...(isList(withdrawn) ? { withdrawn: withdrawn.map(String) } : {}),
		};
		const rules = { rule: rule.value, unranked: unranked.value };
		const { exact = true, seed = 1, resamples = 1_000 } = params;
		if (typeof seed !== 'number') return refuse(UNSUPPORTED, ['params', 'seed'], seed);
		if (typeof resamples !== 'number') return refuse(UNSUPPORTED, ['params', 'resamples'], resamples);
		const outcome =
			exact === true && params['resamples'] === undefined
				? enumerateBootstrapRanks(input, rules)
				: bootstrapRanks(input, { ...rules, seed, resamples });
		if (!outcome.ok) return outcome;
		const found = outcome.value.alternatives;
		return ok({
			rankProbabilities: () =>
				Object.fromEntries(
					found.map(({ alternative, rankProbabilities }) => [alternative, rankProbabilities]),
				),
			firstPlaceShare: () =>
				Object.fromEntries(found.map(({ alternative, firstPlaceShare }) => [alternative, firstPlaceShare])),
			interval90: () =>
				Object.fromEntries(
					found.map(({ alternative, interval90 }) => [alternative, [interval90.best, interval90.worst]]),
				),
		});
	};
}

/** What a budget is spent by where ballots rank: the points by place that the case declares, or 3-2-1. */
export function scoreForBudget(counts: Counts, body: JsonObject): readonly AlternativeScore[] {
	const { points } = expectedParams(body, 'positional');
	const declared = isList(points) ? points.filter(isWritten) : [3, 2, 1];
	const outcome = positional(counts.ballots().profile, { points: declared });
	return outcome.ok ? outcome.value.scores : [];
}
