import { ok, type Result } from '../../basics/result';
import { listAlternatives } from '../ballots/alternatives';
import type { BallotRefusalCode } from '../ballots/ballot';
import { refuseAt, type Refusal } from '../methods/refusal';
import { parseInteger, type ExactInteger } from '../numbers/exactNumber';

/** Ballots that are alike: how many, and which alternatives they approve. `approved: []` is an empty ballot. */
export type ApprovalLine = {
	readonly count: ExactInteger;
	readonly approved: readonly string[];
};

export type ApprovalRefusal = Refusal<BallotRefusalCode | 'alternative-approved-twice'>;

/** One distinct non-empty ballot: positions in ascending order, and how many ballots are like it. */
export interface ApprovalPattern {
	readonly approved: readonly number[];
	readonly count: bigint;
}

/** All approval ballots with equal ones merged. Patterns stand in order of first appearance; no method depends on it. */
export interface ApprovalProfile {
	readonly alternatives: readonly string[];
	readonly patterns: readonly ApprovalPattern[];
	/** Ballots cast, empty ones included. */
	readonly cast: bigint;
	/** Ballots that approve none of the remaining alternatives. */
	readonly empty: bigint;
	readonly counted: bigint;
}

/**
 * Checks approval ballots and merges equal ones. Alternatives withdrawn after voting leave every ballot, which may
 * become empty; an unknown or repeated id and a negative or fractional count are refused with their place.
 */
export function buildApprovals(
	alternatives: readonly string[],
	ballots: readonly ApprovalLine[],
	options: { readonly withdrawn?: readonly string[] } = {},
): Result<ApprovalProfile, ApprovalRefusal> {
	const list = listAlternatives(alternatives, options.withdrawn);
	if (!list.ok) return list;
	const merged = new Map<string, { approved: readonly number[]; count: bigint }>();
	let cast = 0n;
	let empty = 0n;
	for (const [at, line] of ballots.entries()) {
		const count = parseInteger(line.count);
		if (!count.ok) return refuseAt('count-not-an-integer', ['ballots', at, 'count'], line.count);
		if (count.value < 0n) return refuseAt('negative-count', ['ballots', at, 'count'], line.count);
		const seen = new Set<number>();
		const approved: number[] = [];
		for (const [idAt, id] of line.approved.entries()) {
			const slot = list.value.slots.get(id);
			if (slot === undefined) return refuseAt('unknown-alternative', ['ballots', at, 'approved', idAt], id);
			if (seen.has(slot))
				return refuseAt('alternative-approved-twice', ['ballots', at, 'approved', idAt], id);
			seen.add(slot);
			const position = list.value.positionBySlot[slot] ?? -1;
			if (position >= 0) approved.push(position);
		}
		cast += count.value;
		if (approved.length === 0) {
			empty += count.value;
			continue;
		}
		approved.sort((a, b) => a - b);
		const key = approved.join();
		merged.set(key, { approved, count: (merged.get(key)?.count ?? 0n) + count.value });
	}
	return ok({
		alternatives: list.value.remaining,
		patterns: [...merged.values()].filter(({ count }) => count > 0n),
		cast,
		empty,
		counted: cast - empty,
	});
}

/** How many ballots approve each alternative, by position. */
export function countApprovals({ alternatives, patterns }: ApprovalProfile): bigint[] {
	const totals = new Array<bigint>(alternatives.length).fill(0n);
	for (const { approved, count } of patterns) {
		for (const position of approved) totals[position] = (totals[position] ?? 0n) + count;
	}
	return totals;
}
