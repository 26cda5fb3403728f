import { ok, type Result } from '../../basics/result';
import type { MethodOutcome } from '../methods/outcome';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { makeRational } from '../numbers/rational';
import { rankScores } from '../order/rankScores';
import { readWins, type PairsRefusal, type WrittenWins } from './winMatrix';

/** One alternative, from the highest score to the lowest. */
export type WinShareStep = {
	readonly alternative: string;
	/** 1 for the highest score. */
	readonly tier: number;
	readonly wins: ExactNumber;
	readonly losses: ExactNumber;
	/** 100 (wins + 1) / (wins + losses + 2); 50 for what was never compared. */
	readonly score: ExactNumber;
};

export type SmoothedWinShareOutcome = MethodOutcome<'smoothed-win-share', WinShareStep>;

export const SMOOTHED_WIN_SHARE_VERSION = 1;

/**
 * The score that a wiki survey shows while it is open: the estimated chance to win against a random opponent, from 0 to
 * 100, smoothed by one win and one loss. It does not see against whom the wins were.
 * Source: Salganik and Levy 2015.
 */
export function smoothedWinShare(
	alternatives: readonly string[],
	wins: WrittenWins,
): Result<SmoothedWinShareOutcome, PairsRefusal> {
	const rows = readWins(alternatives, wins);
	if (!rows.ok) return rows;
	const won = rows.value.map((row) => row.reduce((sum, count) => sum + count, 0n));
	const lost = alternatives.map((_, at) => rows.value.reduce((sum, row) => sum + (row[at] ?? 0n), 0n));
	const { tiers, scores, tierOf, order } = rankScores(
		alternatives,
		won.map((count, at) => makeRational(100n * (count + 1n), count + (lost[at] ?? 0n) + 2n)),
	);
	const steps = order.map((position): WinShareStep => ({
		alternative: alternatives[position] ?? '',
		tier: tierOf[position] ?? 0,
		wins: formatExact(won[position] ?? 0n),
		losses: formatExact(lost[position] ?? 0n),
		score: scores[position]?.score ?? 0,
	}));
	return ok({ method: 'smoothed-win-share', version: SMOOTHED_WIN_SHARE_VERSION, tiers, scores, steps });
}
