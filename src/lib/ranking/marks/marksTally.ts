import { sortByCodeUnits, sortByKey } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import { analyseMarks, type PublishedMarks } from '../analysis/analyseMarks';
import { writeSeedText } from '../analysis/resampleBallots';
import type { MarksAnalysis } from '../analysis/tallyAnalysis';
import { listAlternatives } from '../ballots/alternatives';
import type { Sha256 } from '../draws/sha256Permutation';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, divideRationals, ZERO, type Rational } from '../numbers/rational';
import { readWeights } from '../tally/checkRules';
import { decideTies, type TieTrace } from '../tally/decideTies';
import type { DeclaredWeight } from '../tally/tallyInput';
import { checkMarksRules } from './checkMarksRules';
import type { MarksInput, MarksRefusal, MarksRules } from './marksInput';
import { countMarks, formatTotals, readTotals, type MarkTable } from './markTable';
import { rankMarks, scoreGroup, scoreJointly, type MarkStep, type ScoredAlternative } from './scoreMarks';

/** A ranking by marks with what each score is made of. */
export type MarksOutcome = {
	readonly method: MarksRules['method'];
	readonly version: number;
	readonly tiers: readonly (readonly string[])[];
	readonly steps: readonly MarkStep[];
};

/** The ranking of one nucleus, or of all together. */
export type MarksStanding = {
	readonly cast: ExactNumber;
	readonly empty: ExactNumber;
	readonly counted: ExactNumber;
	/** The result, best first. Differs from `outcome.tiers` only in ties that the declared draw decided. */
	readonly tiers: readonly (readonly string[])[];
	readonly outcome: MarksOutcome;
};

export type MarksGroupStanding = MarksStanding & {
	readonly id: string;
	readonly weight: DeclaredWeight;
	readonly share: ExactNumber;
	/** A row for each alternative, in their order; columns as in `MarksTally.columns`. */
	readonly totals: readonly (readonly ExactNumber[])[];
};

export type MarksWarning = {
	readonly code:
		| 'group-without-ballots'
		| 'group-without-weight'
		| 'no-ballots'
		| 'no-alternatives'
		| 'single-alternative'
		| 'first-place-tied'
		| 'without-score';
	readonly group: string | null;
};

/** A whole tally of marks as data, equal to the byte for equal inputs on every machine. */
export type MarksTally = MarksRules & {
	readonly v: 1;
	readonly alternatives: readonly string[];
	readonly withdrawn: readonly string[];
	/** What is counted of each alternative. */
	readonly columns: readonly string[];
	readonly groups: readonly MarksGroupStanding[];
	readonly pooled: MarksStanding;
	readonly silentGroups: readonly string[];
	readonly tieBreak: TieTrace | null;
	readonly warnings: readonly MarksWarning[];
	/** How firm the joint list is; null when nobody marks anything. */
	readonly analysis: MarksAnalysis | null;
};

export const MARKS_VERSION = 1;

/**
 * Counts what is not a ranking: approvals, points, marks by criterion, and judgements of pairs. Each nucleus by itself
 * and all together with the declared weights; from ballots, from published totals, or from some of each, always to the
 * same bytes. What cannot be counted exactly as declared is refused with its place; nothing is repaired.
 *
 * @param options `sha256` is needed only where a draw decides ties. Where every nucleus shows its ballots,
 * `methodologyHash` lets the analysis say what only ballots tell.
 */
export function computeMarksTally(
	input: MarksInput,
	{ sha256, methodologyHash }: { readonly sha256?: Sha256; readonly methodologyHash?: string } = {},
): Result<MarksTally, MarksRefusal> {
	const rules = checkMarksRules(input);
	if (!rules.ok) return rules;
	const checked = listAlternatives(input.alternatives);
	if (!checked.ok) return checked;
	const alternatives = sortByCodeUnits(input.alternatives);
	const weights = readWeights(input.groups);
	if (!weights.ok) return weights;
	const counted: CountedGroup[] = [];
	for (const [at, group] of input.groups.entries()) {
		const table =
			'ballots' in group
				? countMarks(rules.value, alternatives, group.ballots)
				: readTotals(rules.value, alternatives, group);
		if (!table.ok) {
			return { ok: false, error: { ...table.error, path: ['groups', at, ...table.error.path] } };
		}
		counted.push({ id: group.id, weight: weights.value[at] ?? ZERO, table: table.value });
	}
	const groups = sortByKey(counted, ({ id }) => id);
	const total = groups.reduce((sum, { weight }) => addRationals(sum, weight), ZERO);
	const scored = groups.map((group) => ({
		...group,
		share: divideRationals(group.weight, total),
		scored: scoreGroup(rules.value, group.table),
	}));
	const joint = scoreJointly(alternatives, scored);
	const sum = (pick: (table: MarkTable) => bigint): bigint =>
		groups.reduce((all, { table }) => all + pick(table), 0n);
	const pooled = describe(rules.value, alternatives, joint, {
		cast: sum(({ cast }) => cast),
		empty: sum(({ empty }) => empty),
	});
	const decided = decideTies(pooled.tiers, alternatives, rules.value.tieRule, sha256 ?? null);
	if (!decided.ok) return decided;
	const standings = scored.map((group) => describeGroup(rules.value, alternatives, group));
	return ok({
		v: 1,
		...rules.value,
		alternatives,
		withdrawn: [],
		columns: groups[0]?.table.columns ?? [],
		groups: standings,
		pooled: { ...pooled, tiers: decided.value.tiers },
		silentGroups: groups.filter(({ table }) => table.cast === table.empty).map(({ id }) => id),
		tieBreak: decided.value.trace,
		warnings: listWarnings(alternatives, scored, joint, decided.value.tiers),
		analysis: analyseMarks(
			rules.value,
			alternatives,
			groups.map((group) => ({ ...group, counted: group.table.cast - group.table.empty })),
			pooled.tiers,
			methodologyHash === undefined ? null : showBallots(input, methodologyHash),
		),
	});
}

/** The ballots of each nucleus; null as soon as one shows only its totals. */
function showBallots({ groups }: MarksInput, methodologyHash: string): PublishedMarks | null {
	const ballots = new Map(groups.flatMap((group) => ('ballots' in group ? [[group.id, group.ballots]] : [])));
	return ballots.size < groups.length
		? null
		: { ballotsOf: (nucleus) => ballots.get(nucleus) ?? [], seedText: writeSeedText(methodologyHash) };
}

interface CountedGroup {
	readonly id: string;
	readonly weight: Rational;
	readonly table: MarkTable;
}

type ScoredGroup = CountedGroup & { readonly share: Rational; readonly scored: readonly ScoredAlternative[] };

function describe(
	rules: MarksRules,
	alternatives: readonly string[],
	scored: readonly ScoredAlternative[],
	{ cast, empty }: { readonly cast: bigint; readonly empty: bigint },
): MarksStanding {
	const { tiers, steps } = rankMarks(alternatives, scored);
	return {
		cast: formatExact(cast),
		empty: formatExact(empty),
		counted: formatExact(cast - empty),
		tiers,
		outcome: { method: rules.method, version: MARKS_VERSION, tiers, steps },
	};
}

function describeGroup(
	rules: MarksRules,
	alternatives: readonly string[],
	{ id, weight, share, table, scored }: ScoredGroup,
): MarksGroupStanding {
	return {
		id,
		weight: { num: formatExact(weight.num), den: formatExact(weight.den) },
		share: formatExact(share.num, share.den),
		totals: formatTotals(table, (cell) => formatExact(cell)),
		...describe(rules, alternatives, scored, table),
	};
}

function listWarnings(
	alternatives: readonly string[],
	groups: readonly ScoredGroup[],
	joint: readonly ScoredAlternative[],
	tiers: readonly (readonly string[])[],
): MarksWarning[] {
	const warnings: MarksWarning[] = [];
	const warn = (code: MarksWarning['code'], group: string | null) => warnings.push({ code, group });
	if (alternatives.length === 0) warn('no-alternatives', null);
	if (alternatives.length === 1) warn('single-alternative', null);
	const isSilent = ({ table }: ScoredGroup): boolean => table.cast === table.empty;
	for (const group of groups) {
		if (isSilent(group)) warn('group-without-ballots', group.id);
		if (group.weight.num === 0n) warn('group-without-weight', group.id);
	}
	const speaks = groups.some((group) => !isSilent(group) && group.weight.num !== 0n);
	if (!speaks) {
		warn('no-ballots', null);
		return warnings;
	}
	if (joint.some(({ score }) => score === null)) warn('without-score', null);
	if ((tiers[0]?.length ?? 0) > 1) warn('first-place-tied', null);
	return warnings;
}
