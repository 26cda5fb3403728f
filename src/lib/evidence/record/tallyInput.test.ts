import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counting, Marks, Methodology, Tiers } from './documents';
import { describeSample } from '../testing/sampleMethodology';
import { buildTallyInput } from './tallyInput';

const counting = {
	task: 'rank',
	method: 'schulze',
	strength: 'winning-then-losing',
	unranked: 'last',
	mostRanked: null,
} as const;
const methodology = describeSample({
	title: { es: 't' },
	alternatives: ['c', 'a', 'b'].map((id) => ({ id, title: id, description: '' })),
	counting,
	weights: [
		{ nucleus: 'n2', name: 'Dos', weight: { num: 1, den: 3 } },
		{ nucleus: 'n1', name: 'Uno', weight: { num: 2, den: 3 } },
		{ nucleus: 'n3', name: 'Tres', weight: { num: 1, den: 3 } },
	],
	publication: 'anonymous',
});

const weight = { num: 1, den: 2 };
const countings: [Counting, object, Marks, Marks][] = [
	[
		{ task: 'approve', method: 'approval', mostApproved: 2 },
		{ task: 'approve', method: 'approval', mostApproved: 2 },
		{ approved: ['a'] },
		{ approved: ['b'] },
	],
	[
		{ task: 'points', method: 'cumulative-points', points: 3, mostPerAlternative: null },
		{ task: 'points', method: 'cumulative-points', points: 3, mostPerAlternative: null },
		{ points: [{ alternative: 'a', points: 3 }] },
		{ points: [{ alternative: 'b', points: 3 }] },
	],
	[
		{
			task: 'criteria',
			method: 'weighted-sum',
			scale: { least: 1, most: 5 },
			criteria: [{ id: 'alcance', name: 'Alcance', question: '¿A cuántos?', weight }],
		},
		{
			task: 'criteria',
			method: 'weighted-sum',
			scale: { least: 1, most: 5 },
			criteria: [{ id: 'alcance', weight }],
		},
		{ scores: [{ alternative: 'a', criterion: 'alcance', score: 1 }] },
		{ scores: [{ alternative: 'a', criterion: 'alcance', score: 5 }] },
	],
	[
		{ task: 'pairs', method: 'win-share' },
		{ task: 'pairs', method: 'win-share' },
		{ judgements: [{ first: 'a', second: 'b', preferred: 'a' }] },
		{ judgements: [{ first: 'a', second: 'b', preferred: 'b' }] },
	],
];

describe('buildTallyInput', () => {
	it.each(countings)('counts alike ballots once under %o', (counting, rules, first, second) => {
		const input = buildTallyInput({ ...methodology, counting }, [
			{ nucleus: 'n3', ballots: [second, first, second] },
		]);
		expect(input).toEqual({
			...rules,
			tieRule: { rule: 'leave-tied' },
			alternatives: ['c', 'a', 'b'],
			groups: [
				{
					id: 'n3',
					weight: { num: 1, den: 3 },
					ballots: [
						{ count: 1, ...first },
						{ count: 2, ...second },
					],
				},
			],
		});
	});

	it.each(countings)('counts no ranking under %o, nor the other way round', (counting, _, marks) => {
		const build = (own: Methodology, ballot: Marks) => () =>
			buildTallyInput(own, [{ nucleus: 'n1', ballots: [ballot] }]);
		expect(build({ ...methodology, counting }, { tiers: [['a']] })).toThrow(
			new TypeError('A ranking cannot be counted under another task.'),
		);
		expect(build(methodology, marks)).toThrow(
			new TypeError('A ballot of another task cannot be counted as a ranking.'),
		);
	});

	it('says of a draw its source and what it gave, which is nothing until it is held', () => {
		const drawing: Methodology = {
			...methodology,
			tieRule: { rule: 'draw', source: 'Sorteo ficticio', heldOn: '2026-03-11' },
		};
		expect(buildTallyInput(drawing, [], '4 8 15').tieRule).toEqual({
			rule: 'draw',
			source: 'Sorteo ficticio',
			seed: '4 8 15',
		});
		expect(buildTallyInput(drawing, []).tieRule).toEqual({
			rule: 'draw',
			source: 'Sorteo ficticio',
			seed: '',
		});
		expect(buildTallyInput(methodology, [], '4 8 15').tieRule).toEqual({ rule: 'leave-tied' });
	});

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
