import { compareCodeUnits, sortByCodeUnits } from '../../basics/compare';
import { canonicalText } from '../canonical';
import type { Counting, DeclaredTieRule, Marks, Methodology } from './documents';

type Weight = { num: number; den: number };
type Group<Line> = { id: string; weight: Weight; ballots: Line[] };
type Ties = { rule: 'leave-tied' } | { rule: 'draw'; source: string; seed: string };

/** Ballots that are alike, with what they say; places are called `ranking`, as in every count of rankings. */
type RankLine = { count: number; ranking: string[][] };
export type MarkLine = { count: number } & Exclude<Marks, { tiers: string[][] }>;

type RankCounting = Extract<Counting, { task: 'rank' }>;
type CriteriaCounting = Extract<Counting, { task: 'criteria' }>;

type RankInput = Pick<RankCounting, 'task' | 'method' | 'unranked'> & {
	tieRule: Ties;
	alternatives: string[];
	withdrawn: string[];
	groups: Group<RankLine>[];
};
type MarkRules =
	| Extract<Counting, { task: 'approve' | 'points' | 'pairs' }>
	| (Omit<CriteriaCounting, 'criteria'> & { criteria: { id: string; weight: Weight }[] });
type MarkInput = MarkRules & { tieRule: Ties; alternatives: string[]; groups: Group<MarkLine>[] };

/** What a tally is computed from, in the one form that whoever counts and whoever checks must both use. */
export type TallyInput = RankInput | MarkInput;

/** The ballots that count in one nucleus: those accepted and not superseded of its ranking that reached quorum. */
export type CountedNucleus = { nucleus: string; ballots: readonly Marks[] };

/**
 * Turns a frozen methodology and the counted ballots into the input of the tally. Alternatives and nuclei keep the
 * order of the methodology; nuclei that were not counted are left out; equal ballots are merged and ordered by their
 * canonical text, so that neither the order of arrival nor the order inside a tie reaches the result.
 *
 * @param drawn what the announced draw gave; empty until it is held, or where ties are left.
 * @throws TypeError when a ballot is of another task than the methodology: whoever reads them has checked that.
 */
export function buildTallyInput(
	{ counting, tieRule, alternatives, weights }: Methodology,
	counted: readonly CountedNucleus[],
	drawn = '',
): TallyInput {
	const ballotsOf = new Map(counted.map(({ nucleus, ballots }) => [nucleus, ballots]));
	const groupsOf = <Line>(merge: (ballots: readonly Marks[]) => Line[]): Group<Line>[] =>
		weights.flatMap(({ nucleus, weight }) => {
			const ballots = ballotsOf.get(nucleus);
			return ballots ? [{ id: nucleus, weight: { ...weight }, ballots: merge(ballots) }] : [];
		});
	const common = { tieRule: writeTieRule(tieRule, drawn), alternatives: alternatives.map(({ id }) => id) };
	if (counting.task === 'rank') {
		const { task, method, unranked } = counting;
		return { task, method, unranked, ...common, withdrawn: [], groups: groupsOf(mergeRankings) };
	}
	return { ...writeMarkRules(counting), ...common, groups: groupsOf(mergeMarks) };
}

function writeTieRule(rule: DeclaredTieRule, seed: string): Ties {
	return rule.rule === 'draw' ? { rule: 'draw', source: rule.source, seed } : { rule: 'leave-tied' };
}

/** What criteria are called and what they ask decides nothing, so it is no part of what is counted. */
function writeMarkRules(counting: Exclude<Counting, { task: 'rank' }>): MarkRules {
	if (counting.task !== 'criteria') return counting;
	const { criteria, ...rest } = counting;
	return { ...rest, criteria: criteria.map(({ id, weight }) => ({ id, weight: { ...weight } })) };
}

function mergeRankings(ballots: readonly Marks[]): RankLine[] {
	return mergeEqual(ballots.map(sortTiers)).map(([ranking, count]) => ({ count, ranking }));
}

function sortTiers(marks: Marks): string[][] {
	if (!('tiers' in marks)) throw new TypeError('A ballot of another task cannot be counted as a ranking.');
	return marks.tiers.map(sortByCodeUnits);
}

function mergeMarks(ballots: readonly Marks[]): MarkLine[] {
	return mergeEqual(ballots).map(([marks, count]) => {
		if ('tiers' in marks) throw new TypeError('A ranking cannot be counted under another task.');
		return { count, ...marks };
	});
}

/** Each different ballot once, with how many there are, in the order of their canonical text. */
function mergeEqual<T>(ballots: readonly T[]): (readonly [T, number])[] {
	const merged = new Map<string, { ballot: T; count: number }>();
	for (const ballot of ballots) {
		const key = canonicalText(ballot);
		const same = merged.get(key);
		if (same) same.count += 1;
		else merged.set(key, { ballot, count: 1 });
	}
	return [...merged]
		.sort(([a], [b]) => compareCodeUnits(a, b))
		.map(([, { ballot, count }]) => [ballot, count] as const);
}
