import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { buildApprovals } from '../scores/approvalProfile';
import { greedyByScore } from './greedyByScore';
import { pav } from './pav';
import { seqPav } from './seqPav';
import { seqPhragmen } from './seqPhragmen';
import { equalShares } from './shares/equalShares';

/** Ids that stand otherwise by place than by name; five ballots, one of them empty. */
const IDS = ['z', 'b', 'a', 'y'];
const profile = unwrap(
	buildApprovals(IDS, [
		{ count: 3, approved: ['z', 'b'] },
		{ count: 2, approved: ['a'] },
		{ count: 1, approved: ['a', 'y'] },
		{ count: 4, approved: [] },
	]),
);

describe('the whole of an outcome, counted by hand', () => {
	it('PAV: z and a, or b and a, make six ballots happy once; z and b three of them one and a half times', () => {
		expect(unwrap(pav(profile, { k: 2 }))).toEqual({
			method: 'pav',
			version: 1,
			k: 2,
			tiers: [['a'], ['z', 'b'], ['y']],
			committees: [
				['b', 'a'],
				['z', 'a'],
			],
			committeeCount: 2,
			spent: null,
			scores: [],
			steps: [
				{ committee: ['b', 'a'], score: 6, ballotsByMembers: [4, 6, 0] },
				{ committee: ['z', 'a'], score: 6, ballotsByMembers: [4, 6, 0] },
			],
		});
		const [whole] = unwrap(pav(profile, { k: 4 })).steps;
		expect(whole).toEqual({ committee: ['z', 'b', 'a', 'y'], score: 8, ballotsByMembers: [4, 2, 4, 0, 0] });
	});

	it('sequential PAV: three are tied at three ballots, and the second of a ballot counts a half', () => {
		const outcome = unwrap(seqPav(profile, { k: 3 }));
		expect(outcome).toMatchObject({ method: 'seq-pav', version: 1, k: 3, spent: null, scores: [] });
		expect(outcome.steps).toEqual([
			{ round: 1, alternative: 'a', tied: ['a', 'b', 'z'], gain: 3 },
			{ round: 2, alternative: 'b', tied: ['b', 'z'], gain: 3 },
			{ round: 3, alternative: 'z', tied: ['z'], gain: '3/2' },
		]);
		expect([outcome.committees, outcome.committeeCount]).toEqual([[['z', 'b', 'a']], 1]);
	});

	it('Phragmén: a member is shared by its ballots, and who has carried one carries on', () => {
		const outcome = unwrap(seqPhragmen(profile, { k: 3 }));
		expect(outcome).toMatchObject({ method: 'seq-phragmen', version: 1, k: 3, spent: null, scores: [] });
		expect(outcome.steps).toEqual([
			{ round: 1, alternative: 'a', tied: ['a', 'b', 'z'], load: '1/3' },
			{ round: 2, alternative: 'b', tied: ['b', 'z'], load: '1/3' },
			{ round: 3, alternative: 'z', tied: ['z'], load: '2/3' },
		]);
		const unwanted = unwrap(buildApprovals(['q', 'p'], [{ count: 1, approved: [] }]));
		expect(unwrap(seqPhragmen(unwanted, { k: 1 }))).toMatchObject({
			committees: [['p'], ['q']],
			steps: [{ round: 1, alternative: 'p', tied: ['p', 'q'], load: null }],
		});
	});

	it('equal shares: who pays, what is left, and what the completions add', () => {
		const spending = { costs: { z: 3, b: 2, a: 2, y: 1 }, budget: 6, utility: 'cardinality' } as const;
		const plain = unwrap(equalShares(profile, spending));
		expect(plain).toEqual({
			method: 'equal-shares',
			version: 1,
			completion: 'none',
			utility: 'cardinality',
			share: 1,
			tiers: [
				['b', 'a'],
				['z', 'y'],
			],
			committees: [['b', 'a']],
			committeeCount: 1,
			spent: 4,
			scores: [],
			steps: [
				{
					round: 1,
					phase: 'shares',
					alternative: 'a',
					tied: ['a', 'b'],
					cost: 2,
					value: '2/3',
					payments: [
						{ approved: ['a', 'y'], ballots: 1, pays: '2/3', left: '1/3' },
						{ approved: ['a'], ballots: 2, pays: '2/3', left: '1/3' },
					],
				},
				{
					round: 2,
					phase: 'shares',
					alternative: 'b',
					tied: ['b'],
					cost: 2,
					value: '2/3',
					payments: [{ approved: ['b', 'z'], ballots: 3, pays: '2/3', left: '1/3' }],
				},
			],
		});
		// two are left: by approvals y costs one and z three, which does not fit
		const greedy = unwrap(equalShares(profile, { ...spending, completion: 'greedy-by-score' }));
		expect(greedy.steps.slice(2)).toEqual([
			{ round: 3, phase: 'greedy-by-score', alternative: 'y', tied: ['y'], cost: 1, value: 1, payments: [] },
		]);
		const more = { ...spending, costs: { ...spending.costs, z: 2 }, completion: 'greedy-by-score' } as const;
		expect(unwrap(equalShares(profile, more)).steps.slice(2)).toMatchObject([{ alternative: 'z', value: 3 }]);
		// a third for y alone: a load of 1 − 1/3; for z (2 − 3 · 1/3) / 3
		const loads = unwrap(equalShares(profile, { ...more, completion: 'seq-phragmen' }));
		expect(loads.steps.slice(2)).toEqual([
			{ round: 3, phase: 'seq-phragmen', alternative: 'z', tied: ['z'], cost: 2, value: '1/3', payments: [] },
		]);
		expect(unwrap(equalShares(profile, { k: 2 }))).toMatchObject({
			utility: 'unit',
			share: '1/3',
			spent: null,
		});
	});

	it('greedy: what each takes and what is left, and what is refused', () => {
		const scores = [
			{ alternative: 'z', score: 5 },
			{ alternative: 'b', score: '7/2' },
			{ alternative: 'a', score: 5 },
		];
		const costs = { z: 4, b: 1, a: 3 };
		expect(unwrap(greedyByScore(scores, { costs, budget: 5 }))).toEqual({
			method: 'greedy-by-score',
			version: 1,
			skipUnaffordable: true,
			tiers: [['b'], ['z', 'a']],
			committees: [
				['b', 'a'],
				['z', 'b'],
			],
			committeeCount: 2,
			spent: null,
			scores,
			steps: [
				{ round: 1, alternative: 'a', tied: ['a', 'z'], score: 5, cost: 3, left: 2 },
				{ round: 2, alternative: 'b', tied: ['b'], score: '7/2', cost: 1, left: 1 },
			],
		});
		const stopped = unwrap(greedyByScore(scores, { costs, budget: 5, skipUnaffordable: false }));
		expect(stopped.committees).toEqual([['a'], ['z']]);
		const twice = [...scores, { alternative: 'b', score: 1 }];
		expect(greedyByScore(twice, { costs, budget: 5 })).toEqual({
			ok: false,
			error: { code: 'duplicate-alternative', path: ['scores', 3, 'alternative'], value: 'b' },
		});
		expect(greedyByScore([{ alternative: 'z', score: 'x' }], { costs, budget: 5 })).toEqual({
			ok: false,
			error: { code: 'score-missing', path: ['scores', 0, 'score'], value: 'x' },
		});
	});
});
