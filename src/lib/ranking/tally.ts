import { sortByCodeUnits } from '../basics/compare';
import { ok, type Result } from '../basics/result';
import { checkRules, readWeights } from './tally/checkRules';
import { countGroups } from './tally/countGroups';
import { rankGroups, type GroupTurnout } from './tally/rankGroups';
import { readGroup, readRows } from './tally/readMatrices';
import type { MatricesInput, TallyInput, TallyRefusal } from './tally/tallyInput';
import type { Tally } from './tally/tallyOutcome';

/**
 * Counts a frozen methodology with its ballots: the ranking of each nucleus, the joint one with the declared weights,
 * and everything needed to recount both.
 *
 * The answer depends on nothing else: not on the order of ballots, alternatives or groups, nor on the machine. What
 * cannot be counted exactly as declared is refused with its place; nothing is repaired.
 */
export function computeTally(input: TallyInput): Result<Tally, TallyRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const counted = countGroups(input, rules.value.unranked);
	if (!counted.ok) return counted;
	const { alternatives, groups } = counted.value;
	return ok(rankGroups(rules.value, alternatives, sortByCodeUnits(input.withdrawn), groups));
}

/**
 * The same tally, to the byte, from published aggregates instead of ballots: for the publication mode that shows only
 * matrices. A computed `Tally` can be handed in as it is.
 *
 * It proves that the ranking follows from the matrices; that the matrices follow from the ballots is proved by whoever
 * has the ballots. Aggregates that no ballots could give are refused.
 */
export function computeTallyFromMatrices(input: MatricesInput): Result<Tally, TallyRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const weights = readWeights(input.groups);
	if (!weights.ok) return weights;
	const rows = readRows(input);
	if (!rows.ok) return rows;
	const groups: GroupTurnout[] = [];
	for (const [at, weight] of weights.value.entries()) {
		const group = input.groups[at];
		if (group === undefined) continue;
		const read = readGroup(rows.value, group, at, weight, rules.value.unranked);
		if (!read.ok) return read;
		groups.push(read.value);
	}
	return ok(rankGroups(rules.value, rows.value.alternatives, sortByCodeUnits(input.withdrawn), groups));
}
