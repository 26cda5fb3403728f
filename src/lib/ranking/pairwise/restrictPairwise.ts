import { cellsOfBigInts, numeratorAt } from '../numbers/exactCells';
import type { PairwiseMatrix } from './pairwiseMatrix';

/** The duels among some of the alternatives, in their order in the matrix. Ids that are not there are passed over. */
export function restrictPairwise(matrix: PairwiseMatrix, kept: readonly string[]): PairwiseMatrix {
	const { alternatives, cells } = matrix;
	const positions = alternatives.flatMap((id, position) => (kept.includes(id) ? [position] : []));
	const numerators = positions.flatMap((a) =>
		positions.map((b) => numeratorAt(cells, a * alternatives.length + b)),
	);
	return {
		alternatives: positions.map((position) => alternatives[position] ?? ''),
		cells: cellsOfBigInts(numerators, cells.denominator),
	};
}
