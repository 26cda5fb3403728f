import { describe, expect, it } from 'vitest';
import { computeTally, computeTallyFromMatrices } from '../tally';
import type { MatricesInput, TallyInput, TallyRefusal } from './tallyInput';

const sound: TallyInput = {
	task: 'rank',
	method: 'schulze',
	unranked: 'last',
	tieRule: { rule: 'leave-tied' },
	alternatives: ['a', 'b', 'c'],
	withdrawn: [],
	groups: [
		{
			id: 'uno',
			weight: { num: 1, den: 1 },
			ballots: [
				{ count: 2, ranking: [['a'], ['b'], ['c']] },
				{ count: '1', ranking: [['b', 'c']] },
			],
		},
		{ id: 'dos', weight: { num: '1', den: 2 }, ballots: [{ count: 1, ranking: [['c']] }] },
	],
};

function withBallot(count: number | string, ranking: readonly (readonly string[])[]): TallyInput {
	const ballots = [
		{ count: 1, ranking: [['a']] },
		{ count, ranking },
	];
	return { ...sound, groups: [{ id: 'uno', weight: { num: 1, den: 1 }, ballots }] };
}

function withWeight(num: number | string, den: number | string): TallyInput {
	return { ...sound, groups: [{ id: 'uno', weight: { num, den }, ballots: [] }] };
}

/** As a stranger's file may say it: the types are not there to help. */
function withText(from: string, to: string): TallyInput {
	return JSON.parse(JSON.stringify(sound).replace(from, to)) as TallyInput;
}

describe('computeTally refuses, naming the place,', () => {
	const atBallot = (...rest: (string | number)[]) => ['groups', 0, 'ballots', 1, ...rest];

	it.each<[string, TallyInput, TallyRefusal['code'], (string | number)[], string]>([
		['a method it does not have', withText('schulze', 'kemeny'), 'unknown-method', ['method'], 'kemeny'],
		[
			'a reading of unranked',
			withText('"last"', '"first"'),
			'unknown-unranked-policy',
			['unranked'],
			'first',
		],
		['a tie rule', withText('leave-tied', 'by-age'), 'unknown-tie-rule', ['tieRule'], '{"rule":"by-age"}'],
		['no nuclei', { ...sound, groups: [] }, 'no-groups', ['groups'], ''],
		['a nucleus twice', withText('"dos"', '"uno"'), 'duplicate-group', ['groups', 1, 'id'], 'uno'],
		['half a ballot', withBallot(1.5, []), 'count-not-an-integer', atBallot('count'), '1.5'],
		[
			'a rounded count',
			withBallot(2 ** 53, []),
			'count-not-an-integer',
			atBallot('count'),
			'9007199254740992',
		],
		['a decimal count', withBallot('1.0', []), 'count-not-an-integer', atBallot('count'), '1.0'],
		['a negative count', withBallot(-1, []), 'negative-count', atBallot('count'), '-1'],
		['an empty tier', withBallot(1, [['a'], []]), 'empty-tier', atBallot('ranking', 1), ''],
		[
			'an unknown alternative',
			withBallot(1, [['a', 'd']]),
			'unknown-alternative',
			atBallot('ranking', 0, 1),
			'd',
		],
		[
			'an alternative ranked twice',
			withBallot(1, [['a'], ['b', 'a']]),
			'alternative-ranked-twice',
			atBallot('ranking', 1, 1),
			'a',
		],
		[
			'an alternative ranked twice although withdrawn',
			{ ...withBallot(1, [['a'], ['b'], ['a']]), withdrawn: ['a'] },
			'alternative-ranked-twice',
			atBallot('ranking', 2, 0),
			'a',
		],
		[
			'an alternative listed twice',
			{ ...sound, alternatives: ['c', 'a', 'c', 'b'] },
			'duplicate-alternative',
			['alternatives', 2],
			'c',
		],
		['a stranger withdrawn', { ...sound, withdrawn: ['a', 'd'] }, 'unknown-withdrawn', ['withdrawn', 1], 'd'],
		[
			'an alternative withdrawn twice',
			{ ...sound, withdrawn: ['a', 'a'] },
			'duplicate-withdrawn',
			['withdrawn', 1],
			'a',
		],
		['half a numerator', withWeight(0.5, 1), 'weight-not-a-fraction', ['groups', 0, 'weight', 'num'], '0.5'],
		['a zero denominator', withWeight(1, 0), 'weight-not-a-fraction', ['groups', 0, 'weight', 'den'], '0'],
		['a negative weight', withWeight(-1, 2), 'negative-weight', ['groups', 0, 'weight', 'num'], '-1'],
		['a weight of zero everywhere', withWeight(0, 1), 'zero-weights', ['groups'], ''],
	])('%s', (_, input, code, path, value) => {
		expect(computeTally(input)).toEqual({ ok: false, error: { code, path, value } });
	});

	it('but nothing sound', () => {
		expect(computeTally(sound)).toMatchObject({ ok: true });
	});
});

describe('computeTallyFromMatrices refuses, naming the place,', () => {
	const computed = computeTally(sound);
	if (!computed.ok) throw new Error(JSON.stringify(computed.error));
	const published = computed.value;
	const [dos, uno] = published.groups;
	if (dos === undefined || uno === undefined) throw new Error('both nuclei are counted');

	type Group = MatricesInput['groups'][number];
	const change = (group: Partial<Group>): MatricesInput => ({
		...published,
		groups: [dos, { ...uno, ...group }],
	});
	const row = (...cells: (number | string | null)[]) =>
		change({ pairwise: [cells, ...uno.pairwise.slice(1)] });
	const inGroup = (...rest: (string | number)[]) => ['groups', 1, ...rest];
	const scores = (...points: (number | string)[]) =>
		change({
			borda: {
				rule: 'tied-last',
				scores: points.map((score, at) => ({ alternative: ['a', 'b', 'c'][at] ?? '', score })),
			},
		});

	it('as written here', () => {
		expect(uno.pairwise).toEqual([
			[null, 2, 2],
			[1, null, 2],
			[1, 0, null],
		]);
		expect(uno.borda.scores.map(({ score }) => score)).toEqual([4, '7/2', '3/2']);
		expect(computeTallyFromMatrices(change({}))).toEqual({ ok: true, value: published });
	});

	it.each<[string, MatricesInput, TallyRefusal['code'], (string | number)[], string]>([
		['a missing row', change({ pairwise: [] }), 'matrix-not-square', inGroup('pairwise'), '0'],
		['a short row', row(null, 2), 'matrix-not-square', inGroup('pairwise', 0), '2'],
		['a diagonal', row(0, 2, 2), 'diagonal-not-null', inGroup('pairwise', 0, 0), '0'],
		['a missing pair', row(null, null, 2), 'pair-not-a-count', inGroup('pairwise', 0, 1), 'null'],
		['a negative pair', row(null, -2, 2), 'pair-not-a-count', inGroup('pairwise', 0, 1), '-2'],
		['half a ballot', row(null, '3/2', 2), 'pair-not-a-count', inGroup('pairwise', 0, 1), '3/2'],
		['another spelling', row(null, '2', 2), 'pair-not-a-count', inGroup('pairwise', 0, 1), '2'],
		['more than voted', row(null, 3, 2), 'pair-exceeds-ballots', inGroup('pairwise', 1, 0), '1'],
		['half a turnout', change({ cast: 3.5 }), 'count-not-an-integer', inGroup('cast'), '3.5'],
		['a negative turnout', change({ empty: -1 }), 'negative-count', inGroup('empty'), '-1'],
		['more empty than cast', change({ empty: 4 }), 'more-empty-than-cast', inGroup('empty'), '4'],
		[
			'points that do not follow',
			scores(4, '7/2', 2),
			'borda-contradicts-matrix',
			inGroup('borda', 'scores', 2, 'score'),
			'2',
		],
		[
			'thirds of points',
			scores('4/3', '7/2', 2),
			'borda-not-a-total',
			inGroup('borda', 'scores', 0, 'score'),
			'4/3',
		],
		[
			'too many points',
			scores(10, '7/2', 2),
			'borda-not-a-total',
			inGroup('borda', 'scores', 0, 'score'),
			'10',
		],
		['missing points', scores(4, '7/2'), 'borda-not-a-total', inGroup('borda', 'scores'), '2'],
		[
			'points of another',
			change({ borda: { rule: 'tied-last', scores: [...uno.borda.scores].reverse() } }),
			'borda-not-a-total',
			inGroup('borda', 'scores', 0, 'alternative'),
			'c',
		],
		[
			'points by another rule',
			change({ borda: { ...uno.borda, rule: 'modified' } }),
			'borda-rule-mismatch',
			inGroup('borda', 'rule'),
			'modified',
		],
		['a withdrawn row', { ...published, withdrawn: ['b'] }, 'withdrawn-still-counted', ['withdrawn', 0], 'b'],
		[
			'a withdrawal twice',
			{ ...published, withdrawn: ['x', 'x'] },
			'duplicate-withdrawn',
			['withdrawn', 1],
			'x',
		],
		[
			'a row twice',
			{ ...published, alternatives: ['a', 'b', 'b'] },
			'duplicate-alternative',
			['alternatives', 2],
			'b',
		],
	])('%s', (_, input, code, path, value) => {
		expect(computeTallyFromMatrices(input)).toEqual({ ok: false, error: { code, path, value } });
	});
});
