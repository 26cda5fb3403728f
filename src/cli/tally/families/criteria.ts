import { ok, type Result } from '../../../lib/basics/result';
import { gut } from '../../../lib/ranking/criteria/gut';
import { hanlon, HANLON_FORMULAS } from '../../../lib/ranking/criteria/hanlon';
import type { HanlonComponents } from '../../../lib/ranking/criteria/hanlonInput';
import { readScoreSheet, type Criterion, type Scale } from '../../../lib/ranking/criteria/scoreSheet';
import { weightedSum } from '../../../lib/ranking/criteria/weightedSum';
import type { Json } from '../../../lib/ranking/interchange/jsonText';
import { readIds } from '../ballots/readAlternatives';
import {
	choose,
	isList,
	isObject,
	refuse,
	scoredFields,
	UNSUPPORTED,
	type Family,
	type JsonObject,
	type Refusal,
} from '../fields';
import { expectedParams, isWritten, readNamed, readRow } from '../readData';

/** Kind `criteria-scores`: one score for each alternative and criterion. */
export const criteriaScores: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const listed = body['criteria'];
	if (!isList(listed)) return refuse('field-missing', ['criteria'], listed);
	const criteria: Criterion[] = [];
	for (const [at, criterion] of listed.entries()) {
		const { id, weight } = isObject(criterion) ? criterion : {};
		if (typeof id !== 'string') return refuse('field-missing', ['criteria', at, 'id'], id);
		if (weight !== undefined && !isWritten(weight))
			return refuse('field-wrong', ['criteria', at, 'weight'], weight);
		criteria.push(weight === undefined ? { id } : { id, weight });
	}
	const scores = readNamed(body['scores'], ['scores'], isSheetRow);
	if (!scores.ok) return scores;
	const input = { alternatives: ids.value, criteria, scores: scores.value };
	const checked = readScoreSheet(input);
	if (!checked.ok) return checked;
	if (criteria.some(({ weight }) => weight !== undefined)) {
		const weighed = weightedSum(input);
		if (!weighed.ok) return weighed;
	}
	return ok({
		'weighted-sum': (params) => {
			const normalise = choose(params, 'normalise', ['none', 'weights', 'min-max'], 'none');
			if (!normalise.ok) return normalise;
			const scale = readScale(params, 'scale');
			if (!scale.ok) return scale;
			const outcome = weightedSum(input, { normalise: normalise.value, ...scale.value });
			return outcome.ok ? ok(scoredFields(outcome.value)) : outcome;
		},
		gut: (params) => {
			const scale = readScale(params, 'scale');
			if (!scale.ok) return scale;
			const outcome = gut(input, scale.value);
			return outcome.ok ? ok(scoredFields(outcome.value)) : outcome;
		},
	});
};

/** Kind `hanlon`: size, seriousness, effectiveness and the PEARL factors of each problem. */
export const hanlonRatings: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const listed = body['components'];
	if (!isObject(listed)) return refuse('field-missing', ['components'], listed);
	const components: [string, HanlonComponents][] = [];
	for (const [id, written] of Object.entries(listed)) {
		const { A, B, C, PEARL } = isObject(written) ? written : {};
		if (!isWritten(A) || !isWritten(B) || !isWritten(C))
			return refuse('field-missing', ['components', id], written);
		if (PEARL === undefined) components.push([id, { A, B, C }]);
		else {
			const pearl = readRow(PEARL, ['components', id, 'PEARL']);
			if (!pearl.ok) return pearl;
			components.push([id, { A, B, C, PEARL: pearl.value.map(Number) }]);
		}
	}
	const input = { alternatives: ids.value, components: Object.fromEntries(components) };
	const rate = (params: JsonObject) => {
		const formula = choose(params, 'formula', HANLON_FORMULAS, '(A+B)*C/3*D');
		if (!formula.ok) return formula;
		const range = readScale(params, 'rangeB');
		if (!range.ok) return range;
		const { scale } = range.value;
		return hanlon(input, { formula: formula.value, ...(scale === undefined ? {} : { rangeB: scale }) });
	};
	const checked = rate(expectedParams(body, 'hanlon'));
	if (!checked.ok && checked.error.code !== UNSUPPORTED) return checked;
	return ok({
		hanlon: (params) => {
			const outcome = rate(params);
			if (!outcome.ok) return outcome;
			const { steps } = outcome.value;
			const byName = (pick: (step: (typeof steps)[number]) => Json) =>
				Object.fromEntries(steps.map((step) => [step.alternative, pick(step)]));
			return ok({
				...scoredFields(outcome.value),
				bpr: () => byName(({ bpr }) => bpr),
				opr: () => byName(({ opr }) => opr),
				excluded: () => steps.filter(({ excluded }) => excluded).map(({ alternative }) => alternative),
			});
		},
	});
};

function isSheetRow(value: Json | undefined): value is readonly (number | string | null)[] {
	return isList(value) && value.every((score) => score === null || isWritten(score));
}

function readScale(params: JsonObject, name: string): Result<{ readonly scale?: Scale }, Refusal> {
	const written = params[name];
	if (written === undefined) return ok({});
	const [lowest, highest, ...rest] = isList(written) ? written : [];
	return isWritten(lowest) && isWritten(highest) && rest.length === 0
		? ok({ scale: [lowest, highest] })
		: refuse(UNSUPPORTED, ['params', name], written);
}
