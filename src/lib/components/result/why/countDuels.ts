import type { StandingView } from '$lib/domain/result/resultView';
import { compareExact } from '$lib/ranking';

/** How many duels the problem of each row wins, ties and loses. */
export function countDuels({
	pairwise,
}: Pick<StandingView, 'pairwise'>): { won: number; drew: number; lost: number }[] {
	return pairwise.map((row, at) => {
		const duels = row.flatMap((cell, other) => {
			const against = pairwise[other]?.[at] ?? null;
			return cell === null || against === null ? [] : [compareExact(cell, against)];
		});
		return {
			won: duels.filter((duel) => duel > 0).length,
			drew: duels.filter((duel) => duel === 0).length,
			lost: duels.filter((duel) => duel < 0).length,
		};
	});
}
