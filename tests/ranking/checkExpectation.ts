import { expect } from 'vitest';
import { buildProfile, type Profile } from '../../src/lib/ranking/ballots/profile';
import { borda } from '../../src/lib/ranking/methods/borda';
import { copeland } from '../../src/lib/ranking/methods/copeland';
import { irv } from '../../src/lib/ranking/methods/irv';
import type { AlternativeScore } from '../../src/lib/ranking/methods/outcome';
import { rankedPairs, type RankedPairsOutcome } from '../../src/lib/ranking/methods/rankedPairs';
import { schulze, type SchulzeOutcome } from '../../src/lib/ranking/methods/schulze';
import type { ExactNumber } from '../../src/lib/ranking/numbers/exactNumber';
import { findCondorcetLoser, findCondorcetWinner } from '../../src/lib/ranking/pairwise/condorcet';
import { formatPairwise, type PairwiseMatrix } from '../../src/lib/ranking/pairwise/pairwiseMatrix';
import { findSchwartzSet, findSmithSet } from '../../src/lib/ranking/pairwise/smithSet';
import { countBorda, type BordaRule } from '../../src/lib/ranking/positional/bordaTotals';
import { asSets, type Expectation, type PublishedCase } from './publishedCases';

type Strength = 'winning' | 'winning-then-losing' | 'margin' | 'ratio';

/** The ballots of a case without those withdrawn. */
export function readProfile({ alternatives = [], ballots = [], withdrawn = [] }: PublishedCase): Profile {
	const built = buildProfile(
		alternatives.map(({ id }) => id),
		ballots,
		{ withdrawn },
	);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return built.value;
}

function expectScores(
	scores: readonly AlternativeScore[],
	expected: Readonly<Record<string, ExactNumber>>,
): void {
	expect(new Map(scores.map(({ alternative, score }) => [alternative, score]))).toEqual(
		new Map(Object.entries(expected)),
	);
}

function expectRankedPairs(outcome: RankedPairsOutcome, { expect: expected }: Expectation): void {
	if (expected.uniqueForEveryTieOrder === true) {
		expect(outcome.tieOrder).toBe('irrelevant');
		expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking ?? []));
		expect(outcome.outcomes.map(asSets)).toEqual([asSets(expected.ranking ?? [])]);
		return;
	}
	expect(outcome.tieOrder).toBe('decides');
	const expectedOutcomes = (expected.outcomes ?? []).map((tiers) => JSON.stringify(asSets(tiers))).sort();
	expect(expectedOutcomes.length).toBeGreaterThan(1);
	expect(outcome.outcomes.map((tiers) => JSON.stringify(asSets(tiers))).sort()).toEqual(expectedOutcomes);
	if (expected.winners !== undefined) {
		expect([...new Set(outcome.outcomes.flatMap((tiers) => tiers[0] ?? []))].sort()).toEqual(
			[...expected.winners].sort(),
		);
	}
}

/** Holds a whole count by rounds against the winner, the order and the first and last tallies a case gives. */
export function expectEliminations(profile: Profile, { expect: expected }: Expectation): void {
	const outcome = irv(profile);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
	const { steps, possibleWinners } = outcome.value;
	expect(possibleWinners).toEqual([expected.winner]);
	expect(steps.flatMap(({ eliminated }) => eliminated)).toEqual(expected.eliminationOrder);
	expectScores(steps[0]?.tally ?? [], expected.firstRound ?? {});
	expectScores(steps.at(-2)?.tally ?? [], expected.lastRoundOfTwo ?? {});
}

/** Strongest paths as the cases write them: one number for each ordered pair. */
function tableOfPaths(outcome: SchulzeOutcome, alternatives: readonly string[]): (ExactNumber | null)[][] {
	const strengths = new Map<string, ExactNumber>();
	const write = (strength: readonly ExactNumber[]) =>
		outcome.strength === 'ratio' ? strength.join('/') : (strength[0] ?? 0);
	for (const step of outcome.steps) {
		strengths.set(JSON.stringify([step.first, step.second]), write(step.strength));
		strengths.set(JSON.stringify([step.second, step.first]), write(step.reverseStrength));
	}
	return alternatives.map((a) =>
		alternatives.map((b) => (a === b ? null : (strengths.get(JSON.stringify([a, b])) ?? 'missing'))),
	);
}

/** Holds the library against one expectation, by the method it names. */
export const checks: Record<
	string,
	(matrix: PairwiseMatrix, profile: Profile, expectation: Expectation) => void
> = {
	pairwise: (matrix, _, { expect: expected }) => {
		expect(formatPairwise(matrix)).toEqual(expected.matrix);
	},
	condorcet: (matrix, _, { expect: expected }) => {
		expect(findCondorcetWinner(matrix)).toBe(expected.winner);
		expect(findCondorcetLoser(matrix)).toBe(expected.loser);
	},
	'smith-set': (matrix, _, { expect: expected }) => {
		expect(findSmithSet(matrix).sort()).toEqual([...(expected.set ?? [])].sort());
	},
	'schwartz-set': (matrix, _, { expect: expected }) => {
		expect(findSchwartzSet(matrix).sort()).toEqual([...(expected.set ?? [])].sort());
	},
	borda: (_, profile, { params, expect: expected }) => {
		const rule = params.points === 'modified' ? 'modified' : (params.unranked ?? 'tied-last');
		const outcome = borda(countBorda(profile, { rule: rule as BordaRule }));
		expectScores(outcome.scores, expected.scores ?? {});
		expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking ?? []));
	},
	copeland: (matrix, _, { expect: expected }) => {
		const outcome = copeland(matrix);
		expectScores(outcome.scores, expected.scores ?? {});
		expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking ?? []));
	},
	schulze: (matrix, _, { params, expect: expected }) => {
		const outcome = schulze(matrix, { strength: params.strength as Strength });
		if (expected.ranking) expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking));
		if (expected.winners) expect([...(outcome.tiers[0] ?? [])].sort()).toEqual([...expected.winners].sort());
		if (expected.strongestPaths) {
			expect(tableOfPaths(outcome, matrix.alternatives)).toEqual(expected.strongestPaths);
		}
	},
	'ranked-pairs': (matrix, _, expectation) => {
		const strength = expectation.params.strength as 'winning-then-losing' | 'margin';
		expectRankedPairs(rankedPairs(matrix, { strength }), expectation);
	},
	participation: (_, profile, { expect: expected }) => {
		expect(profile.cast).toBe(BigInt(expected.ballotsCast ?? -1));
		expect(profile.empty).toBe(BigInt(expected.ballotsEmpty ?? -1));
		expect(profile.counted).toBe(BigInt(expected.ballotsExpressing ?? -1));
	},
};
