import { ok } from '../../../lib/basics/result';
import { ahpEigenvector } from '../../../lib/ranking/judgements/ahpEigenvector';
import { ahpGeometricMean } from '../../../lib/ranking/judgements/ahpGeometricMean';
import { ahpGroup } from '../../../lib/ranking/judgements/ahpGroup';
import { ahpHierarchy } from '../../../lib/ranking/judgements/ahpHierarchy';
import type { Consistency } from '../../../lib/ranking/judgements/consistency';
import type { WrittenJudgements } from '../../../lib/ranking/judgements/judgementMatrix';
import { readIds } from '../ballots/readAlternatives';
import {
	asRecord,
	choose,
	isList,
	isObject,
	isTextList,
	rankingFields,
	refuse,
	UNSUPPORTED,
	type Family,
	type Fields,
	type JsonObject,
} from '../fields';
import { expectedParams, readTable } from '../readData';

/** Kind `ahp`: one matrix of judgements. */
export const ahp: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const comparisons = readTable(body['comparisons'], ['comparisons']);
	if (!comparisons.ok) return comparisons;
	const checked = ahpGeometricMean(ids.value, comparisons.value);
	if (!checked.ok) return checked;
	return ok({
		'ahp-eigenvector': (params) => {
			const index = readRandomIndex(params);
			if (!index.ok) return index;
			const outcome = ahpEigenvector(ids.value, comparisons.value, index.value);
			if (!outcome.ok) return outcome;
			return ok({ ...priorityFields(outcome.value), ...consistencyFields(outcome.value) });
		},
		'ahp-geometric-mean': () => ok(priorityFields(checked.value)),
	});
};

/** Kind `ahp-group`: a matrix for each judge. */
export const ahpJudges: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const listed = body['judges'];
	if (!isList(listed)) return refuse('field-missing', ['judges'], listed);
	const judges: WrittenJudgements[] = [];
	for (const [at, written] of listed.entries()) {
		const matrix = readTable(written, ['judges', at]);
		if (!matrix.ok) return matrix;
		judges.push(matrix.value);
	}
	const join = (params: JsonObject) => {
		const aggregates = ['geometric-mean-of-judgments', 'geometric-mean-of-priorities'] as const;
		const aggregate = choose(params, 'aggregate', aggregates, 'geometric-mean-of-judgments');
		if (!aggregate.ok) return aggregate;
		const index = readRandomIndex(params);
		return index.ok ? ahpGroup(ids.value, judges, { aggregate: aggregate.value, ...index.value }) : index;
	};
	const checked = join({});
	if (!checked.ok) return checked;
	return ok({
		'ahp-group': (params) => {
			const outcome = join(params);
			if (!outcome.ok) return outcome;
			const { consistency } = outcome.value;
			return ok({
				...priorityFields(outcome.value),
				...(consistency === null ? {} : consistencyFields(consistency)),
			});
		},
	});
};

/** Kind `ahp-hierarchy`: criteria among themselves, and alternatives under each of them. */
export const ahpLevels: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const { criteria, comparisonsByCriterion } = body;
	const { ids: names, comparisons } = isObject(criteria) ? criteria : {};
	if (!isTextList(names)) return refuse('field-missing', ['criteria', 'ids'], names);
	const weighing = readTable(comparisons, ['criteria', 'comparisons']);
	if (!weighing.ok) return weighing;
	if (!isObject(comparisonsByCriterion)) {
		return refuse('field-missing', ['comparisonsByCriterion'], comparisonsByCriterion);
	}
	const byCriterion: [string, WrittenJudgements][] = [];
	for (const [criterion, written] of Object.entries(comparisonsByCriterion)) {
		const matrix = readTable(written, ['comparisonsByCriterion', criterion]);
		if (!matrix.ok) return matrix;
		byCriterion.push([criterion, matrix.value]);
	}
	const input = {
		alternatives: ids.value,
		criteria: { ids: names, comparisons: weighing.value },
		comparisonsByCriterion: Object.fromEntries(byCriterion),
	};
	const join = (params: JsonObject) => {
		const synthesis = choose(params, 'synthesis', ['distributive', 'ideal'], 'distributive');
		if (!synthesis.ok) return synthesis;
		const index = readRandomIndex(params);
		return index.ok ? ahpHierarchy(input, { synthesis: synthesis.value, ...index.value }) : index;
	};
	const checked = join(expectedParams(body, 'ahp-hierarchy'));
	if (!checked.ok && checked.error.code !== UNSUPPORTED) return checked;
	return ok({
		'ahp-hierarchy': (params) => {
			const outcome = join(params);
			if (!outcome.ok) return outcome;
			const { criteria: weights, local } = outcome.value;
			return ok({
				...priorityFields(outcome.value),
				criteriaPriorities: () => asRecord(weights.priorities),
				localPriorities: () =>
					Object.fromEntries(local.map(({ criterion, priorities }) => [criterion, asRecord(priorities)])),
				criteriaConsistencyRatio: () => weights.consistencyRatio,
				localConsistencyRatios: () =>
					Object.fromEntries(local.map(({ criterion, consistencyRatio }) => [criterion, consistencyRatio])),
			});
		},
	});
};

function readRandomIndex(params: JsonObject) {
	const { randomIndex } = params;
	if (randomIndex === undefined) return ok({});
	return typeof randomIndex === 'string'
		? ok({ randomIndex })
		: refuse(UNSUPPORTED, ['params', 'randomIndex'], randomIndex);
}

function priorityFields(outcome: {
	readonly tiers: readonly (readonly string[])[];
	readonly scores: readonly { readonly alternative: string; readonly score: number }[];
}): Fields {
	return { priorities: () => asRecord(outcome.scores), ...rankingFields(outcome.tiers) };
}

function consistencyFields({ lambdaMax, consistencyIndex, consistencyRatio }: Consistency): Fields {
	return {
		lambdaMax: () => lambdaMax,
		consistencyIndex: () => consistencyIndex,
		consistencyRatio: () => consistencyRatio,
	};
}
