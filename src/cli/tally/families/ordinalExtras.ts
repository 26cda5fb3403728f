import { ok } from '../../../lib/basics/result';
import type { AlternativeList } from '../../../lib/ranking/ballots/alternatives';
import { enumerateBootstrapRanks, bootstrapRanks } from '../../../lib/ranking/bootstrap/bootstrapRanks';
import type { BootstrapInput } from '../../../lib/ranking/bootstrap/bootstrapInput';
import { BOOTSTRAP_RULES } from '../../../lib/ranking/bootstrap/rankResample';
import { defaultOptionRule } from '../../../lib/ranking/methods/defaultOptionRule';
import { positional } from '../../../lib/ranking/methods/positional';
import type { AlternativeScore } from '../../../lib/ranking/methods/outcome';
import { formatExact } from '../../../lib/ranking/numbers/exactNumber';
import type { Rational } from '../../../lib/ranking/numbers/rational';
import type { Counts } from '../ballots/counts';
import type { RankedLine } from '../ballots/readRankings';
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

/** Ballots of one nucleus as they are resampled. */
export interface ResampledGroup {
	readonly id: string;
	readonly weight: Rational;
	readonly lines: readonly RankedLine[];
}

/**
 * How the ranking varies with who took part: all resamples (`exact`), or `resamples` of them drawn from `seed`, each
 * nucleus by itself. A ballot that weighs more than another cannot be drawn as one.
 */
export function bootstrap(list: AlternativeList, groups: readonly ResampledGroup[]): Method {
	return (params) => {
		const weighted = groups.flatMap(({ lines }) => lines).find(({ weight }) => weight.num !== weight.den);
		if (weighted !== undefined) return refuse(UNSUPPORTED, ['ballots'], 'weight');
		const rule = choose(params, 'rule', BOOTSTRAP_RULES, 'ranked-pairs');
		if (!rule.ok) return rule;
		const unranked = choose(params, 'unranked', ['last', 'no-opinion'], 'last');
		if (!unranked.ok) return unranked;
		const input: BootstrapInput = {
			alternatives: [...list.slots.keys()],
			withdrawn: [...list.slots.keys()].filter((id) => !list.remaining.includes(id)),
			groups: groups.map(({ id, weight, lines }) => ({
				id,
				weight: { num: formatExact(weight.num), den: formatExact(weight.den) },
				ballots: lines,
			})),
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
