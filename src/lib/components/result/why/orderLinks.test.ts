import { describe, expect, it } from 'vitest';
import type { StandingView } from '$lib/domain/result/resultView';
import { computeTally, type TallyMethod } from '$lib/ranking';
import { countDuels } from './countDuels';
import { listArcs, listLeftOut, listRungs } from './orderLinks';

/** A circle: a beats b 6 to 3, b beats c 7 to 2, c beats a 5 to 4; d loses to all. */
function standingOf(method: TallyMethod): Pick<StandingView, 'order' | 'outcome' | 'pairwise'> {
	const tally = computeTally({
		task: 'rank',
		method,
		unranked: 'last',
		tieRule: { rule: 'leave-tied' },
		alternatives: ['a', 'b', 'c', 'd'],
		withdrawn: [],
		groups: [
			{
				id: 'mesa',
				weight: { num: 1, den: 1 },
				ballots: [
					{ count: 4, ranking: [['a'], ['b'], ['c'], ['d']] },
					{ count: 3, ranking: [['b'], ['c'], ['a'], ['d']] },
					{ count: 2, ranking: [['c'], ['a'], ['b'], ['d']] },
				],
			},
		],
	});
	if (!tally.ok) throw new Error(tally.error.code);
	const [group] = tally.value.groups;
	if (!group) throw new Error('no group');
	const { tiers, outcome, pairwise } = group;
	expect(tiers).toEqual([['a'], ['b'], ['c'], ['d']]);
	const order = tiers.map(([id = ''], at) => ({ id, title: id.toUpperCase(), place: at + 1 }));
	// as a stored result gives it
	return JSON.parse(JSON.stringify({ order, outcome, pairwise })) as ReturnType<typeof standingOf>;
}

describe('the ladder of an order', () => {
	it('joins each problem to the next by the duel it won', () => {
		expect(listRungs(standingOf('ranked-pairs'))).toEqual([
			{ kind: 'won', votes: [6, 3] },
			{ kind: 'won', votes: [7, 2] },
			{ kind: 'won', votes: [9, 0] },
		]);
	});

	it('draws the win that was left out, with the chain against it', () => {
		const standing = standingOf('ranked-pairs');
		expect(listLeftOut(standing)).toEqual([
			{ above: 'c', below: 'a', votes: [5, 4], chain: ['a', 'b', 'c'] },
		]);
		// the links of the chain are rungs already
		expect(listArcs(standing)).toEqual([{ from: 2, to: 0, kind: 'left-out' }]);
	});

	it('tells the strongest chains of Schulze, there and back', () => {
		const standing = standingOf('schulze');
		expect(listRungs(standing)[0]).toEqual({ kind: 'path', votes: [6, 5] });
		expect(listLeftOut(standing)).toEqual([]);
	});

	it('counts the duels of each', () => {
		expect(countDuels(standingOf('ranked-pairs'))).toEqual([
			{ won: 2, drew: 0, lost: 1 },
			{ won: 2, drew: 0, lost: 1 },
			{ won: 2, drew: 0, lost: 1 },
			{ won: 0, drew: 0, lost: 3 },
		]);
	});
});
