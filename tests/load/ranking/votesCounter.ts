import { Borda, InstantRunoff, Kemeny, RankedPairs, Schulze, utils } from 'votes';
import type { PairwiseMatrix } from '../../../src/lib/ranking/pairwise/pairwiseMatrix';
import { nameAlternatives, type BallotRows } from './ballotRows';

/** The same ballots and matrices as `votes` wants them: the other counter in this language. */
export function readForVotes({ size, ballots, rows }: BallotRows) {
	const candidates = nameAlternatives(size);
	const written = Array.from({ length: ballots }, (_, ballot) => ({
		weight: 1,
		ranking: Array.from(rows.subarray(ballot * size, (ballot + 1) * size), (item) => [
			candidates[item] ?? '',
		]),
	}));
	return {
		matrix: () => utils.matrixFromBallots(written, candidates),
		borda: () => new Borda({ ballots: written, candidates }).ranking(),
		irv: () => new InstantRunoff({ ballots: written, candidates }).ranking(),
	};
}

/** From our matrix: it wants margins. */
export function readMatrixForVotes({ alternatives, cells }: PairwiseMatrix) {
	const size = alternatives.length;
	const array = alternatives.map((_, a) =>
		alternatives.map((__, b) => Number(cells.numerators[a * size + b] ?? 0)),
	);
	const matrix = { candidates: [...alternatives], array };
	return {
		schulze: () => new Schulze(matrix).ranking(),
		rankedPairs: () => new RankedPairs(matrix).ranking(),
		kemeny: () => new Kemeny(matrix).ranking(),
	};
}
