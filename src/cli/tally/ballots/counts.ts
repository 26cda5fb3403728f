import type { UnrankedPolicy } from '../../../lib/ranking/ballots/ballot';
import { cellsOfBigInts, numeratorAt, type ExactCells } from '../../../lib/ranking/numbers/exactCells';
import { formatExact, readExact, type ExactNumber } from '../../../lib/ranking/numbers/exactNumber';
import { divideRationals, makeRational } from '../../../lib/ranking/numbers/rational';
import { countPairwise, type PairwiseMatrix } from '../../../lib/ranking/pairwise/pairwiseMatrix';
import { countBorda, type BordaRule, type BordaTotals } from '../../../lib/ranking/positional/bordaTotals';
import type { ScaledProfile } from './readRankings';

/** What ranked ballots can be asked for, however they came to be: of one list, of nuclei as equals, or generated. */
export interface Counts {
	readonly alternatives: readonly string[];
	readonly matrix: (unranked: UnrankedPolicy) => PairwiseMatrix;
	readonly borda: (rule: BordaRule) => BordaTotals;
	readonly ballots: () => ScaledProfile;
}

/** The counts of one set of ballots. */
export function countsOf({ profile, scale }: ScaledProfile): Counts {
	const counted = new Map<UnrankedPolicy, PairwiseMatrix>();
	return {
		alternatives: profile.alternatives,
		matrix: (unranked) => {
			const known = counted.get(unranked);
			if (known !== undefined) return known;
			const matrix = countPairwise(profile, unranked);
			const divided = { ...matrix, cells: divideCells(matrix.cells, scale) };
			counted.set(unranked, divided);
			return divided;
		},
		borda: (rule) => {
			const totals = countBorda(profile, { rule });
			return { ...totals, cells: divideCells(totals.cells, scale) };
		},
		ballots: () => ({ profile, scale }),
	};
}

function divideCells(cells: ExactCells, scale: bigint): ExactCells {
	if (scale === 1n) return cells;
	const numerators = Array.from({ length: cells.numerators.length }, (_, at) => numeratorAt(cells, at));
	return cellsOfBigInts(numerators, cells.denominator * scale);
}

/** What was added up over scaled ballots, on the scale of the case. */
export function unscale(value: ExactNumber, scale: bigint): ExactNumber {
	if (scale === 1n) return value;
	const { num, den } = divideRationals(readExact(value), makeRational(scale));
	return formatExact(num, den);
}
