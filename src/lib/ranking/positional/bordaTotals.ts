import type { Profile } from '../ballots/profile';
import { cellsOfBigInts, formatCell, numeratorAt, sumCells, type ExactCells } from '../numbers/exactCells';
import { isSafe, type ExactNumber } from '../numbers/exactNumber';
import { makeRational } from '../numbers/rational';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';

/**
 * What a ballot gives, with n alternatives of which it ranks m. Tied alternatives always share the mean of their places.
 *
 * - `tied-last`: place k gives n − k, and the unranked share the places below the ranked ones (Borda 1784; Black 1958);
 * - `zero`: place k gives n − k, the unranked get nothing: rewards ranking only one;
 * - `modified`: m, m − 1, …, 1, the unranked get nothing: what a short ballot gives is small, so nobody gains by
 *   leaving out rivals (Emerson 2013).
 */
export type BordaRule = 'tied-last' | 'zero' | 'modified';

/** Total points of each alternative, exact. Totals over the same alternatives can be added like matrices. */
export interface BordaTotals {
	readonly alternatives: readonly string[];
	readonly rule: BordaRule;
	readonly cells: ExactCells;
}

export interface BordaTotalsOptions {
	readonly rule: BordaRule;
	/**
	 * Under `tied-last` an empty ballot ties everything and gives everybody the same: `tied` counts it so, `left-out`
	 * does not, which is what shares per counted ballot need. The order is the same. Default `tied`.
	 */
	readonly emptyBallots?: 'tied' | 'left-out';
}

/** Adds up the points of all ballots. Points are doubled while counting, so that a mean of two places stays whole. */
export function countBorda(profile: Profile, options: BordaTotalsOptions): BordaTotals {
	const size = profile.alternatives.length;
	const { counts } = profile;
	const most = BigInt(2 * size) * profile.cast * counts.denominator;
	const doubled: ExactCells =
		counts.numerators instanceof Float64Array && isSafe(most)
			? { numerators: countInDoubles(profile, counts.numerators, options.rule), denominator: 1n }
			: { numerators: countInBigInts(profile, options.rule), denominator: 1n };
	const fromEmpty =
		options.rule === 'tied-last' && options.emptyBallots !== 'left-out'
			? BigInt(size - 1) * profile.empty * counts.denominator
			: 0n;
	const totals = profile.alternatives.map((_, a) => numeratorAt(doubled, a) + fromEmpty);
	return {
		alternatives: profile.alternatives,
		rule: options.rule,
		cells: cellsOfBigInts(totals, 2n * counts.denominator),
	};
}

function countInDoubles(profile: Profile, counts: Float64Array, rule: BordaRule): Float64Array {
	const total = new Float64Array(profile.alternatives.length);
	forEachDoubledPoint(profile, rule, (item, points, pattern) => {
		total[item] = (total[item] ?? 0) + points * (counts[pattern] ?? 0);
	});
	return total;
}

function countInBigInts(profile: Profile, rule: BordaRule): bigint[] {
	const total = new Array<bigint>(profile.alternatives.length).fill(0n);
	forEachDoubledPoint(profile, rule, (item, points, pattern) => {
		total[item] = (total[item] ?? 0n) + BigInt(points) * numeratorAt(profile.counts, pattern);
	});
	return total;
}

/** Visits twice the points that each pattern gives to each alternative; what gets nothing may be left out. */
function forEachDoubledPoint(
	profile: Profile,
	rule: BordaRule,
	visit: (item: number, points: number, pattern: number) => void,
): void {
	const size = profile.alternatives.length;
	const lastListed = new Uint32Array(size);
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		const start = profile.offsets[pattern] ?? 0;
		const end = profile.offsets[pattern + 1] ?? 0;
		const ranked = end - start;
		const top = rule === 'modified' ? ranked : size - 1;
		let tierStart = start;
		for (let i = start; i < end; i++) {
			const tierEnd = profile.tierEnds[i] ?? end;
			if (i >= (profile.tierEnds[tierStart] ?? end)) tierStart = i;
			const item = profile.items[i] ?? 0;
			lastListed[item] = pattern + 1;
			// places tierStart … tierEnd − 1, from 0: twice their mean is first plus last
			visit(item, 2 * top - (tierStart - start + (tierEnd - 1 - start)), pattern);
		}
		if (rule !== 'tied-last' || ranked === size) continue;
		for (let item = 0; item < size; item++) {
			if (lastListed[item] !== pattern + 1) visit(item, size - 1 - ranked, pattern);
		}
	}
}

/**
 * The totals of rule `tied-last` from the matrix alone, for V counted ballots each of which compares every pair
 * (unranked tied last): Borda(a) = Σ_b (V + N[a][b] − N[b][a]) / 2. So a published matrix is enough to check them.
 * Source: Young 1974, section 2 (Borda as a sum of pairwise comparisons).
 */
export function deriveBorda(matrix: PairwiseMatrix, counted: bigint): BordaTotals {
	const { alternatives, cells } = matrix;
	const size = alternatives.length;
	const ballots = counted * cells.denominator;
	const doubled = alternatives.map((_, a) => {
		let sum = 0n;
		for (let b = 0; b < size; b++) {
			if (b !== a) sum += ballots + numeratorAt(cells, a * size + b) - numeratorAt(cells, b * size + a);
		}
		return sum;
	});
	return { alternatives, rule: 'tied-last', cells: cellsOfBigInts(doubled, 2n * cells.denominator) };
}

/**
 * The points of two sets of ballots together.
 *
 * @throws Error when alternatives or rules differ: adding them would be a bug, not a bad input.
 */
export function mergeBorda(a: BordaTotals, b: BordaTotals): BordaTotals {
	const same =
		a.rule === b.rule &&
		a.alternatives.length === b.alternatives.length &&
		a.alternatives.every((id, at) => id === b.alternatives[at]);
	if (!same)
		throw new Error('only points of one rule over the same alternatives in the same order can be added');
	const weight = makeRational(1n);
	return {
		...a,
		cells: sumCells(
			[
				{ cells: a.cells, weight },
				{ cells: b.cells, weight },
			],
			a.alternatives.length,
		),
	};
}

/** The totals in canonical form, in the order of the alternatives. */
export function formatBorda(totals: BordaTotals): ExactNumber[] {
	return totals.alternatives.map((_, a) => formatCell(totals.cells, a));
}
