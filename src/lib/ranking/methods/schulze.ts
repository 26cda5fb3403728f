import { formatCell, numeratorAt } from '../numbers/exactCells';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { greatestCommonDivisor } from '../numbers/rational';
import { layByMaximalElements, nameTiers } from '../order/tiers';
import { listDefeats, type DefeatList, type DefeatStrength } from '../pairwise/defeats';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { findStrongestPaths, tracePath } from '../pairwise/strongestPaths';
import type { MethodOutcome } from './outcome';

export interface SchulzeOptions {
	/** Default `winning-then-losing`, which is what Schulze's "winning votes" says in full. */
	readonly strength?: DefeatStrength;
}

/**
 * How strong a path is, which is how strong its weakest defeat is: `[votes for]` under `winning`, `[votes for, votes
 * against]` under `winning-then-losing`, `[difference]` under `margin`, and the two counts in lowest terms under
 * `ratio`. `[]` says that there is no path.
 */
export type PathStrength = readonly ExactNumber[];

/** One pair in which one alternative is ranked above the other by its strongest path, or both are level. */
export type SchulzeStep = {
	readonly first: string;
	readonly second: string;
	/** `above`: `first` is above `second`; `level`: the strongest paths are equally strong, or there are none. */
	readonly relation: 'above' | 'level';
	/** Of the strongest path from `first` to `second`. */
	readonly strength: PathStrength;
	readonly reverseStrength: PathStrength;
	/** Such a path, ends included; empty without one. */
	readonly path: readonly string[];
	readonly reversePath: readonly string[];
};

export type SchulzeOutcome = MethodOutcome<'schulze', SchulzeStep> & {
	readonly strength: DefeatStrength;
};

export const SCHULZE_VERSION = 1;

/**
 * Schulze's method: a path is as strong as its weakest defeat; a is above b if the strongest path from a to b is
 * stronger than the strongest from b to a. The ranking is the layers of that strict partial order.
 * Source: Schulze 2011, sections 2.3 to 2.5 (arXiv:1804.02973).
 *
 * Strengths are sorted once, exactly; the O(n³) search compares their integer ranks.
 */
export function schulze(matrix: PairwiseMatrix, options: SchulzeOptions = {}): SchulzeOutcome {
	const strength = options.strength ?? 'winning-then-losing';
	const { alternatives } = matrix;
	const size = alternatives.length;
	const defeats = listDefeats(matrix, strength);
	const { ranks, before } = findStrongestPaths(size, defeats);
	const rank = (a: number, b: number) => ranks[a * size + b] ?? 0;
	const tiers = layByMaximalElements(size, (a, b) => rank(a, b) > rank(b, a));

	const written = writeStrengths(matrix, defeats, strength);
	const strengthOf = (a: number, b: number): PathStrength => written[rank(a, b)] ?? [];
	const pathOf = (a: number, b: number) => (rank(a, b) === 0 ? [] : tracePath(alternatives, before, a, b));
	const steps: SchulzeStep[] = [];
	for (let a = 0; a < size; a++) {
		for (let b = a + 1; b < size; b++) {
			const [first, second] = rank(a, b) >= rank(b, a) ? [a, b] : [b, a];
			steps.push({
				first: alternatives[first] ?? '',
				second: alternatives[second] ?? '',
				relation: rank(first, second) > rank(second, first) ? 'above' : 'level',
				strength: strengthOf(first, second),
				reverseStrength: strengthOf(second, first),
				path: pathOf(first, second),
				reversePath: pathOf(second, first),
			});
		}
	}
	return {
		method: 'schulze',
		version: SCHULZE_VERSION,
		strength,
		tiers: nameTiers(alternatives, tiers),
		scores: [],
		steps,
	};
}

/** How each rank is written, from any defeat of that strength: equal strengths are written alike. */
function writeStrengths(
	matrix: PairwiseMatrix,
	defeats: DefeatList,
	strength: DefeatStrength,
): PathStrength[] {
	const { cells } = matrix;
	const size = matrix.alternatives.length;
	const written: PathStrength[] = [[]];
	for (let at = defeats.count - 1; at >= 0; at--) {
		const rank = defeats.groupCount - (defeats.groups[at] ?? 0);
		if (written[rank] !== undefined) continue;
		const won = (defeats.winners[at] ?? 0) * size + (defeats.losers[at] ?? 0);
		const lost = (defeats.losers[at] ?? 0) * size + (defeats.winners[at] ?? 0);
		const [x, y] = [numeratorAt(cells, won), numeratorAt(cells, lost)];
		const common = y === 0n ? cells.denominator : greatestCommonDivisor(x, y);
		written[rank] = {
			winning: [formatCell(cells, won)],
			'winning-then-losing': [formatCell(cells, won), formatCell(cells, lost)],
			margin: [formatExact(x - y, cells.denominator)],
			ratio: [formatExact(x, common), formatExact(y, common)],
		}[strength];
	}
	return written;
}
