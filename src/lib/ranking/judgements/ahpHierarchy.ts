import { ok, type Result } from '../../basics/result';
import type { ApproximateOutcome, ApproximateScore } from '../methods/outcome';
import { refuseAt } from '../methods/refusal';
import type { AhpOptions } from './ahpEigenvector';
import type { Consistency } from './consistency';
import { checkItems, readJudgements, type AhpRefusal, type WrittenJudgements } from './judgementMatrix';
import { deriveExactPriorities, rankPriorities, type PriorityStep } from './priorities';
import { readRandomIndex } from './randomIndex';

export type AhpHierarchyInput = {
	readonly alternatives: readonly string[];
	readonly criteria: { readonly ids: readonly string[]; readonly comparisons: WrittenJudgements };
	readonly comparisonsByCriterion: Readonly<Record<string, WrittenJudgements>>;
};

/** `distributive`: local priorities add up to 1 under each criterion; `ideal`: the best under each counts as 1. */
export type AhpSynthesis = 'distributive' | 'ideal';

export type LocalPriorities = Consistency & {
	readonly criterion: string;
	readonly priorities: readonly ApproximateScore[];
};

export type AhpHierarchyOutcome = ApproximateOutcome<'ahp-hierarchy', PriorityStep> & {
	readonly synthesis: AhpSynthesis;
	/** The weight of each criterion, with the consistency of the judgements behind the weights. */
	readonly criteria: Consistency & { readonly priorities: readonly ApproximateScore[] };
	readonly local: readonly LocalPriorities[];
};

export const AHP_HIERARCHY_VERSION = 1;

const SYNTHESES: readonly string[] = ['distributive', 'ideal'];

/**
 * Two levels: criteria are compared with one another, alternatives under each criterion; the weight of a criterion
 * times the local priority, summed. In distributive mode another alternative can turn the others round.
 * Source: Saaty 1980, 1990.
 */
export function ahpHierarchy(
	input: AhpHierarchyInput,
	options: AhpOptions & { readonly synthesis?: AhpSynthesis } = {},
): Result<AhpHierarchyOutcome, AhpRefusal> {
	const { alternatives, criteria, comparisonsByCriterion } = input;
	const synthesis = options.synthesis ?? 'distributive';
	if (!SYNTHESES.includes(synthesis)) return refuseAt('unknown-option', ['synthesis'], synthesis);
	const items = checkItems(alternatives, ['alternatives']);
	if (!items.ok) return items;
	const known = checkItems(criteria.ids, ['criteria', 'ids'], 'no-criteria');
	if (!known.ok) return known;
	const stranger = Object.keys(comparisonsByCriterion).find((id) => !criteria.ids.includes(id));
	if (stranger !== undefined) {
		return refuseAt('unknown-criterion', ['comparisonsByCriterion', stranger], stranger);
	}
	const table = readRandomIndex(options.randomIndex);
	if (!table.ok) return table;
	const weighing = readJudgements(criteria.comparisons, criteria.ids.length, ['criteria', 'comparisons']);
	if (!weighing.ok) return weighing;
	const weights = deriveExactPriorities(criteria.ids, weighing.value, table.value);

	const local: LocalPriorities[] = [];
	const parts: number[][] = alternatives.map(() => []);
	for (const [at, criterion] of criteria.ids.entries()) {
		const written = Object.hasOwn(comparisonsByCriterion, criterion)
			? comparisonsByCriterion[criterion]
			: undefined;
		const path = ['comparisonsByCriterion', criterion];
		if (written === undefined) return refuseAt('comparisons-missing', path, '');
		const matrix = readJudgements(written, alternatives.length, path);
		if (!matrix.ok) return matrix;
		const { values, consistency } = deriveExactPriorities(alternatives, matrix.value, table.value);
		const unit = synthesis === 'ideal' ? Math.max(...values) : 1;
		for (const [position, own] of parts.entries()) {
			own.push(((weights.values[at] ?? 0) * (values[position] ?? 0)) / unit);
		}
		local.push({ criterion, ...consistency, priorities: rankPriorities(alternatives, values).scores });
	}
	// added up in order of size, so that the order of the criteria does not show
	const sums = parts.map((own) => own.sort((a, b) => a - b).reduce((sum, value) => sum + value, 0));
	const total = [...sums].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
	return ok({
		method: 'ahp-hierarchy',
		version: AHP_HIERARCHY_VERSION,
		synthesis,
		criteria: {
			...weights.consistency,
			priorities: rankPriorities(criteria.ids, weights.values).scores,
		},
		local,
		...rankPriorities(
			alternatives,
			sums.map((sum) => sum / total),
		),
	});
}
