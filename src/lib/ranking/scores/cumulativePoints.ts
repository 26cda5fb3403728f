import { ok, type Result } from '../../basics/result';
import type { MethodOutcome } from '../methods/outcome';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { makeRational } from '../numbers/rational';
import { rankScores } from '../order/rankScores';
import { readPointBallots, type PointsLine, type PointBallotRefusal, type PointsRules } from './pointBallots';

/** One alternative, from the most points to the fewest. */
export type CumulativePointsStep = {
	readonly alternative: string;
	/** 1 for the most points. */
	readonly tier: number;
	readonly points: ExactNumber;
	/** Ballots that give it at least one point: a few people can pile many points. */
	readonly supporters: ExactNumber;
	/** Ballots that write a zero beside it, which is an answer. */
	readonly zeros: ExactNumber;
	/** Ballots that answer something but leave it blank, which is no answer. */
	readonly blanks: ExactNumber;
};

export type CumulativePointsOutcome = MethodOutcome<'cumulative-points', CumulativePointsStep> & {
	/** Points of the counted ballots that were not given to anything; null without a declared number of points. */
	readonly unspent: ExactNumber | null;
	readonly cast: ExactNumber;
	readonly empty: ExactNumber;
};

export const CUMULATIVE_POINTS_VERSION = 1;

/**
 * Cumulative voting (dots): each ballot spreads at most `maxPoints` whole points, at most `maxPerAlternative` on one.
 * The ranking is by points; supporters stand beside because few people can pile their points, and a blank is kept
 * apart from a zero. A ballot over either limit is refused, never cut down. Source: Sawyer and MacRae 1962.
 */
export function cumulativePoints(
	alternatives: readonly string[],
	ballots: readonly PointsLine[],
	rules: PointsRules = {},
): Result<CumulativePointsOutcome, PointBallotRefusal> {
	const read = readPointBallots(alternatives, ballots, rules);
	if (!read.ok) return read;
	const { remaining, cast, empty, answers, unspent } = read.value;
	const { tiers, scores, tierOf, order } = rankScores(
		remaining,
		answers.map(({ points }) => makeRational(points)),
	);
	const steps = order.map((position): CumulativePointsStep => {
		const { points, supporters, zeros } = answers[position] ?? { points: 0n, supporters: 0n, zeros: 0n };
		return {
			alternative: remaining[position] ?? '',
			tier: tierOf[position] ?? 0,
			points: formatExact(points),
			supporters: formatExact(supporters),
			zeros: formatExact(zeros),
			blanks: formatExact(cast - empty - supporters - zeros),
		};
	});
	return ok({
		method: 'cumulative-points',
		version: CUMULATIVE_POINTS_VERSION,
		unspent: unspent === null ? null : formatExact(unspent),
		cast: formatExact(cast),
		empty: formatExact(empty),
		tiers,
		scores,
		steps,
	});
}
