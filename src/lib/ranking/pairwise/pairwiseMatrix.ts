import type { UnrankedPolicy } from '../ballots/ballot';
import type { Profile } from '../ballots/profile';
import { countPlane, MOST_COLUMNS, splitCounts } from '../kernel/countPlanes';
import { findKernel, type Kernel } from '../kernel/loadKernel';
import {
	cellsOfBigInts,
	cellsOfIntegers,
	formatCell,
	numeratorAt,
	sumCells,
	type ExactCells,
} from '../numbers/exactCells';
import { isSafe, type ExactNumber } from '../numbers/exactNumber';

import type { Rational } from '../numbers/rational';

/**
 * Who is preferred to whom: cell a · n + b is N[a][b], the (weighted) number of ballots with `alternatives[a]`
 * strictly above `alternatives[b]`. The diagonal is zero. Source: Condorcet 1785; Llull before him.
 */
export interface PairwiseMatrix {
	readonly alternatives: readonly string[];
	readonly cells: ExactCells;
}

/** A matrix with every weight; matrices with the same alternatives in the same order can be added in any order. */
export interface WeightedMatrix {
	readonly matrix: PairwiseMatrix;
	readonly weight: Rational;
}

const ONE: Rational = { num: 1n, den: 1n };

/**
 * Counts N over all ballots of a profile, in exact integers. `n(n − 1)/2` additions per distinct ballot, sixteen ballots
 * at a time where the machine can; pass null as `kernel` to count them one by one. The cells are the same.
 */
export function countPairwise(
	profile: Profile,
	unranked: UnrankedPolicy,
	kernel: Kernel | null = worthVectors(profile) ? findKernel() : null,
): PairwiseMatrix {
	const { alternatives, counts } = profile;
	const total = kernel === null ? countPlainly(profile, unranked) : countInVectors(profile, unranked, kernel);
	const cells = total instanceof Float64Array ? cellsOfIntegers(total) : cellsOfBigInts(total);
	return {
		alternatives,
		cells: { numerators: cells.numerators, denominator: cells.denominator * counts.denominator },
	};
}

/** Below, a count takes less than a millisecond, and starting the kernel takes more. */
const WORTH_VECTORS = 2 ** 20;

function worthVectors({ alternatives, patternCount }: Profile): boolean {
	const size = alternatives.length;
	return size <= MOST_COLUMNS && patternCount * size * size >= WORTH_VECTORS;
}

/** Whether no sum over these ballots can leave the integers that doubles keep exactly. */
function fitsDoubles({ counts, counted }: Profile): boolean {
	return counts.numerators instanceof Float64Array && isSafe(counted * counts.denominator);
}

function countPlainly(profile: Profile, unranked: UnrankedPolicy): Float64Array | bigint[] {
	const { numerators } = profile.counts;
	return numerators instanceof Float64Array && fitsDoubles(profile)
		? countInDoubles(profile, numerators, unranked)
		: countInBigInts(profile, unranked);
}

/** Large counts are split into binary digits, which pays while the digits are few. */
function countInVectors(profile: Profile, unranked: UnrankedPolicy, kernel: Kernel): Float64Array | bigint[] {
	const size = profile.alternatives.length;
	const planes = splitCounts(profile.counts.numerators, profile.patternCount);
	if (!fitsDoubles(profile)) {
		const total = new Array<bigint>(size * size).fill(0n);
		for (const plane of planes) {
			const counted = countPlane(kernel, profile, plane, unranked);
			for (const [cell, above] of counted.entries()) {
				total[cell] = (total[cell] ?? 0n) + (BigInt(above) << BigInt(plane.shift));
			}
		}
		return total;
	}
	const total = new Float64Array(size * size);
	for (const plane of planes) {
		const counted = countPlane(kernel, profile, plane, unranked);
		const each = 2 ** plane.shift;
		for (let cell = 0; cell < total.length; cell++) {
			total[cell] = (total[cell] ?? 0) + each * (counted[cell] ?? 0);
		}
	}
	return total;
}

function countInDoubles(profile: Profile, counts: Float64Array, unranked: UnrankedPolicy): Float64Array {
	const size = profile.alternatives.length;
	const total = new Float64Array(size * size);
	const { items, tierEnds, offsets } = completeBallots(profile, unranked);
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		const count = counts[pattern] ?? 0;
		const end = offsets[pattern + 1] ?? 0;
		for (let i = offsets[pattern] ?? 0; i < end; i++) {
			const row = (items[i] ?? 0) * size;
			for (let j = tierEnds[i] ?? end; j < end; j++) {
				const cell = row + (items[j] ?? 0);
				total[cell] = (total[cell] ?? 0) + count;
			}
		}
	}
	return total;
}

function countInBigInts(profile: Profile, unranked: UnrankedPolicy): bigint[] {
	const size = profile.alternatives.length;
	const total = new Array<bigint>(size * size).fill(0n);
	const { items, tierEnds, offsets } = completeBallots(profile, unranked);
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		const count = numeratorAt(profile.counts, pattern);
		const end = offsets[pattern + 1] ?? 0;
		for (let i = offsets[pattern] ?? 0; i < end; i++) {
			const row = (items[i] ?? 0) * size;
			for (let j = tierEnds[i] ?? end; j < end; j++) {
				const cell = row + (items[j] ?? 0);
				total[cell] = (total[cell] ?? 0n) + count;
			}
		}
	}
	return total;
}

/** Under `last`, every ballot with its unranked alternatives appended as one final tier; else the ballots as they are. */
function completeBallots(
	profile: Profile,
	unranked: UnrankedPolicy,
): Pick<Profile, 'items' | 'tierEnds' | 'offsets'> {
	const size = profile.alternatives.length;
	const { patternCount, offsets, items, tierEnds } = profile;
	if (unranked === 'no-opinion' || items.length === patternCount * size) return profile;
	const complete = {
		offsets: new Uint32Array(patternCount + 1),
		items: new Uint16Array(patternCount * size),
		tierEnds: new Uint32Array(patternCount * size),
	};
	const lastListed = new Uint32Array(size);
	let at = 0;
	for (let pattern = 0; pattern < patternCount; pattern++) {
		const start = offsets[pattern] ?? 0;
		const end = offsets[pattern + 1] ?? 0;
		const shift = at - start;
		for (let i = start; i < end; i++) {
			const item = items[i] ?? 0;
			lastListed[item] = pattern + 1;
			complete.items[at] = item;
			complete.tierEnds[at++] = (tierEnds[i] ?? 0) + shift;
		}
		const ballotEnd = (pattern + 1) * size;
		for (let item = 0; item < size; item++) {
			if (lastListed[item] === pattern + 1) continue;
			complete.items[at] = item;
			complete.tierEnds[at++] = ballotEnd;
		}
		complete.offsets[pattern + 1] = at;
	}
	return complete;
}

/**
 * The weighted sum of matrices, exact. With weight 1 it merges tallies that were counted in chunks.
 *
 * @throws Error when the alternatives differ: adding them would be a bug, not a bad input.
 */
export function addPairwise(
	alternatives: readonly string[],
	parts: readonly WeightedMatrix[],
): PairwiseMatrix {
	for (const { matrix } of parts) {
		const same =
			matrix.alternatives.length === alternatives.length &&
			matrix.alternatives.every((id, at) => id === alternatives[at]);
		if (!same) throw new Error('only matrices over the same alternatives in the same order can be added');
	}
	const cells = sumCells(
		parts.map(({ matrix, weight }) => ({ cells: matrix.cells, weight })),
		alternatives.length ** 2,
	);
	return { alternatives, cells };
}

/** The sum of two tallies over the same alternatives. */
export function mergePairwise(a: PairwiseMatrix, b: PairwiseMatrix): PairwiseMatrix {
	return addPairwise(a.alternatives, [
		{ matrix: a, weight: ONE },
		{ matrix: b, weight: ONE },
	]);
}

/** The matrix as rows of canonical numbers, the diagonal null: the shape of the record and of a table. */
export function formatPairwise(matrix: PairwiseMatrix): (ExactNumber | null)[][] {
	const size = matrix.alternatives.length;
	return matrix.alternatives.map((_, a) =>
		matrix.alternatives.map((__, b) => (a === b ? null : formatCell(matrix.cells, a * size + b))),
	);
}
