import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateBallots } from '../../../tests/ranking/generateBallots';
import {
	asSets,
	readPublishedCases,
	type Expectation,
	type PublishedCase,
} from '../../../tests/ranking/publishedCases';
import { buildProfile, type Profile } from './ballots/profile';
import { borda } from './methods/borda';
import { copeland } from './methods/copeland';
import { irv } from './methods/irv';
import type { AlternativeScore } from './methods/outcome';
import { rankedPairs, type RankedPairsOutcome } from './methods/rankedPairs';
import { schulze, type SchulzeOutcome } from './methods/schulze';
import type { ExactNumber } from './numbers/exactNumber';
import { findCondorcetLoser, findCondorcetWinner } from './pairwise/condorcet';
import { countPairwise, formatPairwise, type PairwiseMatrix } from './pairwise/pairwiseMatrix';
import { findSchwartzSet, findSmithSet } from './pairwise/smithSet';
import { countBorda, type BordaRule } from './positional/bordaTotals';

type Strength = 'winning' | 'winning-then-losing' | 'margin' | 'ratio';

function readProfile({ alternatives = [], ballots = [], withdrawn = [] }: PublishedCase): Profile {
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

function expectEliminations(profile: Profile, { expect: expected }: Expectation): void {
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

const checks: Record<string, (matrix: PairwiseMatrix, profile: Profile, expectation: Expectation) => void> = {
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

describe('published elections', () => {
	const cases = readPublishedCases('ordinal').filter(
		({ expectations }) => !expectations.some(({ method }) => method === 'validate'),
	);

	it('are all here', () => {
		expect(cases).toHaveLength(40);
	});

	describe.each(cases.filter(({ id }) => id !== 'bootstrap-exact-4'))('$id', (published) => {
		const profile = readProfile(published);
		const known = published.expectations.filter(({ method }) => method in checks);
		it.each(
			known.map(
				(expectation) => [expectation.method, JSON.stringify(expectation.params), expectation] as const,
			),
		)('%s %s', (method, _, expectation) => {
			const unranked = expectation.params.unranked === 'no-opinion' ? 'no-opinion' : 'last';
			checks[method]?.(countPairwise(profile, unranked), profile, expectation);
		});
	});
});

describe('ballots to refuse', () => {
	it.each(readPublishedCases('ordinal').filter(({ id }) => id.startsWith('invalid-')))(
		'$id',
		({ id, alternatives = [], ballots = [] }) => {
			const built = buildProfile(
				alternatives.map((alternative) => alternative.id),
				ballots,
			);
			expect(built).toMatchObject({
				ok: false,
				error: {
					code: id === 'invalid-duplicate' ? 'alternative-ranked-twice' : 'unknown-alternative',
					path: ['ballots', 0, 'ranking', expect.any(Number), 0],
				},
			});
		},
	);
});

describe('generated elections', () => {
	// the largest one takes minutes this way; the command's own test counts it
	const countable = readPublishedCases('generated').filter(
		({ generator }) => (generator?.alternatives ?? 0) * (generator?.ballots ?? 0) <= 10_000_000,
	);
	it.each(countable)('$id', (published) => {
		if (!published.generator) throw new Error('a generated case says how');
		const size = published.generator.alternatives;
		const bytes = generateBallots(published.generator);
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(published.ballotsSha256);
		const ids = Array.from({ length: size }, (_, at) => String(at));
		const tiers = ids.map((id) => [id]);
		const built = buildProfile(
			ids,
			Array.from({ length: published.generator.ballots }, (_, ballot) => ({
				count: 1,
				ranking: Array.from(bytes.subarray(ballot * size, (ballot + 1) * size), (item) => tiers[item] ?? []),
			})),
		);
		if (!built.ok) throw new Error(JSON.stringify(built.error));
		const profile = built.value;
		const matrix = countPairwise(profile, 'last');
		for (const expectation of published.expectations) {
			if (expectation.method === 'pairwise') {
				const counts = Uint32Array.from(matrix.cells.numerators, Number);
				expect(createHash('sha256').update(new Uint8Array(counts.buffer)).digest('hex')).toBe(
					expectation.expect.sha256LittleEndianU32RowMajor,
				);
			} else if (expectation.method === 'copeland') {
				expect(asSets(copeland(matrix).tiers)).toEqual(asSets(expectation.expect.ranking ?? []));
			} else if (expectation.method === 'irv') {
				expectEliminations(profile, expectation);
			} else checks[expectation.method]?.(matrix, profile, expectation);
		}
	});
});
