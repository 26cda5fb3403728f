import fc from 'fast-check';
import { findCondorcetLoser, findCondorcetWinner } from '../../../src/lib/ranking/pairwise/condorcet';
import { findSmithSet } from '../../../src/lib/ranking/pairwise/smithSet';
import { profiles, shuffledProfiles, type PlainProfile } from '../profiles';
import { asSets } from '../publishedCases';
import { cloneAlternative, CLONES, raiseAlternative, renameAll, reverseBallots } from './changes';
import type { Counted, Ranked } from './countedMethods';

/** Ballots, for most laws what becomes of them, and the alternative it is about. */
export interface LawCase {
	readonly before: PlainProfile;
	readonly after: PlainProfile;
	readonly alternative: string;
}

/** Before and after, counted and ranked by one method. */
export interface Tried {
	readonly before: Counted & Ranked;
	readonly after: Counted & Ranked;
	readonly alternative: string;
}

export interface Law {
	/** What the law says, so that "a method that claims it …" reads on. */
	readonly says: string;
	readonly cases: fc.Arbitrary<LawCase>;
	/** Whether the method keeps the law here. */
	readonly isKept: (tried: Tried) => boolean;
}

/** Any ballots, and ballots that rank everything, which make circles of majorities. */
const anyBallots = fc.oneof(profiles({ fewest: 2 }), profiles({ strict: true, fewest: 3, mostLines: 5 }));
/** Ballots without ties whose defeats are mostly of different strength. */
const strict = profiles({ strict: true, fewest: 3, most: 4, largestCount: 60, mostLines: 6 });

function alone(cases: fc.Arbitrary<PlainProfile>): fc.Arbitrary<LawCase> {
	return cases.map((plain) => ({ before: plain, after: plain, alternative: '' }));
}

/** Puts one alternative, chosen by a number, into what the change needs to know. */
function about(
	cases: fc.Arbitrary<PlainProfile>,
	change: (plain: PlainProfile, alternative: string, draws: readonly number[]) => PlainProfile,
): fc.Arbitrary<LawCase> {
	const draws = fc.array(fc.nat({ max: 11 }), { minLength: 8, maxLength: 8 });
	return fc.tuple(cases, fc.nat({ max: 59 }), draws).map(([before, pick, numbers]) => {
		const alternative = before.ids[pick % before.ids.length] ?? '';
		return { before, after: change(before, alternative, numbers), alternative };
	});
}

function sameTiers({ before, after }: Tried): boolean {
	return JSON.stringify(asSets(after.tiers)) === JSON.stringify(asSets(before.tiers));
}

/** The next name of each alternative, in a circle of a length that the case draws. */
function namesOf({ ids }: PlainProfile, [turn = 0]: readonly number[]): ReadonlyMap<string, string> {
	return new Map(
		ids.map((id, at) => [id, ids[(at * (turn % 2 === 0 ? 1 : ids.length - 1) + turn) % ids.length] ?? id]),
	);
}

export const laws = {
	'order-independence': {
		says: 'does not depend on the order of ballots, of alternatives, or inside a tie',
		cases: shuffledProfiles().map(({ profile, shuffled }) => ({
			before: profile,
			after: shuffled,
			alternative: '',
		})),
		isKept: sameTiers,
	},
	anonymity: {
		says: 'treats all voters alike: many equal ballots are one line with their number',
		cases: profiles().map((before) => ({
			before,
			after: {
				...before,
				lines: before.lines.flatMap(({ count, ranking }) =>
					Array.from({ length: count }, () => ({ count: 1, ranking })),
				),
			},
			alternative: '',
		})),
		isKept: sameTiers,
	},
	neutrality: {
		says: 'treats all alternatives alike: renaming them renames the ranking',
		cases: about(profiles(), (plain, _, draws) => renameAll(plain, namesOf(plain, draws))),
		isKept: ({ before, after }) => {
			const names = new Map(before.plain.ids.map((id, at) => [id, after.plain.ids[at] ?? id]));
			const renamed = before.tiers.map((tier) => tier.map((id) => names.get(id) ?? id));
			return JSON.stringify(asSets(after.tiers)) === JSON.stringify(asSets(renamed));
		},
	},
	homogeneity: {
		says: 'does not change when everybody is copied equally often',
		cases: fc.tuple(profiles(), fc.constantFrom(2, 3, 7, 1_000_003)).map(([before, copies]) => ({
			before,
			after: {
				...before,
				lines: before.lines.map(({ count, ranking }) => ({ count: count * copies, ranking })),
			},
			alternative: '',
		})),
		isKept: sameTiers,
	},
	'condorcet-winner': {
		says: 'puts an alternative that beats every other alone first',
		cases: alone(anyBallots),
		isKept: ({ before }) => {
			const winner = findCondorcetWinner(before.matrix);
			return winner === null || (before.tiers[0]?.join() === winner && before.winners.join() === winner);
		},
	},
	'condorcet-loser': {
		says: 'never lets an alternative win that every other beats',
		cases: alone(anyBallots),
		isKept: ({ before }) => {
			const loser = findCondorcetLoser(before.matrix);
			return loser === null || !before.winners.includes(loser);
		},
	},
	smith: {
		says: 'puts the smallest set that beats all others above all others',
		cases: alone(anyBallots),
		isKept: ({ before: { matrix, tiers } }) => {
			const smith = findSmithSet(matrix);
			const above = tiers.filter((tier) => tier.some((id) => smith.includes(id)));
			return above.flat().length === smith.length && above.every((tier, at) => tiers[at] === tier);
		},
	},
	clones: {
		says: 'lets the same others win, and a clone where the original could, when clones take its place',
		cases: about(fc.oneof(strict, profiles({ fewest: 2, most: 3 })), cloneAlternative),
		isKept: ({ before, after, alternative }) => {
			const isClone = (id: string) => CLONES.includes(id);
			const merged = after.winners.map((id) => (isClone(id) ? alternative : id));
			return [...new Set(merged)].sort().join() === [...before.winners].sort().join();
		},
	},
	monotonicity: {
		says: 'lets nobody stop winning because some ballots rank it higher',
		cases: about(anyBallots, raiseAlternative),
		isKept: ({ before, after, alternative }) =>
			!before.winners.includes(alternative) || after.winners.includes(alternative),
	},
	reversal: {
		says: 'gives another first than its only one when every ballot is turned round',
		cases: anyBallots.map((before) => ({ before, after: reverseBallots(before), alternative: '' })),
		isKept: ({ before, after }) =>
			before.plain.ids.length < 2 ||
			before.winners.length > 1 ||
			after.winners.length > 1 ||
			before.winners[0] !== after.winners[0],
	},
} satisfies Record<string, Law>;

export type LawName = keyof typeof laws;
