import type { NucleusView, StandingView } from '$lib/domain/result/resultView';
import { approximateExact, type ExactNumber } from '$lib/ranking';
import { sharePoints } from './sharePoints';

/** The points of each problem and what they are made of, for bars. */
export interface PointsView {
	/** What every sum is made of; a single one without a name where it has no parts. */
	parts: { key: string; label: string }[];
	/** By id: the sum, null where nothing can be said, and the size of each part. */
	points: Map<string, { total: ExactNumber | null; values: number[] }>;
}

const ALONE = [{ key: 'all', label: '' }];

/** The points by which a method ranks; null for one that ranks by duels. */
export function listPoints(
	{ outcome }: Pick<StandingView, 'outcome'>,
	nuclei: readonly NucleusView[],
): PointsView | null {
	if (outcome.method === 'borda') {
		const shared = sharePoints(outcome.scores, nuclei);
		return {
			parts: shared?.names ?? ALONE,
			points: new Map(
				outcome.scores.map(({ alternative, score }) => [
					alternative,
					{ total: score, values: shared?.points.get(alternative) ?? [approximateExact(score)] },
				]),
			),
		};
	}
	if (!('steps' in outcome) || outcome.method === 'ranked-pairs' || outcome.method === 'schulze') return null;
	if (outcome.method === 'copeland') return null;
	// jointly the parts are the nuclei, each with its share of those that say something
	const names = new Map(nuclei.map(({ nucleus, name }) => [nucleus, name]));
	const own = outcome.steps[0]?.parts.map(({ of }) => ({ key: of, label: names.get(of) ?? '' })) ?? [];
	const isJoint = own.length > 1 && own.every(({ label }) => label !== '');
	return {
		parts: isJoint ? own : ALONE,
		points: new Map(
			outcome.steps.map(({ alternative, score, parts }) => {
				const said = parts.map(({ value, weight }) => ({
					value: value === null ? 0 : approximateExact(value),
					weight: value === null || weight === null ? 0 : approximateExact(weight),
				}));
				const whole = said.reduce((sum, { weight }) => sum + weight, 0);
				const values = isJoint
					? said.map(({ value, weight }) => (whole === 0 ? 0 : (value * weight) / whole))
					: [score === null ? 0 : approximateExact(score)];
				return [alternative, { total: score, values }];
			}),
		),
	};
}
