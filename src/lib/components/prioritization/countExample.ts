import { computeTally, type TallyMethod } from '$lib/ranking';

/** The problems of the example, in the order in which its ballots mention them. */
export const exampleProblems = ['agua', 'luz', 'baches'] as const;
export type ExampleProblem = (typeof exampleProblems)[number];

/** Five ballots in which most prefer one problem to every other, while another is more often near the top. */
export const exampleBallots: readonly { count: number; order: readonly ExampleProblem[] }[] = [
	{ count: 3, order: ['agua', 'luz', 'baches'] },
	{ count: 2, order: ['luz', 'baches', 'agua'] },
];

/** What one method makes of the example, counted now and not written down. */
export type ExampleOutcome = {
	readonly method: TallyMethod;
	readonly tiers: readonly (readonly string[])[];
	/** Points of each problem, most first. */
	readonly points: readonly { problem: string; points: number }[];
	/** Who beats whom, by how many ballots. */
	readonly duels: readonly { winner: string; loser: string; wins: number; losses: number }[];
};

/** Counts the example with a method, by the same code that counts ballots. */
export function countExample(method: TallyMethod): ExampleOutcome {
	const tally = computeTally({
		task: 'rank',
		method,
		unranked: 'last',
		tieRule: { rule: 'leave-tied' },
		alternatives: exampleProblems,
		withdrawn: [],
		groups: [
			{
				id: 'example',
				weight: { num: 1, den: 1 },
				ballots: exampleBallots.map(({ count, order }) => ({ count, ranking: order.map((id) => [id]) })),
			},
		],
	});
	if (!tally.ok) throw new Error(`The example cannot be counted: ${tally.error.code}`);
	const { alternatives, groups } = tally.value;
	const group = groups[0];
	if (!group) throw new Error('The example has no group.');
	const duels = alternatives.flatMap((winner, row) =>
		alternatives.flatMap((loser, column) => {
			const wins = Number(group.pairwise[row]?.[column] ?? 0);
			const losses = Number(group.pairwise[column]?.[row] ?? 0);
			return wins > losses ? [{ winner, loser, wins, losses }] : [];
		}),
	);
	return {
		method,
		tiers: group.tiers,
		points: group.borda.scores
			.map(({ alternative, score }) => ({ problem: alternative, points: Number(score) }))
			.sort((a, b) => b.points - a.points),
		duels: duels.sort((a, b) => b.wins - a.wins),
	};
}
