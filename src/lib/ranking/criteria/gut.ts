import { ok, type Result } from '../../basics/result';
import type { MethodOutcome } from '../methods/outcome';
import { refuseAt } from '../methods/refusal';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { makeRational, multiplyRationals } from '../numbers/rational';
import { rankScores } from '../order/rankScores';
import { readFullSheet, type CriteriaInput, type CriteriaRefusal, type Scale } from './scoreSheet';

/** One alternative, from the highest product to the lowest. */
export type GutStep = {
	readonly alternative: string;
	/** 1 for the highest product. */
	readonly tier: number;
	/** The three scores, in the order of the criteria. */
	readonly factors: readonly ExactNumber[];
	readonly product: ExactNumber;
};

export type GutOutcome = MethodOutcome<'gut', GutStep> & {
	/** How many alternatives share their product with another one. */
	readonly tied: number;
};

export const GUT_VERSION = 1;

const USUAL_SCALE: Scale = [1, 5];

/**
 * The GUT matrix: gravity × urgency × tendency, each from 1 to 5 unless another scale was agreed. On that scale the
 * product takes only 30 values, so ties are the normal case and are shown. Source: Kepner and Tregoe 1965.
 */
export function gut(
	input: CriteriaInput,
	options: { readonly scale?: Scale } = {},
): Result<GutOutcome, CriteriaRefusal> {
	if (input.criteria.length !== 3) {
		return refuseAt('not-three-criteria', ['criteria'], input.criteria.length);
	}
	const rows = readFullSheet(input, options.scale ?? USUAL_SCALE);
	if (!rows.ok) return rows;
	const { alternatives } = input;
	const { tiers, scores, tierOf, order } = rankScores(
		alternatives,
		rows.value.map((row) => row.reduce(multiplyRationals, makeRational(1n))),
	);
	const steps = order.map((position): GutStep => ({
		alternative: alternatives[position] ?? '',
		tier: tierOf[position] ?? 0,
		factors: (rows.value[position] ?? []).map(({ num, den }) => formatExact(num, den)),
		product: scores[position]?.score ?? 0,
	}));
	const tied = tiers.reduce((sum, tier) => sum + (tier.length > 1 ? tier.length : 0), 0);
	return ok({ method: 'gut', version: GUT_VERSION, tied, tiers, scores, steps });
}
