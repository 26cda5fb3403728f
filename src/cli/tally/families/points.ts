import { ok } from '../../../lib/basics/result';
import { cumulativePoints } from '../../../lib/ranking/scores/cumulativePoints';
import type { PointsLine } from '../../../lib/ranking/scores/pointBallots';
import { readIds } from '../ballots/readAlternatives';
import {
	asRecord,
	isList,
	isObject,
	isTextList,
	refuse,
	scoredFields,
	UNSUPPORTED,
	type Family,
	type JsonObject,
} from '../fields';
import { expectedParams, isWritten, readNamed } from '../readData';
import { greedy } from './budget';

/** Kind `points`: ballots that share out points. */
export const points: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const { ballots, withdrawn = [] } = body;
	if (!isTextList(withdrawn)) return refuse('field-wrong', ['withdrawn'], withdrawn);
	if (!isList(ballots)) return refuse('field-missing', ['ballots'], ballots);
	const lines: PointsLine[] = [];
	for (const [at, ballot] of ballots.entries()) {
		const { count, points: given } = isObject(ballot) ? ballot : {};
		if (!isWritten(count)) return refuse('count-not-an-integer', ['ballots', at, 'count'], count);
		const named = readNamed(given, ['ballots', at, 'points'], isWritten);
		if (!named.ok) return named;
		lines.push({ count, points: named.value });
	}
	const count = (params: JsonObject) => {
		const limit = (name: string) => {
			const value = params[name];
			return typeof value === 'number' ? { [name]: value } : {};
		};
		return cumulativePoints(ids.value, lines, {
			withdrawn,
			...limit('maxPoints'),
			...limit('maxPerAlternative'),
		});
	};
	const checked = count(expectedParams(body, 'cumulative-points'));
	if (!checked.ok) return checked;
	const { cast, empty } = checked.value;
	return ok({
		'cumulative-points': (params) => {
			for (const name of ['maxPoints', 'maxPerAlternative']) {
				const limit = params[name];
				if (limit !== undefined && typeof limit !== 'number')
					return refuse(UNSUPPORTED, ['params', name], limit);
			}
			const outcome = count(params);
			if (!outcome.ok) return outcome;
			const { steps } = outcome.value;
			return ok({
				...scoredFields(outcome.value),
				supporters: () =>
					asRecord(steps.map(({ alternative, supporters }) => ({ alternative, score: supporters }))),
			});
		},
		'greedy-by-score': greedy(body, checked.value.scores),
		participation: () =>
			ok({
				ballotsCast: () => cast,
				ballotsEmpty: () => empty,
				ballotsExpressing: () => (BigInt(cast) - BigInt(empty)).toString(),
			}),
	});
};
