import { assertNever } from '../../basics/assertNever';
import { sortByKey } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import type { Sha256 } from '../draws/sha256Permutation';
import { borda } from '../methods/borda';
import { copeland } from '../methods/copeland';
import { rankedPairs } from '../methods/rankedPairs';
import { schulze } from '../methods/schulze';
import { formatExact } from '../numbers/exactNumber';
import { formatCell } from '../numbers/exactCells';
import { poolGroups, shareOfWeight, type GroupCounts } from '../nuclei/poolGroups';
import { findCondorcetLoser, findCondorcetWinner } from '../pairwise/condorcet';
import { formatPairwise, type PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { findSmithSet } from '../pairwise/smithSet';
import type { BordaRule, BordaTotals } from '../positional/bordaTotals';
import type { UnrankedPolicy } from '../ballots/ballot';
import { decideTies, type TieRefusal } from './decideTies';
import type { TallyRules } from './tallyInput';
import type { CountedTally, GroupStanding, Standing, TallyMethodOutcome, TallyWarning } from './tallyOutcome';

/** The counts of a group with its participation. */
export interface GroupTurnout extends GroupCounts {
	readonly cast: bigint;
	readonly empty: bigint;
}

/**
 * Borda must read a short ballot as the rest of the tally does: tied below, or as saying nothing about the others, in
 * which case a short ballot gives few points (Emerson 2013).
 */
export function bordaRuleFor(unranked: UnrankedPolicy): BordaRule {
	return unranked === 'last' ? 'tied-last' : 'modified';
}

/** From counts to the tally: the one way for ballots and for published matrices, so both give the same bytes. */
export function rankGroups(
	rules: TallyRules,
	alternatives: readonly string[],
	withdrawn: readonly string[],
	unordered: readonly GroupTurnout[],
	sha256: Sha256 | null,
): Result<CountedTally, TieRefusal> {
	const groups = sortByKey(unordered, ({ id }) => id);
	const pool = poolGroups(alternatives, groups, bordaRuleFor(rules.unranked));
	const sum = (pick: (group: GroupTurnout) => bigint) =>
		groups.reduce((total, group) => total + pick(group), 0n);
	const standings = groups.map((group): GroupStanding => {
		const share = shareOfWeight(group, groups);
		return {
			id: group.id,
			weight: { num: formatExact(group.weight.num), den: formatExact(group.weight.den) },
			share: formatExact(share.num, share.den),
			...describeStanding(rules, group),
		};
	});
	const pooled = describeStanding(rules, {
		...pool,
		cast: sum(({ cast }) => cast),
		empty: sum(({ empty }) => empty),
		counted: sum(({ counted }) => counted),
	});
	const decided = decideTies(pooled.tiers, alternatives, rules.tieRule, sha256);
	if (!decided.ok) return decided;
	const joint = { ...pooled, tiers: decided.value.tiers };
	return ok({
		v: 1,
		...rules,
		alternatives,
		withdrawn,
		groups: standings,
		pooled: joint,
		silentGroups: pool.silentGroups,
		tieBreak: decided.value.trace,
		warnings: listWarnings(alternatives, groups, standings, joint),
	});
}

function describeStanding(
	rules: TallyRules,
	counts: {
		readonly cast: bigint;
		readonly empty: bigint;
		readonly counted: bigint;
		readonly matrix: PairwiseMatrix;
		readonly borda: BordaTotals;
	},
): Standing {
	const { matrix, borda: totals } = counts;
	const outcome = applyMethod(rules, matrix, totals);
	return {
		cast: formatExact(counts.cast),
		empty: formatExact(counts.empty),
		counted: formatExact(counts.counted),
		pairwise: formatPairwise(matrix),
		borda: {
			rule: totals.rule,
			scores: totals.alternatives.map((alternative, at) => ({
				alternative,
				score: formatCell(totals.cells, at),
			})),
		},
		condorcetWinner: findCondorcetWinner(matrix),
		condorcetLoser: findCondorcetLoser(matrix),
		smithSet: findSmithSet(matrix),
		tiers: outcome.tiers,
		outcome,
	};
}

function applyMethod(rules: TallyRules, matrix: PairwiseMatrix, totals: BordaTotals): TallyMethodOutcome {
	switch (rules.method) {
		case 'ranked-pairs':
			return rankedPairs(matrix, { strength: 'winning-then-losing' });
		case 'schulze':
			return schulze(matrix, { strength: 'winning-then-losing' });
		case 'copeland':
			return copeland(matrix);
		case 'borda':
			return borda(totals);
		default:
			return assertNever(rules.method);
	}
}

function listWarnings(
	alternatives: readonly string[],
	groups: readonly GroupTurnout[],
	standings: readonly GroupStanding[],
	pooled: Standing,
): TallyWarning[] {
	const warnings: TallyWarning[] = [];
	const warn = (code: TallyWarning['code'], group: string | null) => warnings.push({ code, group });
	if (alternatives.length === 0) warn('no-alternatives', null);
	if (alternatives.length === 1) warn('single-alternative', null);
	for (const { id, weight, counted } of groups) {
		if (counted === 0n) warn('group-without-ballots', id);
		if (weight.num === 0n) warn('group-without-weight', id);
	}
	if (groups.every(({ weight, counted }) => counted === 0n || weight.num === 0n)) warn('no-ballots', null);
	else warnAboutTies(pooled, null, warn);
	for (const standing of standings) {
		if (standing.counted !== 0) warnAboutTies(standing, standing.id, warn);
	}
	return warnings;
}

function warnAboutTies(
	{ tiers, outcome }: Standing,
	group: string | null,
	warn: (code: TallyWarning['code'], group: string | null) => void,
): void {
	if ((tiers[0]?.length ?? 0) > 1) warn('first-place-tied', group);
	if (outcome.method === 'ranked-pairs' && outcome.tieOrder === 'decides') warn('tie-order-decides', group);
}
