import { ok, type Result } from '../../basics/result';
import type { WrittenNumber } from '../criteria/scoreSheet';
import { refuseAt } from '../methods/refusal';
import { readDecimal } from '../numbers/decimal';
import { formatExact, parseInteger, type ExactInteger, type ExactNumber } from '../numbers/exactNumber';
import {
	addRationals,
	compareRationals,
	divideRationals,
	makeRational,
	ZERO,
	type Rational,
} from '../numbers/rational';
import type { PairsRefusal } from './winMatrix';

/** A pair as it is shown, left and right, and how many votes it has already. */
export type PairVotes = {
	readonly left: string;
	readonly right: string;
	readonly votes: ExactInteger;
};

export interface CatchupOptions {
	/** How fast the weight of a pair falls with its votes: 1 / (votes + 1)^alpha. Whole, 0 to 10; default 1. */
	readonly alpha?: number;
	/** The largest weight of a pair, above 0 and at most 1; default 1/20. */
	readonly tau?: WrittenNumber;
}

export type CatchupWeights = {
	readonly version: number;
	/** In the order of the pairs; the probabilities add up to 1. */
	readonly pairs: readonly {
		readonly left: string;
		readonly right: string;
		readonly votes: ExactNumber;
		readonly probability: ExactNumber;
	}[];
};

export const CATCHUP_WEIGHTS_VERSION = 1;

const LARGEST_ALPHA = 10;

/**
 * With what probability an adaptive survey shows each pair next, so that ideas that came late catch up:
 * min(1 / (votes + 1)^alpha, tau), divided by the sum. Source: Salganik and Levy 2015.
 */
export function catchupWeights(
	pairs: readonly PairVotes[],
	options: CatchupOptions = {},
): Result<CatchupWeights, PairsRefusal> {
	const { alpha = 1, tau = '1/20' } = options;
	if (!Number.isSafeInteger(alpha) || alpha < 0 || alpha > LARGEST_ALPHA) {
		return refuseAt('alpha-out-of-range', ['alpha'], alpha);
	}
	const largest = readDecimal(tau);
	if (!largest.ok || largest.value.num <= 0n || largest.value.num > largest.value.den) {
		return refuseAt('tau-out-of-range', ['tau'], tau);
	}
	const seen = new Set<string>();
	const weights: Rational[] = [];
	for (const [at, { left, right, votes }] of pairs.entries()) {
		const path = ['pairVotes', at];
		if (left === right) return refuseAt('same-alternative-twice', path, left);
		const key = JSON.stringify([left, right]);
		if (seen.has(key)) return refuseAt('duplicate-pair', path, `${left}, ${right}`);
		seen.add(key);
		const count = parseInteger(votes);
		if (!count.ok) return refuseAt('votes-not-an-integer', [...path, 'votes'], votes);
		if (count.value < 0n) return refuseAt('negative-votes', [...path, 'votes'], votes);
		const own = makeRational(1n, (count.value + 1n) ** BigInt(alpha));
		weights.push(compareRationals(own, largest.value) < 0 ? own : largest.value);
	}
	const total = weights.reduce(addRationals, ZERO);
	return ok({
		version: CATCHUP_WEIGHTS_VERSION,
		pairs: pairs.map(({ left, right, votes }, at) => {
			const { num, den } = divideRationals(weights[at] ?? ZERO, total);
			return { left, right, votes, probability: formatExact(num, den) };
		}),
	});
}
