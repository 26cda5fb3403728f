import { sortByCodeUnits } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import { listAlternatives, type AlternativeList } from '../ballots/alternatives';
import type { UnrankedPolicy } from '../ballots/ballot';
import { mergeBallots } from '../ballots/profile';
import { ZERO, type Rational } from '../numbers/rational';
import { countPairwise } from '../pairwise/pairwiseMatrix';
import { countBorda } from '../positional/bordaTotals';
import { readWeights } from './checkRules';
import { bordaRuleFor, type GroupTurnout } from './rankGroups';
import type { TallyInput, TallyRefusal } from './tallyInput';

/** What the ballots of each nucleus say, over the alternatives that remain. */
export interface CountedGroups {
	/** In code-unit order. */
	readonly alternatives: readonly string[];
	/** In the order of the input. */
	readonly groups: readonly GroupTurnout[];
}

/** Checks the ballots of every nucleus and counts them, each nucleus by itself. */
export function countGroups(
	input: Pick<TallyInput, 'alternatives' | 'withdrawn' | 'groups'>,
	unranked: UnrankedPolicy,
): Result<CountedGroups, TallyRefusal> {
	const weights = readWeights(input.groups);
	if (!weights.ok) return weights;
	// places in a refusal follow the input, so it is checked as it came; positions come from the sorted ids
	const checked = listAlternatives(input.alternatives, input.withdrawn);
	if (!checked.ok) return checked;
	const list = listAlternatives(sortByCodeUnits(input.alternatives), input.withdrawn);
	if (!list.ok) return list;

	const groups: GroupTurnout[] = [];
	for (const [at, group] of input.groups.entries()) {
		const counted = countGroup(list.value, group, at, weights.value[at] ?? ZERO, unranked);
		if (!counted.ok) return counted;
		groups.push(counted.value);
	}
	return ok({ alternatives: list.value.remaining, groups });
}

/** Counts the ballots of one nucleus, the one at a place of the input. */
export function countGroup(
	list: AlternativeList,
	{ id, ballots }: Pick<TallyInput['groups'][number], 'id' | 'ballots'>,
	at: number,
	weight: Rational,
	unranked: UnrankedPolicy,
): Result<GroupTurnout, TallyRefusal> {
	const profile = mergeBallots(list, ballots);
	if (!profile.ok) {
		return { ok: false, error: { ...profile.error, path: ['groups', at, ...profile.error.path] } };
	}
	const { cast, empty, counted } = profile.value;
	return ok({
		id,
		weight,
		cast,
		empty,
		counted,
		matrix: countPairwise(profile.value, unranked),
		borda: countBorda(profile.value, { rule: bordaRuleFor(unranked), emptyBallots: 'left-out' }),
	});
}
