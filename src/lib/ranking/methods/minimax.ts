import { compareBigInts } from '../numbers/rational';
import { numeratorAt } from '../numbers/exactCells';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { layByScore, nameTiers } from '../order/tiers';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import type { MethodOutcome } from './outcome';

/**
 * How bad an opponent b is for a:
 *
 * - `winning`: N[b][a] where b beats a, else nothing;
 * - `margin`: N[b][a] − N[a][b], negative where a beats b;
 * - `opposition`: N[b][a], whoever wins.
 */
export type MinimaxStrength = 'winning' | 'margin' | 'opposition';

export interface MinimaxOptions {
	/** Default `winning`. */
	readonly strength?: MinimaxStrength;
}

/** One alternative with its worst duel, from the best score to the worst. */
export type MinimaxStep = {
	readonly alternative: string;
	/** The opponents that are this bad; empty when none beats it under `winning`, or without opponents. */
	readonly worstOpponents: readonly string[];
	/** 0 without opponents, and under `winning` for an alternative that nothing beats. */
	readonly worstDefeat: ExactNumber;
};

export type MinimaxOutcome = MethodOutcome<'minimax', MinimaxStep> & {
	readonly strength: MinimaxStrength;
};

export const MINIMAX_VERSION = 1;

/**
 * Minimax: the alternative whose worst duel is least bad comes first; the score is that worst duel, smaller is better.
 * Source: Simpson 1969; Kramer 1977.
 *
 * A check beside another method only: it can put first an alternative that every other beats.
 */
export function minimax(matrix: PairwiseMatrix, options: MinimaxOptions = {}): MinimaxOutcome {
	const strength = options.strength ?? 'winning';
	const { alternatives, cells } = matrix;
	const size = alternatives.length;
	const duels = alternatives.map((_, a) => {
		const found = alternatives.map((__, b) => {
			const against = numeratorAt(cells, b * size + a);
			return a === b ? null : MEASURE[strength](against, numeratorAt(cells, a * size + b));
		});
		const worst = found.reduce((most, duel) => (duel !== null && (most ?? duel) <= duel ? duel : most), null);
		const isDefeat = (duel: bigint | null) => duel !== null && (strength !== 'winning' || duel > 0n);
		return {
			worst: worst ?? 0n,
			opponents: alternatives.filter((__, b) => isDefeat(found[b] ?? null) && found[b] === worst),
		};
	});
	const worstOf = (position: number) => duels[position]?.worst ?? 0n;
	const tiers = layByScore(size, (a, b) => compareBigInts(worstOf(b), worstOf(a)));
	const format = (position: number) => formatExact(worstOf(position), cells.denominator);
	const order = alternatives.map((_, at) => at).sort((a, b) => (tiers[a] ?? 0) - (tiers[b] ?? 0) || a - b);
	return {
		method: 'minimax',
		version: MINIMAX_VERSION,
		strength,
		tiers: nameTiers(alternatives, tiers),
		scores: alternatives.map((alternative, at) => ({ alternative, score: format(at) })),
		steps: order.map((at) => ({
			alternative: alternatives[at] ?? '',
			worstOpponents: duels[at]?.opponents ?? [],
			worstDefeat: format(at),
		})),
	};
}

const MEASURE: Record<MinimaxStrength, (against: bigint, inFavour: bigint) => bigint> = {
	winning: (against, inFavour) => (against > inFavour ? against : 0n),
	margin: (against, inFavour) => against - inFavour,
	opposition: (against) => against,
};
