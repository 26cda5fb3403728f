import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { ExactNumber } from '../numbers/exactNumber';
import { approval } from '../scores/approval';
import { buildApprovals } from '../scores/approvalProfile';
import { equalShares } from './shares/equalShares';
import { greedyByScore } from './greedyByScore';

const IDS = ['10', '9', 'a', 'B', 'ñ'];

const asSortedLists = (committees: readonly (readonly string[])[] | undefined) =>
	(committees ?? []).map((committee) => [...committee].sort()).sort();

const ballotsOver = fc.array(
	fc.record({ count: fc.integer({ min: 1, max: 3 }), approved: fc.subarray(IDS) }),
	{ minLength: 1, maxLength: 6 },
);

function toDouble(value: ExactNumber): number {
	const [p, q = '1'] = String(value).split('/');
	return Number(p) / Number(q);
}

describe('spending a budget', () => {
	const budgets = fc.record({
		lines: ballotsOver,
		costs: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 5 }),
		budget: fc.integer({ min: 0, max: 14 }),
	});

	it('never spends more than there is, and greedy leaves nothing that fits', () => {
		fc.assert(
			fc.property(budgets, ({ lines, costs, budget }) => {
				const priceOf = Object.fromEntries(IDS.map((id, at) => [id, costs[at] ?? 1]));
				const spend = (members: readonly string[]) =>
					members.reduce((sum, id) => sum + (priceOf[id] ?? 0), 0);
				const profile = unwrap(buildApprovals(IDS, lines));
				const spending = { costs: priceOf, budget };
				const greedy = unwrap(greedyByScore(approval(profile).scores, spending));
				for (const committee of greedy.committees) {
					const left = budget - spend(committee);
					expect(left).toBeGreaterThanOrEqual(0);
					for (const id of IDS) if (!committee.includes(id)) expect(priceOf[id]).toBeGreaterThan(left);
				}
				for (const utility of ['cost', 'cardinality'] as const) {
					for (const completion of ['none', 'seq-phragmen', 'greedy-by-score'] as const) {
						const shares = unwrap(equalShares(profile, { ...spending, utility, completion }));
						for (const committee of shares.committees) expect(spend(committee)).toBeLessThanOrEqual(budget);
						for (const { cost, phase, payments } of shares.steps) {
							if (phase !== 'shares') continue;
							const paid = payments.reduce(
								(sum, { ballots, pays }) => sum + Number(ballots) * toDouble(pays),
								0,
							);
							expect(paid).toBeCloseTo(Number(cost), 9);
						}
					}
				}
			}),
			RUNS,
		);
	});

	it('greedy tries every order of equal scores, and a declared order leaves one outcome of those', () => {
		fc.assert(
			fc.property(
				budgets,
				fc.shuffledSubarray(IDS, { minLength: 5 }),
				fc.boolean(),
				({ lines, costs, budget }, tieOrder, skipUnaffordable) => {
					const priceOf = Object.fromEntries(IDS.map((id, at) => [id, costs[at] ?? 1]));
					const { scores } = approval(unwrap(buildApprovals(IDS, lines)));
					const spending = { costs: priceOf, budget, skipUnaffordable };
					const all = unwrap(greedyByScore(scores, spending));
					const one = unwrap(greedyByScore(scores, { ...spending, tieOrder }));
					expect(one.committeeCount).toBe(1);
					expect(asSortedLists(all.committees)).toContainEqual(asSortedLists(one.committees)[0]);
					const byHand = [...scores]
						.sort(
							(a, b) =>
								Number(b.score) - Number(a.score) ||
								tieOrder.indexOf(a.alternative) - tieOrder.indexOf(b.alternative),
						)
						.reduce(
							({ members, left, stopped }, { alternative }) => {
								const cost = priceOf[alternative] ?? 0;
								return !stopped && cost <= left
									? { members: [...members, alternative], left: left - cost, stopped }
									: { members, left, stopped: stopped || !skipUnaffordable };
							},
							{ members: [] as string[], left: budget, stopped: false },
						);
					expect(asSortedLists(one.committees)).toEqual(asSortedLists([byHand.members]));
					expect(one.spent).toBe(budget - byHand.left);
				},
			),
			RUNS,
		);
	});

	const scores = [
		{ alternative: 'a', score: 2 },
		{ alternative: 'b', score: 1 },
	];
	it.each([
		[{ costs: { a: 1 }, budget: 3 }, 'cost-missing', ['costs', 'b']],
		[{ costs: { a: 1, b: 0 }, budget: 3 }, 'cost-not-positive', ['costs', 'b']],
		[{ costs: { a: 'x', b: 1 }, budget: 3 }, 'cost-not-a-number', ['costs', 'a']],
		[{ costs: { a: 1, b: 1 }, budget: -1 }, 'negative-budget', ['budget']],
		[{ costs: { a: 1, b: 1 }, budget: '' }, 'budget-not-a-number', ['budget']],
		[{ costs: { a: 1, b: 1 }, budget: 1, tieOrder: ['a'] }, 'incomplete-tie-order', ['tieOrder']],
		[{ costs: { a: 1, b: 1 }, budget: 1, tieOrder: ['a', 'a'] }, 'unknown-alternative', ['tieOrder', 1]],
	])('refuses %j', (options, code, path) => {
		expect(greedyByScore(scores, { ...options, costs: options.costs })).toMatchObject({
			ok: false,
			error: { code, path },
		});
	});

	it('refuses a utility and a completion that nobody named', () => {
		const profile = unwrap(buildApprovals(['a'], [{ count: 1, approved: ['a'] }]));
		const spending = { costs: { a: 1 }, budget: 1 };
		expect(equalShares(profile, { ...spending, utility: 'joy' as 'cost' })).toMatchObject({
			error: { code: 'unknown-option', path: ['utility'] },
		});
		expect(equalShares(profile, { ...spending, completion: 'add2' as 'none' })).toMatchObject({
			error: { code: 'unknown-option', path: ['completion'], value: 'add2' },
		});
		expect(equalShares(profile, { ...spending, increment: 2 })).toMatchObject({
			error: { code: 'unknown-option', path: ['increment'], value: '2' },
		});
		for (const increment of [0, -1, 'x']) {
			expect(equalShares(profile, { ...spending, completion: 'add1', increment })).toMatchObject({
				error: { code: 'increment-not-positive', path: ['increment'], value: String(increment) },
			});
		}
	});

	it('buys nothing when nobody answered', () => {
		const silent = unwrap(buildApprovals(['a'], [{ count: 2, approved: [] }]));
		expect(unwrap(equalShares(silent, { costs: { a: 1 }, budget: 5 }))).toMatchObject({
			committees: [[]],
			tiers: [['a']],
			share: 0,
			spent: 0,
		});
	});
});
