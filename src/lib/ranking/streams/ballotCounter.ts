import { err, ok, type Result } from '../../basics/result';
import { listAlternatives } from '../ballots/alternatives';
import type { BallotLine, BallotRefusal, UnrankedPolicy } from '../ballots/ballot';
import { mergeBallots } from '../ballots/profile';
import { countPairwise, mergePairwise, type PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { countBorda, mergeBorda, type BordaRule, type BordaTotals } from '../positional/bordaTotals';

/** What every method for a matrix and the Borda count need of some ballots. Counts of parts add up to the whole. */
export interface BallotCounts {
	readonly cast: bigint;
	readonly empty: bigint;
	readonly counted: bigint;
	readonly matrix: PairwiseMatrix;
	readonly borda: BordaTotals;
}

export interface CountRules {
	readonly unranked: UnrankedPolicy;
	/** How points are given. Empty ballots give none: see `emptyBallots: 'left-out'` of `countBorda`. */
	readonly borda: BordaRule;
	/** Ids withdrawn after voting. */
	readonly withdrawn?: readonly string[];
}

/** A count under way that keeps no ballots, however many come. */
export interface BallotCounter {
	/** Takes some more ballots: all, or none when one is refused. Its place counts from the first ballot of all. */
	readonly add: (ballots: readonly BallotLine[]) => Result<BallotCounts, BallotRefusal>;
	/** What was counted so far. */
	readonly read: () => BallotCounts;
}

/** Starts to count ballots that come in parts, as from a file that is too large to be held. */
export function startCounting(
	alternatives: readonly string[],
	{ unranked, borda, withdrawn }: CountRules,
): Result<BallotCounter, BallotRefusal> {
	const list = listAlternatives(alternatives, withdrawn);
	if (!list.ok) return list;
	const count = (ballots: readonly BallotLine[]): Result<BallotCounts, BallotRefusal> => {
		const profile = mergeBallots(list.value, ballots);
		if (!profile.ok) return profile;
		const { cast, empty, counted } = profile.value;
		return ok({
			cast,
			empty,
			counted,
			matrix: countPairwise(profile.value, unranked),
			borda: countBorda(profile.value, { rule: borda, emptyBallots: 'left-out' }),
		});
	};
	const none = count([]);
	if (!none.ok) return none;
	let sum = none.value;
	let lines = 0;
	return ok({
		add: (ballots) => {
			const counted = count(ballots);
			if (!counted.ok) return err(moveRefusal(counted.error, lines));
			lines += ballots.length;
			sum = mergeCounts(sum, counted.value);
			return ok(sum);
		},
		read: () => sum,
	});
}

/**
 * The counts of two sets of ballots together; in any order and grouping the same.
 *
 * @throws Error when they are over different alternatives or points.
 */
export function mergeCounts(a: BallotCounts, b: BallotCounts): BallotCounts {
	return {
		cast: a.cast + b.cast,
		empty: a.empty + b.empty,
		counted: a.counted + b.counted,
		matrix: mergePairwise(a.matrix, b.matrix),
		borda: mergeBorda(a.borda, b.borda),
	};
}

function moveRefusal(refusal: BallotRefusal, lines: number): BallotRefusal {
	const [room, at, ...rest] = refusal.path;
	return room === 'ballots' && typeof at === 'number'
		? { ...refusal, path: [room, at + lines, ...rest] }
		: refusal;
}
