import { ok } from '../../../lib/basics/result';
import { borda } from '../../../lib/ranking/methods/borda';
import type { AlternativeScore } from '../../../lib/ranking/methods/outcome';
import { dowdall, plurality, positional } from '../../../lib/ranking/methods/positional';
import type { ExactNumber } from '../../../lib/ranking/numbers/exactNumber';
import type { BordaRule } from '../../../lib/ranking/positional/bordaTotals';
import { unscale, type Counts } from '../ballots/counts';
import {
	asRecord,
	choose,
	isList,
	refuse,
	scoredFields,
	UNSUPPORTED,
	type Fields,
	type MethodTable,
} from '../fields';

/** The methods that give points by place. */
export function placeMethods(counts: Counts): MethodTable {
	return {
		borda: (params) => {
			const points = choose(params, 'points', ['n-1..0', 'modified'], 'n-1..0');
			if (!points.ok) return points;
			const ties = choose(params, 'ties', ['average'], 'average');
			if (!ties.ok) return ties;
			const otherwise = points.value === 'modified' ? 'zero' : 'tied-last';
			const unranked = choose(params, 'unranked', ['tied-last', 'last', 'zero'], otherwise);
			if (!unranked.ok) return unranked;
			const isZero = unranked.value === 'zero';
			if (points.value === 'modified' && !isZero) {
				return refuse(UNSUPPORTED, ['params', 'unranked'], unranked.value);
			}
			const rule: BordaRule = points.value === 'modified' ? 'modified' : isZero ? 'zero' : 'tied-last';
			return ok(scoredFields(borda(counts.borda(rule))));
		},
		positional: (params) => {
			const unranked = choose(params, 'unranked', ['zero', 'tied-last', 'last'], 'zero');
			if (!unranked.ok) return unranked;
			const points = params['points'] ?? [3, 2, 1];
			if (!isList(points) || !points.every(isExactText)) {
				return refuse(UNSUPPORTED, ['params', 'points'], points);
			}
			const { profile, scale } = counts.ballots();
			const outcome = positional(profile, {
				points,
				unranked: unranked.value === 'zero' ? 'zero' : 'tied-last',
			});
			if (!outcome.ok)
				return refuse(outcome.error.code, ['params', ...outcome.error.path], outcome.error.value);
			return ok(supportedFields(outcome.value, scale));
		},
		dowdall: (params) => {
			const unranked = choose(params, 'unranked', ['zero', 'tied-last', 'last'], 'zero');
			if (!unranked.ok) return unranked;
			const { profile, scale } = counts.ballots();
			const policy = unranked.value === 'zero' ? 'zero' : 'tied-last';
			return ok(supportedFields(dowdall(profile, { unranked: policy }), scale));
		},
		plurality: () => {
			const { profile, scale } = counts.ballots();
			return ok(supportedFields(plurality(profile), scale));
		},
	};
}

function isExactText(value: unknown): value is ExactNumber {
	return typeof value === 'number' || typeof value === 'string';
}

function supportedFields(
	outcome: {
		readonly tiers: readonly (readonly string[])[];
		readonly scores: readonly AlternativeScore[];
		readonly supporters: readonly AlternativeScore[];
	},
	scale: bigint,
): Fields {
	const divide = (scores: readonly AlternativeScore[]) =>
		scores.map(({ alternative, score }) => ({ alternative, score: unscale(score, scale) }));
	return {
		...scoredFields({ tiers: outcome.tiers, scores: divide(outcome.scores) }),
		supporters: () => asRecord(divide(outcome.supporters)),
	};
}
