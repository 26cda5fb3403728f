import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { leastCommonMultiple } from '../numbers/rational';
import type { CommitteeRefusal } from './committeeOutcome';

/** How many are to be chosen: a whole number from 1 to the number of alternatives. */
export function checkSize(k: number, alternatives: readonly string[]): Result<number, CommitteeRefusal> {
	return Number.isSafeInteger(k) && k >= 1 && k <= alternatives.length
		? ok(k)
		: refuseAt('size-out-of-range', ['k'], k);
}

/** The least common multiple of 1 … k: over it every 1/j is a whole number. */
export function commonHarmonicDenominator(k: number): bigint {
	let common = 1n;
	for (let j = 2n; j <= BigInt(k); j++) common = leastCommonMultiple(common, j);
	return common;
}
