import { ok, type Result } from '../../basics/result';
import type { ApproximateOutcome } from '../methods/outcome';
import { refuseAt } from '../methods/refusal';
import type { Approximate } from '../numbers/approximate';
import type { AhpOptions } from './ahpEigenvector';
import { normaliseExponentials } from './ahpGeometricMean';
import type { Consistency } from './consistency';
import {
	approximateJudgements,
	checkItems,
	readJudgements,
	type AhpRefusal,
	type WrittenJudgements,
} from './judgementMatrix';
import { deriveExactPriorities, derivePriorities, rankPriorities, type PriorityStep } from './priorities';
import { readRandomIndex } from './randomIndex';

/**
 * `geometric-mean-of-judgments`: the panel speaks as one, judgement by judgement, and has one consistency;
 * `geometric-mean-of-priorities`: each judge's priorities are kept apart and joined at the end.
 */
export type AhpAggregate = 'geometric-mean-of-judgments' | 'geometric-mean-of-priorities';

export type JudgeConsistency = {
	readonly consistencyRatio: Approximate | null;
	readonly inconsistent: boolean | null;
};

export type AhpGroupOutcome = ApproximateOutcome<'ahp-group', PriorityStep> & {
	readonly aggregate: AhpAggregate;
	/** Of the joined judgements; null when priorities were joined. */
	readonly consistency: Consistency | null;
	/** Of each judge alone, in the order of the judges: a panel can be consistent although its members are not. */
	readonly judges: readonly JudgeConsistency[];
};

export const AHP_GROUP_VERSION = 1;

const AGGREGATES: readonly string[] = ['geometric-mean-of-judgments', 'geometric-mean-of-priorities'];

/**
 * Joins the judgements of a panel by geometric means, the only mean that keeps a joined matrix reciprocal.
 * Source: Aczél and Saaty 1983; Forman and Peniwati 1998.
 */
export function ahpGroup(
	alternatives: readonly string[],
	judges: readonly WrittenJudgements[],
	options: AhpOptions & { readonly aggregate?: AhpAggregate } = {},
): Result<AhpGroupOutcome, AhpRefusal> {
	const items = checkItems(alternatives, ['alternatives']);
	if (!items.ok) return items;
	if (judges.length === 0) return refuseAt('no-judges', ['judges'], '');
	const table = readRandomIndex(options.randomIndex);
	if (!table.ok) return table;
	const aggregate = options.aggregate ?? 'geometric-mean-of-judgments';
	if (!AGGREGATES.includes(aggregate)) return refuseAt('unknown-option', ['aggregate'], aggregate);
	const matrices: number[][][] = [];
	const alone: { values: readonly number[]; consistency: Consistency }[] = [];
	for (const [at, written] of judges.entries()) {
		const matrix = readJudgements(written, alternatives.length, ['judges', at]);
		if (!matrix.ok) return matrix;
		matrices.push(approximateJudgements(matrix.value));
		alone.push(deriveExactPriorities(alternatives, matrix.value, table.value));
	}
	const joined =
		aggregate === 'geometric-mean-of-judgments'
			? derivePriorities(alternatives, joinJudgements(matrices), table.value)
			: {
					values: normaliseExponentials(
						alternatives.map((_, at) => meanOfLogarithms(alone.map(({ values }) => values[at] ?? 0))),
					),
					consistency: null,
				};
	return ok({
		method: 'ahp-group',
		version: AHP_GROUP_VERSION,
		aggregate,
		consistency: joined.consistency,
		judges: alone.map(({ consistency: { consistencyRatio, inconsistent } }) => ({
			consistencyRatio,
			inconsistent,
		})),
		...rankPriorities(alternatives, joined.values),
	});
}

function joinJudgements(matrices: readonly (readonly (readonly number[])[])[]): number[][] {
	const [first = []] = matrices;
	return first.map((row, i) =>
		row.map((_, j) => Math.exp(meanOfLogarithms(matrices.map((matrix) => matrix[i]?.[j] ?? 1)))),
	);
}

/** Added up in order of size: neither the order of the judges nor that of the items may show. */
function meanOfLogarithms(values: readonly number[]): number {
	const logarithms = values.map(Math.log).sort((a, b) => a - b);
	return logarithms.reduce((sum, value) => sum + value, 0) / values.length;
}
