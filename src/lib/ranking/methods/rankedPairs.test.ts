import { describe, expect, it } from 'vitest';
import { readPublishedCases } from '../../../../tests/ranking/publishedCases';
import type { BallotLine } from '../ballots/ballot';
import { buildProfile } from '../ballots/profile';
import { countPairwise, type PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { MOST_LISTED_OUTCOMES, rankedPairs } from './rankedPairs';

function count(alternatives: readonly string[], ballots: readonly BallotLine[]): PairwiseMatrix {
	const profile = buildProfile(alternatives, ballots);
	if (!profile.ok) throw new Error(JSON.stringify(profile.error));
	return countPairwise(profile.value, 'last');
}

function readCase(id: string): PairwiseMatrix {
	const found = readPublishedCases('ordinal').find((published) => published.id === id);
	return count(found?.alternatives?.map((alternative) => alternative.id) ?? [], found?.ballots ?? []);
}

describe('equally strong defeats', () => {
	it('leave tied what their order decides, and what lies between', () => {
		// A>C and C>B are both 54 to 46: B>A>D>C or C>B>A>D. C can be first or last, so it ties with all it passes.
		const outcome = rankedPairs(readCase('gorr-rp-4'));
		expect(outcome.tieOrder).toBe('decides');
		expect(outcome.tiers).toEqual([['A', 'B', 'C', 'D']]);
		expect(outcome.outcomes).toEqual([
			[['B'], ['A'], ['D'], ['C']],
			[['C'], ['B'], ['A'], ['D']],
		]);
		expect(outcome.places).toEqual([
			{ alternative: 'A', highest: 2, lowest: 3 },
			{ alternative: 'B', highest: 1, lowest: 2 },
			{ alternative: 'C', highest: 1, lowest: 4 },
			{ alternative: 'D', highest: 3, lowest: 4 },
		]);
		const open = outcome.steps.filter(({ decision }) => decision === 'depends');
		expect(open.map(({ above, below }) => `${above} over ${below}`)).toEqual([
			'A over C',
			'C over B',
			'D over C',
		]);
	});

	it('touch nothing outside their cycle, whether or not the orders are tried', () => {
		const cycle = [['A'], ['B'], ['C']];
		const ballots = [0, 1, 2].map((at) => ({
			count: 1,
			ranking: [['X', 'Y'], ...cycle.slice(at), ...cycle.slice(0, at)],
		}));
		const matrix = count(['A', 'B', 'C', 'X', 'Y'], ballots);
		for (const mostOutcomes of [0, 200]) {
			const outcome = rankedPairs(matrix, { mostOutcomes });
			expect(outcome.tiers).toEqual([
				['X', 'Y'],
				['A', 'B', 'C'],
			]);
			expect(outcome.outcomeCount).toBe(mostOutcomes === 0 ? null : 3);
			expect(outcome.places[0]).toEqual({ alternative: 'A', highest: 3, lowest: 5 });
			// without trying the orders nobody knows that X and Y always share the first place
			expect(outcome.places[3]).toEqual({ alternative: 'X', highest: 1, lowest: mostOutcomes === 0 ? 2 : 1 });
		}
	});

	it('are counted but not listed when there are many outcomes, and left open when there are too many', () => {
		const cycles = (number: number): PairwiseMatrix => {
			const blocks = Array.from({ length: number }, (_, at) =>
				['a', 'b', 'c'].map((name) => [`${name}${at}`]),
			);
			const ballots = [0, 1, 2].map((at) => ({
				count: 1,
				ranking: blocks.flatMap((block) => [...block.slice(at), ...block.slice(0, at)]),
			}));
			return count(blocks.flat(2), ballots);
		};
		const four = rankedPairs(cycles(4));
		expect(four.outcomeCount).toBe(81);
		expect(81).toBeGreaterThan(MOST_LISTED_OUTCOMES);
		expect(four.outcomes).toEqual([]);
		expect(four.tiers.map((tier) => tier.join())).toEqual(['a0,b0,c0', 'a1,b1,c1', 'a2,b2,c2', 'a3,b3,c3']);
		const six = rankedPairs(cycles(6));
		expect(six).toMatchObject({ outcomeCount: null, outcomes: [], tieOrder: 'decides' });
		expect(six.tiers).toHaveLength(6);
	});
});

describe('steps', () => {
	it('say which locked defeats stand against a rejected one', () => {
		const { steps, tiers, tieOrder } = rankedPairs(
			count(
				['agua', 'luz', 'basura'],
				[
					{ count: 4, ranking: [['agua'], ['luz'], ['basura']] },
					{ count: 3, ranking: [['luz'], ['basura'], ['agua']] },
					{ count: 2, ranking: [['basura'], ['agua'], ['luz']] },
				],
			),
		);
		expect(tieOrder).toBe('irrelevant');
		expect(tiers).toEqual([['agua'], ['luz'], ['basura']]);
		expect(steps).toEqual([
			{
				above: 'luz',
				below: 'basura',
				votesFor: 7,
				votesAgainst: 2,
				strengthGroup: 1,
				decision: 'locked',
				contraryPath: [],
			},
			{
				above: 'agua',
				below: 'luz',
				votesFor: 6,
				votesAgainst: 3,
				strengthGroup: 2,
				decision: 'locked',
				contraryPath: [],
			},
			{
				above: 'basura',
				below: 'agua',
				votesFor: 5,
				votesAgainst: 4,
				strengthGroup: 3,
				decision: 'rejected',
				contraryPath: ['agua', 'luz', 'basura'],
			},
		]);
	});

	it('can be recounted by hand in every published election: each contrary path is locked and strong enough', () => {
		let rejected = 0;
		for (const { id } of readPublishedCases('ordinal').filter((found) => !found.id.startsWith('invalid'))) {
			const { steps } = rankedPairs(readCase(id));
			const locked = new Map(
				steps
					.filter(({ decision }) => decision === 'locked')
					.map((step) => [JSON.stringify([step.above, step.below]), step.strengthGroup]),
			);
			for (const step of steps) {
				if (step.decision !== 'rejected' || step.contraryPath.length === 0) continue;
				rejected++;
				expect([step.contraryPath[0], step.contraryPath.at(-1)]).toEqual([step.below, step.above]);
				for (const [at, node] of step.contraryPath.slice(1).entries()) {
					const group = locked.get(JSON.stringify([step.contraryPath[at], node]));
					expect(group).toBeLessThanOrEqual(step.strengthGroup);
				}
			}
		}
		expect(rejected).toBeGreaterThan(10);
	});
});

describe('nothing to compare', () => {
	it.each([[[]], [['a']]])('gives an answer for %j', (alternatives: string[]) => {
		expect(rankedPairs(count(alternatives, []))).toMatchObject({
			tiers: alternatives.map((id) => [id]),
			tieOrder: 'irrelevant',
			outcomeCount: 1,
			steps: [],
		});
	});
});
