import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raiseByHand } from '../../../../../tests/ranking/byHand/raiseByHand';
import { RUNS } from '../../../../../tests/ranking/runs';
import { unwrap } from '../../../../../tests/ranking/unwrap';
import { buildApprovals } from '../../scores/approvalProfile';
import { equalShares } from './equalShares';

const IDS = ['10', '9', 'a', 'B', 'ñ'];

const asSortedLists = (committees: readonly (readonly string[])[]) =>
	committees.map((committee) => [...committee].sort()).sort();

const ballotsOver = fc.array(
	fc.record({ count: fc.integer({ min: 1, max: 3 }), approved: fc.subarray(IDS) }),
	{ minLength: 1, maxLength: 6 },
);

describe('the completion add1', () => {
	const add1 = { completion: 'add1' } as const;
	const budgets = fc.record({
		lines: ballotsOver,
		costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 5, maxLength: 5 }),
		budget: fc.integer({ min: 0, max: 60 }),
		increment: fc.constantFrom(1, 2, '1/2'),
		utility: fc.constantFrom('cost' as const, 'cardinality' as const),
	});

	it('gives what trying every height of the shares by hand gives', () => {
		fc.assert(
			fc.property(budgets, ({ lines, costs, budget, increment, utility }) => {
				const priceOf = new Map(IDS.map((id, at) => [id, costs[at] ?? 1]));
				const voters = lines.flatMap(({ count, approved }) =>
					approved.length === 0 ? [] : Array.from({ length: count }, () => approved),
				);
				const outcome = unwrap(
					equalShares(unwrap(buildApprovals(IDS, lines)), {
						...{ costs: Object.fromEntries(priceOf), budget, utility, increment },
						...add1,
					}),
				);
				const step = increment === '1/2' ? 0.5 : Number(increment);
				expect(asSortedLists(outcome.committees)).toEqual(
					raiseByHand({ voters, priceOf, budget, increment: step, byCost: utility === 'cost' }),
				);
			}),
			RUNS,
		);
	});

	it('goes on where money is left, and stops before it costs too much', () => {
		// two towns of 3 and 2; a share of 20 each buys p (30) for the first town alone, at 10 each
		const lines = [
			{ count: 3, approved: ['p', 'q'] },
			{ count: 2, approved: ['r'] },
		];
		const profile = unwrap(buildApprovals(['p', 'q', 'r'], lines));
		const spending = { costs: { p: 30, q: 40, r: 44 }, budget: 100, utility: 'cardinality' } as const;
		const plain = unwrap(equalShares(profile, spending));
		expect([plain.committees, plain.spent, plain.share]).toEqual([[['p']], 30, 20]);
		const raised = unwrap(equalShares(profile, { ...spending, ...add1 }));
		// 22 each pay r, and q fits no longer
		expect([raised.committees, raised.spent, raised.share]).toEqual([[['p', 'r']], 74, 22]);
		expect(raised.steps.map(({ alternative, phase, value }) => [alternative, phase, value])).toEqual([
			['p', 'shares', 10],
			['r', 'shares', 22],
		]);
		const coarse = unwrap(equalShares(profile, { ...spending, ...add1, increment: 10 }));
		expect([coarse.committees, coarse.share]).toEqual([[['p']], 20]);
		const whole = unwrap(equalShares(profile, { ...spending, budget: 114, ...add1 }));
		expect([whole.committees, whole.spent, whole.share]).toEqual([[['p', 'q', 'r']], 114, 24]);
	});

	it('follows ties at every height', () => {
		const profile = unwrap(
			buildApprovals(
				['a', 'b'],
				[
					{ count: 1, approved: ['a'] },
					{ count: 1, approved: ['b'] },
				],
			),
		);
		const all = unwrap(equalShares(profile, { costs: { a: 3, b: 3 }, budget: 3, ...add1 }));
		// 3 each would buy both for 6: nothing of it can be paid
		expect([all.committees, all.spent, all.share]).toEqual([[[]], 0, 2]);
		const shared = unwrap(
			buildApprovals(
				['a', 'b'],
				[
					{ count: 2, approved: ['a', 'b'] },
					{ count: 1, approved: [] },
				],
			),
		);
		const tied = unwrap(equalShares(shared, { costs: { a: 4, b: 4 }, budget: 6, ...add1 }));
		expect([tied.committees, tied.tiers, tied.spent]).toEqual([[['a'], ['b']], [['a', 'b']], null]);
	});

	it('ends where nobody wants what is left, and is refused where it would not end soon', () => {
		const profile = unwrap(buildApprovals(['a', 'b'], [{ count: 2, approved: ['a'] }]));
		const bought = unwrap(equalShares(profile, { costs: { a: 1, b: 1 }, budget: 9, ...add1 }));
		expect([bought.committees, bought.spent]).toEqual([[['a']], 1]);
		const none = unwrap(buildApprovals(['a'], [{ count: 2, approved: [] }]));
		expect(unwrap(equalShares(none, { costs: { a: 1 }, budget: 9, ...add1 })).committees).toEqual([[]]);
		const lone = unwrap(
			buildApprovals(
				['a', 'b'],
				[
					{ count: 1, approved: ['a'] },
					{ count: 99, approved: ['b'] },
				],
			),
		);
		const far = { costs: { a: 5_000, b: 1_000_000 }, budget: 6_000, ...add1 };
		expect(equalShares(lone, far)).toMatchObject({
			ok: false,
			error: { code: 'search-too-large', path: ['increment'], value: '1' },
		});
		expect(unwrap(equalShares(lone, { ...far, increment: 10 })).committees).toEqual([['a']]);
		const many = Array.from({ length: 14 }, (_, at) => `x${String(at)}`);
		const crowd = unwrap(buildApprovals(many, [{ count: 1, approved: many }]));
		const costs = Object.fromEntries(many.map((id) => [id, 2]));
		expect(equalShares(crowd, { costs, budget: 14, ...add1 })).toMatchObject({
			error: { code: 'search-too-large', path: ['increment'] },
		});
	});
});
