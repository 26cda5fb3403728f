import type { PlainProfile } from '../profiles';

type Ranking = readonly (readonly string[])[];

/** Capitals, so that ballots written by hand can name them. */
export const CLONES: readonly string[] = ['X', 'Y', 'Z'];

function changeRankings(
	{ ids, lines }: PlainProfile,
	change: (ranking: Ranking, line: number) => Ranking,
): PlainProfile {
	return { ids, lines: lines.map(({ count, ranking }, at) => ({ count, ranking: change(ranking, at) })) };
}

export function renameAll(plain: PlainProfile, names: ReadonlyMap<string, string>): PlainProfile {
	const name = (id: string) => names.get(id) ?? id;
	return {
		ids: plain.ids.map(name),
		lines: plain.lines.map(({ count, ranking }) => ({
			count,
			ranking: ranking.map((tier) => tier.map(name)),
		})),
	};
}

/** Last becomes first; what a ballot leaves out stood last, so it is tied first now. */
export function reverseBallots(plain: PlainProfile): PlainProfile {
	return changeRankings(plain, (ranking) => {
		const unranked = plain.ids.filter((id) => !ranking.flat().includes(id));
		return [...(unranked.length > 0 ? [unranked] : []), ...[...ranking].reverse()];
	});
}

/**
 * Two or three clones in the place of one alternative, next to each other on every ballot, in an order that each
 * ballot draws; inside a tie, all of them in that tie.
 */
export function cloneAlternative(
	plain: PlainProfile,
	original: string,
	draws: readonly number[],
): PlainProfile {
	const clones = CLONES.slice(0, (draws[7] ?? 0) % 3 === 0 ? 3 : 2);
	const changed = changeRankings(plain, (ranking, line) =>
		ranking.flatMap((tier) => {
			if (!tier.includes(original)) return [tier];
			if (tier.length > 1) return [tier.flatMap((id) => (id === original ? clones : [id]))];
			const turn = (draws[line % 7] ?? 0) % clones.length;
			return [...clones.slice(turn), ...clones.slice(0, turn)].map((id) => [id]);
		}),
	);
	return { ...changed, ids: plain.ids.flatMap((id) => (id === original ? clones : [id])) };
}

/** Moves one alternative up on the ballots that draw it: in a place of its own or into a tie, the rest as it was. */
export function raiseAlternative(
	plain: PlainProfile,
	raised: string,
	draws: readonly number[],
): PlainProfile {
	return changeRankings(plain, (ranking, line) => {
		const draw = draws[line % 8] ?? 0;
		const stood = ranking.findIndex((tier) => tier.includes(raised));
		const from = stood === -1 ? ranking.length : stood;
		// Only if it is tied can it rise without passing a tier.
		const tied = (ranking[from]?.length ?? 0) > 1;
		if (draw < 4 || (from === 0 && !tied && stood === 0)) return ranking;
		const to = Math.min(from, Math.floor((draw - 4) / 2));
		const rest = ranking.map((tier) => tier.filter((id) => id !== raised));
		const joins = draw % 2 === 1 && to < from;
		const moved = joins
			? rest.map((tier, at) => (at === to ? [...tier, raised] : tier))
			: [...rest.slice(0, to), [raised], ...rest.slice(to)];
		return moved.filter((tier) => tier.length > 0);
	});
}
