import type { Comparison } from './comparisons';
import { invertPositive } from './invertPositive';

export interface FittedAbilities {
	/** Logarithms of abilities by position, the one at position 0 being 0. */
	readonly logAbilities: readonly number[];
	/** Covariances of them, rows and columns by position; row and column 0 are 0. */
	readonly covariance: readonly (readonly number[])[];
	readonly orderEffect: { readonly estimate: number; readonly variance: number } | null;
}

const MOST_ROUNDS = 200;
const MOST_HALVINGS = 60;
const PRECISION = 1e-13;

/**
 * Maximum likelihood by Newton's method with halved steps; the logarithm of the likelihood is concave, so whatever it
 * reaches is the maximum. Must be asked only when the maximum exists. Null when it does not settle, which extreme
 * counts can cause. Rounding depends on the order of positions: the caller fixes it.
 */
export function fitAbilities(
	size: number,
	comparisons: readonly Comparison[],
	withOrder: boolean,
): FittedAbilities | null {
	const width = size - 1 + (withOrder ? 1 : 0);
	let parameters = new Array<number>(width).fill(0);
	let likelihood = logLikelihood(comparisons, parameters, size, withOrder);
	let settled = width === 0;
	for (let round = 0; round < MOST_ROUNDS && !settled; round++) {
		const { slope, information } = differentiate(comparisons, parameters, size, withOrder);
		const inverse = invertPositive(information);
		if (inverse === null) return null;
		const step = inverse.map((row) => row.reduce((sum, cell, at) => sum + cell * (slope[at] ?? 0), 0));
		let scale = 1;
		for (let halving = 0; halving < MOST_HALVINGS; halving++, scale /= 2) {
			const tried = parameters.map((value, at) => value + scale * (step[at] ?? 0));
			const reached = logLikelihood(comparisons, tried, size, withOrder);
			// near the top only rounding is left to compare
			if (!(reached >= likelihood - Math.abs(likelihood) * 1e-12)) continue;
			settled = scale === 1 && step.every((value) => Math.abs(value) <= PRECISION * (1 + largest(tried)));
			parameters = tried;
			likelihood = reached;
			break;
		}
		if (round >= MOST_ROUNDS / 2 && step.every((value) => Math.abs(value) < 1e-11)) settled = true;
	}
	if (!settled) return null;
	const inverse = invertPositive(differentiate(comparisons, parameters, size, withOrder).information);
	if (inverse === null) return null;
	const logAbilities = [0, ...parameters.slice(0, size - 1)];
	return {
		logAbilities,
		covariance: logAbilities.map((_, a) =>
			logAbilities.map((__, b) => (a === 0 || b === 0 ? 0 : (inverse[a - 1]?.[b - 1] ?? 0))),
		),
		orderEffect: withOrder
			? { estimate: parameters[size - 1] ?? 0, variance: inverse[size - 1]?.[size - 1] ?? 0 }
			: null,
	};
}

/** The logarithm of the odds that the first wins. */
export function logOdds(
	{ first, second }: Comparison,
	abilityAt: (position: number) => number,
	orderEffect: number,
): number {
	return abilityAt(first) - abilityAt(second) + orderEffect;
}

/** ln(1 / (1 + e^−x)), without overflow. */
export function logProbability(odds: number): number {
	return odds > 0 ? -Math.log1p(Math.exp(-odds)) : odds - Math.log1p(Math.exp(odds));
}

function largest(values: readonly number[]): number {
	return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function oddsOf(
	comparison: Comparison,
	parameters: readonly number[],
	size: number,
	withOrder: boolean,
): number {
	const abilityAt = (position: number) => (position === 0 ? 0 : (parameters[position - 1] ?? 0));
	return logOdds(comparison, abilityAt, withOrder ? (parameters[size - 1] ?? 0) : 0);
}

function logLikelihood(
	comparisons: readonly Comparison[],
	parameters: readonly number[],
	size: number,
	withOrder: boolean,
): number {
	return comparisons.reduce((sum, comparison) => {
		const odds = oddsOf(comparison, parameters, size, withOrder);
		return sum + comparison.firstWins * logProbability(odds) + comparison.secondWins * logProbability(-odds);
	}, 0);
}

/** First derivatives, and minus the second: the information. */
function differentiate(
	comparisons: readonly Comparison[],
	parameters: readonly number[],
	size: number,
	withOrder: boolean,
): { slope: number[]; information: number[][] } {
	const slope = parameters.map(() => 0);
	const information = parameters.map(() => parameters.map(() => 0));
	for (const comparison of comparisons) {
		const { first, second, firstWins, secondWins } = comparison;
		const odds = oddsOf(comparison, parameters, size, withOrder);
		const wins = Math.exp(logProbability(odds));
		const losses = Math.exp(logProbability(-odds));
		const surplus = firstWins * losses - secondWins * wins;
		const weight = (firstWins + secondWins) * wins * losses;
		const involved = [
			{ at: first - 1, sign: 1 },
			{ at: second - 1, sign: -1 },
			...(withOrder ? [{ at: size - 1, sign: 1 }] : []),
		].filter(({ at }) => at >= 0);
		for (const { at, sign } of involved) {
			slope[at] = (slope[at] ?? 0) + sign * surplus;
			const row = information[at] ?? [];
			for (const other of involved) row[other.at] = (row[other.at] ?? 0) + sign * other.sign * weight;
		}
	}
	return { slope, information };
}
