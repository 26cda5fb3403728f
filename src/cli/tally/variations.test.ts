import { describe, expect, it } from 'vitest';
import { askCase, named, type Asked } from '../../../tests/ranking/askCase';
import type { Json } from '../../lib/ranking/interchange/jsonText';

const abc = named('A', 'B', 'C');

/** Every answer agrees with what follows from the definition by hand. */
const agreeing: [what: string, body: { [field: string]: Json }, asked: Asked[]][] = [
	[
		'ballots with fractional weights',
		{
			kind: 'ordinal',
			alternatives: abc,
			ballots: [
				{ count: 2, weight: '1/3', ranking: [['A'], ['B']] },
				{ count: 1, ranking: [['B', 'C']] },
				{ count: 3, weight: '1/2', ranking: [] },
			],
		},
		[
			[
				'pairwise',
				{ unranked: 'last' },
				{
					matrix: [
						[null, '2/3', '2/3'],
						[1, null, '2/3'],
						[1, 0, null],
					],
				},
			],
			[
				'pairwise',
				{ unranked: 'no-opinion' },
				{
					matrix: [
						[null, '2/3', 0],
						[0, null, 0],
						[0, 0, null],
					],
				},
			],
			['participation', {}, { ballotsCast: 6, ballotsEmpty: 3, ballotsExpressing: 3 }],
			['plurality', {}, { scores: { A: '2/3', B: 0, C: 0 }, ranking: [['A'], ['C', 'B']] }],
			['dowdall', { unranked: 'zero' }, { scores: { A: '2/3', B: '13/12', C: '3/4' } }],
			[
				'positional',
				{ points: [2, 1], unranked: 'zero' },
				{ scores: { A: '4/3', B: '13/6', C: '3/2' }, supporters: { A: '2/3', B: '5/3', C: 1 } },
			],
			// an empty ballot ties all three: half a point each from three ballots of one half
			[
				'borda',
				{ points: 'n-1..0', ties: 'average', unranked: 'tied-last' },
				{ scores: { A: '17/6', B: '11/3', C: 3 } },
			],
			[
				'borda',
				{ points: 'modified', ties: 'average', unranked: 'zero' },
				{ scores: { A: '4/3', B: '13/6', C: '3/2' } },
			],
		],
	],
	[
		'a withdrawal that empties ballots',
		{
			kind: 'ordinal',
			alternatives: abc,
			withdrawn: ['A'],
			ballots: [
				{ count: 4, ranking: [['A']] },
				{ count: 1, ranking: [['A', 'C'], ['B']] },
			],
		},
		[
			['participation', {}, { ballotsCast: 5, ballotsEmpty: 4, ballotsExpressing: 1 }],
			['schulze', { strength: 'margin' }, { ranking: [['C'], ['B']], winners: ['C'], winner: 'C' }],
			[
				'schulze',
				{ strength: 'ratio' },
				{
					strongestPaths: [
						[null, 0],
						['1/0', null],
					],
				},
			],
			[
				'irv',
				{ unranked: 'exhaust', stop: 'one-left' },
				{ winner: 'C', ranking: ['C', 'B'], eliminationOrder: ['B'] },
			],
		],
	],
	[
		'ties under every share of Copeland, and possible orders by their number',
		{
			kind: 'ordinal',
			alternatives: abc,
			ballots: [
				{ count: 1, ranking: [['A'], ['B'], ['C']] },
				{ count: 1, ranking: [['B'], ['A'], ['C']] },
			],
		},
		[
			['copeland', { tie: 0 }, { scores: { A: 1, B: 1, C: 0 } }],
			['copeland', { tie: 1 }, { scores: { A: 2, B: 2, C: 0 } }],
			['copeland', { tie: '1/3' }, { scores: { A: '4/3', B: '4/3', C: 0 }, ranking: [['B', 'A'], ['C']] }],
			[
				'ranked-pairs',
				{ strength: 'margin' },
				{ uniqueForEveryTieOrder: true, outcomesCount: 1, winners: ['B', 'A'] },
			],
			['minimax', { strength: 'opposition' }, { worstDefeat: { A: 1, B: 1, C: 2 }, winners: ['A', 'B'] }],
			[
				'default-option-rule',
				{ default: 'C', majorityRatio: '3/2' },
				{ dropped: [], votesAgainstDefault: { A: [2, 0], B: [2, 0] } },
			],
			[
				'kemeny',
				{ unranked: 'last' },
				{
					optimalCount: 2,
					optimalRankings: [
						['B', 'A', 'C'],
						['A', 'B', 'C'],
					],
				},
			],
		],
	],
	[
		'a nucleus without ballots, and weights that are fractions',
		{
			kind: 'ordinal-grouped',
			alternatives: named('X', 'Y'),
			groups: [
				{ id: 'one', weight: '1/2' },
				{ id: 'two', weight: '1/4' },
				{ id: 'none', weight: '1/4' },
			],
			ballots: [
				{ count: 9, ranking: [['X'], ['Y']], group: 'one' },
				{ count: 1, ranking: [['Y'], ['X']], group: 'two' },
				{ count: 5, ranking: [], group: 'none' },
			],
		},
		[
			[
				'grouped-pairwise',
				{ unranked: 'last' },
				{
					matrix: [
						[null, '1/2'],
						['1/4', null],
					],
					perGroup: {
						one: { ballotsExpressing: 9, bordaRanking: [['X'], ['Y']] },
						two: { ballotsExpressing: 1, bordaRanking: [['Y'], ['X']] },
						none: { ballotsExpressing: 0, bordaRanking: [['Y', 'X']] },
					},
				},
			],
			['grouped-borda', {}, { scores: { X: '1/2', Y: '1/4' } }],
			['grouped-plurality', {}, { scores: { X: '1/2', Y: '1/4' } }],
			['grouped-minimax', { strength: 'winning' }, { worstDefeat: { X: 0, Y: '1/2' } }],
			[
				'pooled-pairwise',
				{},
				{
					matrix: [
						[null, 9],
						[1, null],
					],
				},
			],
			['participation', {}, { ballotsCast: 15, ballotsEmpty: 5 }],
		],
	],
	[
		'tied committees, all and by the order of the file',
		{
			kind: 'approval',
			alternatives: named('z', 'a', 'm'),
			ballots: [
				{ count: 1, approved: ['z'] },
				{ count: 1, approved: ['a'] },
			],
		},
		[
			['pav', { k: 1 }, { committees: [['a'], ['z']] }],
			['pav', { k: 1, ties: 'file order' }, { committees: [['z']] }],
			['seq-pav', { k: 1, ties: 'lexicographic' }, { committees: [['a']] }],
			['seq-phragmen', { k: 1, ties: 'file order' }, { committees: [['z']] }],
			['equal-shares', { k: 1, completion: 'add1', increment: '1/4' }, { committees: [[]] }],
			['participation', {}, { ballotsCast: 2 }],
		],
	],
	[
		'pairs with the first one named',
		{
			kind: 'pairwise-wins-ordered',
			alternatives: named('A', 'B'),
			orderedPairs: [
				{ first: 'A', second: 'B', firstWins: 3, secondWins: 1 },
				{ first: 'B', second: 'A', firstWins: 1, secondWins: 1 },
			],
		},
		[
			['smoothed-win-share', {}, { scores: { A: '125/2', B: '75/2' } }],
			['bradley-terry', { reference: 'A' }, { logAbilities: { A: 0, B: Math.log(1 / 2) } }, 1e-9],
		],
	],
	[
		'agreement that is undefined',
		{ kind: 'two-scores', x: [1, 1, 1], y: [1, 2, 3] },
		[
			['kendall-tau-b', {}, { tauB: null, tiedX: 3 }],
			['spearman', {}, { rho: null }],
		],
	],
	[
		'a table of pairs of values',
		{
			kind: 'two-scores',
			table: [
				[2, 0],
				[0, 2],
			],
		},
		[['kendall-tau-b', {}, { tauB: 1, concordant: 4 }]],
	],
	[
		'a quota that a tie reaches over',
		{ kind: 'selection', categories: { p: 'x', q: 'x' }, quotas: { x: 1 }, ranking: [['p', 'q']] },
		[
			[
				'select-by-quota',
				{},
				{ selected: [], boundaryTies: [{ category: 'x', places: 1, alternatives: ['p', 'q'] }] },
			],
		],
	],
	[
		'weights and scales that are decimals',
		{
			kind: 'criteria-scores',
			alternatives: named('A', 'B'),
			criteria: [
				{ id: 'u', weight: '0.3' },
				{ id: 'v', weight: '0.1' },
			],
			scores: { A: ['0.5', 1], B: [1, '0'] },
		},
		[['weighted-sum', { normalise: 'none' }, { scores: { A: '1/4', B: '3/10' }, ranking: [['B'], ['A']] }]],
	],
];

describe('a case of the format with other parameters', () => {
	it.each(agreeing)('%s', (_, body, asked) => {
		const answers = askCase(body, asked);
		expect(answers.map(({ matches, actual }) => ({ matches, actual }))).toEqual(
			answers.map(({ actual }) => ({ matches: true, actual })),
		);
	});

	it('differs when a number, an order or a field differs', () => {
		const body = {
			kind: 'ordinal',
			alternatives: abc,
			ballots: [{ count: 1, ranking: [['A'], ['B'], ['C']] }],
		};
		const wrong: Asked[] = [
			['plurality', {}, { scores: { A: 1, B: 0, C: '1/3' } }],
			['plurality', {}, { scores: { A: 1, B: 0 } }],
			['plurality', {}, { ranking: [['B', 'C'], ['A']] }],
			['plurality', {}, { turnout: 1 }],
			['condorcet', {}, { winner: 'A', loser: null }],
			['kemeny', {}, { optimalRankings: [['A', 'C', 'B']] }],
		];
		expect(askCase(body, wrong).map(({ matches }) => matches)).toEqual(wrong.map(() => false));
	});

	it('says that it does not know a method, a variant or a kind, and does not guess', () => {
		const body = { kind: 'ordinal', alternatives: abc, ballots: [] };
		const unknown: Asked[] = [
			['range-voting', {}, { winner: 'A' }],
			['constructor', {}, { winner: 'A' }],
			['schulze', { strength: 'losing' }, { winner: 'A' }],
			['borda', { points: 'n..1' }, { winner: 'A' }],
			['irv', { stop: 'majority' }, { winner: 'A' }],
		];
		const asked = askCase(body, unknown);
		expect(asked.map(({ actual, matches }) => [actual, matches])).toEqual(unknown.map(() => [null, null]));
		expect(askCase({ kind: 'astrology' }, [['validate', {}, { valid: false }]])[0]?.matches).toBeNull();
	});
});
