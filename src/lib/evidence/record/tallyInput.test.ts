import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Methodology, Tiers } from './documents';
import { buildTallyInput } from './tallyInput';

const methodology: Methodology = {
	v: 1,
	prioritization: 'p',
	title: { es: 't' },
	question: { es: 'q' },
	alternatives: ['c', 'a', 'b'].map((id) => ({ id, title: id, description: '' })),
	counting: {
		task: 'rank',
		method: 'schulze',
		strength: 'winning-then-losing',
		unranked: 'last',
		mostRanked: null,
	},
	tieRule: { rule: 'leave-tied' },
	round: { number: 1, previous: null },
	weights: [
		{ nucleus: 'n2', name: 'Dos', weight: { num: 1, den: 3 } },
		{ nucleus: 'n1', name: 'Uno', weight: { num: 2, den: 3 } },
		{ nucleus: 'n3', name: 'Tres', weight: { num: 1, den: 3 } },
	],
	rankings: [],
	leftOut: [],
	publication: 'anonymous',
	ruleset: { id: 'r', version: 1 },
	software: 's',
};

describe('buildTallyInput', () => {
	it('keeps the order of the methodology and leaves out the nuclei that were not counted', () => {
		const input = buildTallyInput(methodology, [
			{ nucleus: 'n1', ballots: [{ tiers: [['b', 'a']] }, { tiers: [['a', 'b']] }, { tiers: [] }] },
			{ nucleus: 'n2', ballots: [] },
		]);
		expect(input).toEqual({
			task: 'rank',
			method: 'schulze',
			unranked: 'last',
			tieRule: { rule: 'leave-tied' },
			alternatives: ['c', 'a', 'b'],
			withdrawn: [],
			groups: [
				{ id: 'n2', weight: { num: 1, den: 3 }, ballots: [] },
				{
					id: 'n1',
					weight: { num: 2, den: 3 },
					ballots: [
						{ count: 2, ranking: [['a', 'b']] },
						{ count: 1, ranking: [] },
					],
				},
			],
		});
	});

	it('depends neither on the order of arrival nor on the order inside a tie', () => {
		const ballots = fc.array(
			fc
				.shuffledSubarray(['a', 'b', 'c'])
				.chain((ids) =>
					fc
						.nat({ max: ids.length })
						.map((cut): Tiers => [ids.slice(0, cut), ids.slice(cut)].filter((t) => t.length)),
				),
		);
		fc.assert(
			fc.property(ballots, (list) => {
				const reversed = [...list].reverse().map((tiers) => tiers.map((tier) => [...tier].reverse()));
				const one = buildTallyInput(methodology, [
					{ nucleus: 'n1', ballots: list.map((tiers) => ({ tiers })) },
				]);
				const other = buildTallyInput(methodology, [
					{ nucleus: 'n1', ballots: reversed.map((tiers) => ({ tiers })) },
				]);
				expect(other).toEqual(one);
				expect(one.groups[0]?.ballots.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
			}),
		);
	});
});
