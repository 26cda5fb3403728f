import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByDefinition, doubledBordaByDefinition } from '../../../../tests/ranking/bruteForce';
import { countAll } from '../../../../tests/ranking/laws/countedMethods';
import { writeBallots } from '../../../../tests/ranking/laws/writeBallots';
import { profiles } from '../../../../tests/ranking/profiles';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { formatExact, readExact } from '../numbers/exactNumber';
import { countBorda } from '../positional/bordaTotals';
import { borda } from './borda';
import { copeland } from './copeland';
import { defaultOptionRule } from './defaultOptionRule';
import { irv } from './irv';
import { kemeny } from './kemeny';
import { minimax } from './minimax';
import { dowdall, plurality, positional } from './positional';
import { rankedPairs } from './rankedPairs';
import { schulze } from './schulze';

const { profile, matrix } = countAll(writeBallots('4 A>B>C, 3 B>C>A, 2 C>A>B, 1 B=C'));

describe('the steps of Borda', () => {
	it('go from the most points to the fewest, each with what it lacks to the tier before', () => {
		fc.assert(
			fc.property(profiles(), fc.constantFrom('tied-last', 'zero', 'modified'), (plain, rule) => {
				const { steps, tiers } = borda(
					countBorda(countAll(plain).profile, { rule, emptyBallots: 'left-out' }),
				);
				const pointsOf = (id: string) => doubledBordaByDefinition(plain, rule, id);
				expect(steps.map(({ alternative }) => alternative).sort()).toEqual([...plain.ids].sort());
				const distinct = [...new Set(plain.ids.map(pointsOf))].sort((x, y) => y - x);
				for (const { alternative, tier, points, behind } of steps) {
					const own = pointsOf(alternative);
					expect(tier).toBe(1 + distinct.indexOf(own));
					expect(tiers[tier - 1]).toContain(alternative);
					expect(points).toBe(formatExact(BigInt(own), 2n));
					expect(behind).toBe(formatExact(BigInt((distinct[tier - 2] ?? own) - own), 2n));
				}
				expect(steps.map(({ tier }) => tier)).toEqual(steps.map(({ tier }) => tier).sort((x, y) => x - y));
			}),
			RUNS,
		);
	});
});

describe('the steps of Copeland', () => {
	it('name whom each alternative beats, ties and loses to, and its score follows', () => {
		fc.assert(
			fc.property(profiles(), (plain) => {
				const votes = countByDefinition(plain);
				const { steps, scores, tiers } = copeland(countAll(plain).matrix);
				const compare = (a: string, sign: number) =>
					plain.ids.filter((b) => b !== a && Math.sign(votes(a, b) - votes(b, a)) === sign);
				expect(steps.map(({ alternative }) => alternative)).toEqual(plain.ids);
				for (const [at, step] of steps.entries()) {
					expect(step.beats).toEqual(compare(step.alternative, 1));
					expect(step.ties).toEqual(compare(step.alternative, 0));
					expect(step.losesTo).toEqual(compare(step.alternative, -1));
					expect(step.score).toBe(formatExact(BigInt(2 * step.beats.length + step.ties.length), 2n));
					expect(scores[at]).toEqual({ alternative: step.alternative, score: step.score });
				}
				const doubled = (id: string) => 2 * compare(id, 1).length + compare(id, 0).length;
				const byScore = tiers.map((tier) => [...new Set(tier.map(doubled))]);
				expect(byScore.every((own) => own.length === 1)).toBe(true);
				expect(byScore.flat()).toEqual([...new Set(plain.ids.map(doubled))].sort((x, y) => y - x));
			}),
			RUNS,
		);
	});
});

describe('the steps of minimax', () => {
	it('go from the best to the worst, those tied in the order of the alternatives', () => {
		fc.assert(
			fc.property(profiles(), (plain) => {
				const { steps, tiers } = minimax(countAll(plain).matrix);
				const inOrder = tiers.flatMap((tier) => plain.ids.filter((id) => tier.includes(id)));
				expect(steps.map(({ alternative }) => alternative)).toEqual(inOrder);
			}),
			RUNS,
		);
	});
});

describe('points by place', () => {
	it('echo what they were counted with', () => {
		expect(unwrap(positional(profile, { points: [3, '1/2'] }))).toMatchObject({
			method: 'positional',
			points: [3, '1/2'],
			unranked: 'zero',
			ties: 'mean',
		});
		expect(dowdall(profile)).toMatchObject({
			method: 'dowdall',
			points: [1, '1/2', '1/3'],
			unranked: 'zero',
			ties: 'mean',
		});
		expect(plurality(profile)).toMatchObject({
			method: 'plurality',
			points: [1],
			unranked: 'zero',
			ties: 'alone',
		});
	});

	it('give the unranked nothing, or the mean of the places below when asked', () => {
		const { profile: short } = countAll(writeBallots('2 A, 1 B>C>A'));
		const scoresOf = (outcome: { scores: readonly { score: unknown }[] }) =>
			outcome.scores.map(({ score }) => score);
		expect(scoresOf(dowdall(short))).toEqual(['7/3', 1, '1/2']);
		expect(scoresOf(dowdall(short, { unranked: 'tied-last' }))).toEqual(['7/3', '11/6', '4/3']);
		expect(scoresOf(unwrap(positional(short, { points: [2, 1] })))).toEqual([4, 2, 1]);
		expect(scoresOf(unwrap(positional(short, { points: [2, 1], unranked: 'tied-last' })))).toEqual([4, 3, 2]);
	});

	it('of first places alone go to nobody whom a ballot ties first', () => {
		const { profile: tied } = countAll(writeBallots('3 A=B>C, 1 B>A, 2 C'));
		expect(plurality(tied).scores.map(({ score }) => score)).toEqual([0, 1, 2]);
	});
});

describe('each method', () => {
	it('says which it is, and scores only where it has scores', () => {
		const named = [
			rankedPairs(matrix),
			schulze(matrix),
			unwrap(kemeny(matrix)),
			copeland(matrix),
			minimax(matrix),
			borda(countBorda(profile, { rule: 'tied-last' })),
			unwrap(irv(profile, { tiedRanks: 'share' })),
		];
		expect(named.map(({ method, scores }) => [method, scores.length])).toEqual([
			['ranked-pairs', 0],
			['schulze', 0],
			['kemeny', 0],
			['copeland', 3],
			['minimax', 3],
			['borda', 3],
			['irv', 0],
		]);
		const option = unwrap(defaultOptionRule(matrix, { defaultOption: 'C', eligible: 4 }));
		expect([option.method, option.scores]).toEqual(['default-option-rule', []]);
	});

	it('lists all optimal rankings of Kemeny up to the number asked for, and none above', () => {
		const { matrix: level } = countAll(writeBallots('1 A>B>C, 1 C>B>A'));
		expect(unwrap(kemeny(level)).optimalCount).toBe(6);
		expect(unwrap(kemeny(level, { mostRankings: 6 })).optimalRankings).toHaveLength(6);
		expect(unwrap(kemeny(level, { mostRankings: 5 })).optimalRankings).toEqual([]);
	});

	it('says how far Kemeny agrees: all votes for the pairs as ordered', () => {
		const { agreementScore, distance } = unwrap(kemeny(matrix));
		const sum = (written: typeof agreementScore) => Number(readExact(written).num);
		expect([sum(agreementScore), sum(distance)]).toEqual([17, 12]);
	});
});
