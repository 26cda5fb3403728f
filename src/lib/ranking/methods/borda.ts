import { compareCells, formatCell, numeratorAt } from '../numbers/exactCells';
import { layByScore, nameTiers } from '../order/tiers';
import type { BordaRule, BordaTotals } from '../positional/bordaTotals';
import type { AlternativeScore, MethodOutcome } from './outcome';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';

/** One alternative, from the most points to the fewest. */
export type BordaStep = {
	readonly alternative: string;
	/** 1 for the most points. */
	readonly tier: number;
	readonly points: ExactNumber;
	/** Points short of the tier before; 0 in the first. */
	readonly behind: ExactNumber;
};

export type BordaOutcome = MethodOutcome<'borda', BordaStep> & {
	readonly rule: BordaRule;
};

export const BORDA_VERSION = 1;

/**
 * The Borda count: the most points first, equal points tied. Points as `BordaRule` says.
 * Source: Borda 1784; Black 1958; Emerson 2013 for `modified`.
 *
 * Beware of clones: an alternative gains when others much like it are added just below it.
 */
export function borda(totals: BordaTotals): BordaOutcome {
	const { alternatives, cells, rule } = totals;
	const tiers = layByScore(alternatives.length, (a, b) => compareCells(cells, a, b));
	const scores: AlternativeScore[] = alternatives.map((alternative, position) => ({
		alternative,
		score: formatCell(cells, position),
	}));
	const order = alternatives
		.map((_, position) => position)
		.sort((a, b) => (tiers[a] ?? 0) - (tiers[b] ?? 0) || a - b);
	const leaders = order.filter((position, at) => at === 0 || tiers[position] !== tiers[order[at - 1] ?? 0]);
	const steps = order.map((position): BordaStep => {
		const tier = tiers[position] ?? 0;
		const points = numeratorAt(cells, position);
		const before = numeratorAt(cells, leaders[tier - 1] ?? position);
		return {
			alternative: alternatives[position] ?? '',
			tier: tier + 1,
			points: formatCell(cells, position),
			behind: formatExact(before - points, cells.denominator),
		};
	});
	return {
		method: 'borda',
		version: BORDA_VERSION,
		rule,
		tiers: nameTiers(alternatives, tiers),
		scores,
		steps,
	};
}
