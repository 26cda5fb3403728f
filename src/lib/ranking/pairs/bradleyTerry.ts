import { compareCodeUnits } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import type { ApproximateOutcome } from '../methods/outcome';
import { refuseAt } from '../methods/refusal';
import { layByApproximate, roundApproximate, type Approximate } from '../numbers/approximate';
import { nameTiers } from '../order/tiers';
import { readComparisons, readOrderedComparisons, type Comparison } from './comparisons';
import { fitAbilities, logOdds, logProbability, type FittedAbilities } from './fitAbilities';
import { findNeverBeaten, isOrderEffectDetermined } from './maximumExists';
import type { OrderedPair, PairsRefusal, WrittenWins } from './winMatrix';

export type BradleyTerryInput = {
	readonly alternatives: readonly string[];
} & ({ readonly wins: WrittenWins } | { readonly orderedPairs: readonly OrderedPair[] });

export interface BradleyTerryOptions {
	/** The alternative whose log-ability is 0. Default: the first in code-unit order. */
	readonly reference?: string;
	/** With ordered pairs: whether being shown first (or at home) helps. Default true. */
	readonly orderEffect?: boolean;
}

/** One pair that was compared: what was seen and what the fit says. */
export type BradleyTerryStep = {
	readonly first: string;
	readonly second: string;
	readonly firstWins: number;
	readonly secondWins: number;
	/** That the first wins. Summed over all comparisons of an alternative, the expected wins are the wins it has. */
	readonly probability: Approximate;
};

export type Ability = {
	readonly alternative: string;
	/** Natural logarithm, relative to the reference. */
	readonly logAbility: Approximate;
	/** Of `logAbility`; 0 for the reference. */
	readonly standardError: Approximate;
	/** With geometric mean one. */
	readonly ability: Approximate;
};

export type BradleyTerryOutcome = ApproximateOutcome<'bradley-terry', BradleyTerryStep> & {
	readonly reference: string;
	/** In the order of the alternatives. */
	readonly abilities: readonly Ability[];
	/** What being shown first adds to the log-odds; null where it was not asked for. */
	readonly orderEffect: { readonly estimate: Approximate; readonly standardError: Approximate } | null;
	/** Twice the distance of the log-likelihood to a model with one probability for each pair. */
	readonly residualDeviance: Approximate;
	readonly residualDegreesOfFreedom: number;
};

export const BRADLEY_TERRY_VERSION = 1;

/**
 * The Bradley–Terry model: a beats b with probability p_a / (p_a + p_b); abilities by maximum likelihood without a
 * prior, standard errors from the inverse information. Scores are log-abilities.
 *
 * Finite abilities exist only if the win graph is strongly connected (Ford 1957): otherwise it is refused, and `value`
 * names those who never lost to the rest. Source: Zermelo 1929; Bradley and Terry 1952; Davidson and Beaver 1977 for
 * the order effect.
 */
export function bradleyTerry(
	input: BradleyTerryInput,
	options: BradleyTerryOptions = {},
): Result<BradleyTerryOutcome, PairsRefusal> {
	const { alternatives } = input;
	const ordered = 'orderedPairs' in input;
	const place = ordered ? 'orderedPairs' : 'wins';
	const read = ordered
		? readOrderedComparisons(alternatives, input.orderedPairs)
		: readComparisons(alternatives, input.wins);
	if (!read.ok) return read;
	const ids = [...alternatives].sort(compareCodeUnits);
	const reference = options.reference ?? ids[0] ?? '';
	if (!ids.includes(reference)) return refuseAt('unknown-reference', ['reference'], reference);
	const neverBeaten = findNeverBeaten(alternatives, read.value);
	if (neverBeaten !== null) {
		return refuseAt('win-graph-not-strongly-connected', [place], neverBeaten.join(', '));
	}
	const withOrder = ordered && (options.orderEffect ?? true);
	if (withOrder && !isOrderEffectDetermined(alternatives.length, read.value)) {
		return refuseAt('order-effect-not-determined', [place], '');
	}
	const comparisons = sortComparisons(alternatives, ids, read.value, ordered);
	const fitted = fitAbilities(ids.length, comparisons, withOrder);
	if (fitted === null) return refuseAt('not-converged', [place], '');
	return ok(describeFit(alternatives, ids, reference, comparisons, fitted));
}

/** The same comparisons by positions in `ids`, in one order for every order of the input. */
function sortComparisons(
	alternatives: readonly string[],
	ids: readonly string[],
	comparisons: readonly Comparison[],
	ordered: boolean,
): Comparison[] {
	const positions = alternatives.map((id) => ids.indexOf(id));
	return comparisons
		.map(({ first, second, firstWins, secondWins }): Comparison => {
			const moved = { first: positions[first] ?? 0, second: positions[second] ?? 0, firstWins, secondWins };
			return ordered || moved.first < moved.second
				? moved
				: { first: moved.second, second: moved.first, firstWins: secondWins, secondWins: firstWins };
		})
		.sort((a, b) => a.first - b.first || a.second - b.second);
}

function describeFit(
	alternatives: readonly string[],
	ids: readonly string[],
	reference: string,
	comparisons: readonly Comparison[],
	{ logAbilities, covariance, orderEffect }: FittedAbilities,
): BradleyTerryOutcome {
	const zero = ids.indexOf(reference);
	const abilityAt = (position: number) => logAbilities[position] ?? 0;
	const mean = logAbilities.reduce((sum, value) => sum + value, 0) / ids.length;
	const varianceOf = (position: number) =>
		(covariance[position]?.[position] ?? 0) +
		(covariance[zero]?.[zero] ?? 0) -
		2 * (covariance[position]?.[zero] ?? 0);
	const places = alternatives.map((id) => ids.indexOf(id));
	const abilities = places.map((position): Ability => ({
		alternative: ids[position] ?? '',
		logAbility: roundApproximate(abilityAt(position) - abilityAt(zero)),
		standardError: position === zero ? 0 : roundApproximate(Math.sqrt(varianceOf(position))),
		ability: roundApproximate(Math.exp(abilityAt(position) - mean)),
	}));
	const steps: BradleyTerryStep[] = [];
	let deviance = 0;
	for (const comparison of comparisons) {
		const { first, second, firstWins, secondWins } = comparison;
		const odds = logOdds(comparison, abilityAt, orderEffect?.estimate ?? 0);
		deviance += deviate(firstWins, firstWins + secondWins, logProbability(odds));
		deviance += deviate(secondWins, firstWins + secondWins, logProbability(-odds));
		steps.push({
			first: ids[first] ?? '',
			second: ids[second] ?? '',
			firstWins,
			secondWins,
			probability: roundApproximate(Math.exp(logProbability(odds))),
		});
	}
	return {
		method: 'bradley-terry',
		version: BRADLEY_TERRY_VERSION,
		reference,
		abilities,
		orderEffect:
			orderEffect === null
				? null
				: {
						estimate: roundApproximate(orderEffect.estimate),
						standardError: roundApproximate(Math.sqrt(orderEffect.variance)),
					},
		residualDeviance: roundApproximate(Math.max(0, deviance)),
		residualDegreesOfFreedom: comparisons.length - (ids.length - 1) - (orderEffect === null ? 0 : 1),
		tiers: nameTiers(alternatives, layByApproximate(places.map(abilityAt))),
		scores: abilities.map(({ alternative, logAbility }) => ({ alternative, score: logAbility })),
		steps,
	};
}

/** What one side of one pair adds to the deviance. */
function deviate(wins: number, all: number, logFitted: number): number {
	return wins === 0 ? 0 : 2 * wins * (Math.log(wins / all) - logFitted);
}
