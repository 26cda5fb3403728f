import { sortByCodeUnits } from '../basics/compare';
import { ok, type Result } from '../basics/result';
import { analyseTally } from './analysis/analyseTally';
import { writeSeedText } from './analysis/resampleBallots';
import { listAlternatives } from './ballots/alternatives';
import type { Sha256 } from './draws/sha256Permutation';
import { checkRules, readWeights } from './tally/checkRules';
import { countGroup, countGroups } from './tally/countGroups';
import { rankGroups, type GroupTurnout } from './tally/rankGroups';
import { readGroup, readRows } from './tally/readMatrices';
import type { MatricesInput, TallyInput, TallyRefusal } from './tally/tallyInput';
import type { Tally } from './tally/tallyOutcome';

/** What a count may need beside its input. */
export interface CountOptions {
	/**
	 * Where every nucleus publishes its ballots, the methodology under which it does: then the analysis also says what
	 * only ballots tell. Left out, the tally is what {@link computeTallyFromMatrices} gives.
	 */
	readonly methodologyHash?: string;
	/** Needed where a draw decides ties: this library brings no hash of its own. */
	readonly sha256?: Sha256;
}

/**
 * Counts a frozen methodology with its ballots: the ranking of each nucleus, the joint one with the declared weights,
 * and everything needed to recount both.
 *
 * The answer depends on nothing else: not on the order of ballots, alternatives or groups, nor on the machine. What
 * cannot be counted exactly as declared is refused with its place; nothing is repaired.
 */
export function computeTally(input: TallyInput, options: CountOptions = {}): Result<Tally, TallyRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const counted = countGroups(input, rules.value.unranked);
	if (!counted.ok) return counted;
	const { alternatives, groups } = counted.value;
	const ranked = rankGroups(
		rules.value,
		alternatives,
		sortByCodeUnits(input.withdrawn),
		groups,
		options.sha256 ?? null,
	);
	if (!ranked.ok) return ranked;
	const { methodologyHash } = options;
	return ok({
		...ranked.value,
		analysis: analyseTally(
			rules.value,
			alternatives,
			groups,
			methodologyHash === undefined ? null : { input, seedText: writeSeedText(methodologyHash) },
		),
	});
}

/**
 * The same tally, to the byte, from published aggregates instead of ballots: for the publication mode that shows only
 * matrices. A computed `Tally` can be handed in as it is, and a nucleus that shows its ballots can be given by them.
 *
 * It proves that the ranking follows from the matrices; that the matrices follow from the ballots is proved by whoever
 * has the ballots. Aggregates that no ballots could give are refused.
 */
export function computeTallyFromMatrices(
	input: MatricesInput,
	options: Pick<CountOptions, 'sha256'> = {},
): Result<Tally, TallyRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const weights = readWeights(input.groups);
	if (!weights.ok) return weights;
	const rows = readRows(input);
	if (!rows.ok) return rows;
	const list = listAlternatives([...rows.value.alternatives, ...input.withdrawn], input.withdrawn);
	if (!list.ok) return list;
	const groups: GroupTurnout[] = [];
	for (const [at, weight] of weights.value.entries()) {
		const group = input.groups[at];
		if (group === undefined) continue;
		const { unranked } = rules.value;
		const read =
			'ballots' in group
				? countGroup(list.value, group, at, weight, unranked)
				: readGroup(rows.value, group, at, weight, unranked);
		if (!read.ok) return read;
		groups.push(read.value);
	}
	const { alternatives } = rows.value;
	const ranked = rankGroups(
		rules.value,
		alternatives,
		sortByCodeUnits(input.withdrawn),
		groups,
		options.sha256 ?? null,
	);
	if (!ranked.ok) return ranked;
	return ok({ ...ranked.value, analysis: analyseTally(rules.value, alternatives, groups, null) });
}
