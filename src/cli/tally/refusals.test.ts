import { describe, expect, it } from 'vitest';
import { askCase, named } from '../../../tests/ranking/askCase';
import type { Json } from '../../lib/ranking/interchange/jsonText';

const abc = named('A', 'B', 'C');

describe('data that must be refused', () => {
	const ballots = (ballot: Json) => ({ kind: 'ordinal', alternatives: abc, ballots: [ballot] });
	const judged = (comparisons: Json) => ({ kind: 'ahp', alternatives: named('A', 'B'), comparisons });
	const won = (wins: Json) => ({ kind: 'pairwise-wins', alternatives: named('A', 'B'), wins });
	it.each([
		[ballots({ count: 1, ranking: [['A'], ['Z']] }), 'unknown-alternative', ['ballots', 0, 'ranking', 1, 0]],
		[
			ballots({ count: 1, ranking: [['A'], ['A']] }),
			'alternative-ranked-twice',
			['ballots', 0, 'ranking', 1, 0],
		],
		[ballots({ count: -1, ranking: [] }), 'negative-count', ['ballots', 0, 'count']],
		[ballots({ count: 0.5, ranking: [] }), 'count-not-an-integer', ['ballots', 0, 'count']],
		[ballots({ count: 1, weight: '-1/2', ranking: [] }), 'negative-weight', ['ballots', 0, 'weight']],
		[ballots({ count: 1, weight: 0, ranking: [['A']] }), 'zero-weights', ['ballots']],
		[
			judged([
				[1, 2],
				[2, 1],
			]),
			'not-reciprocal',
			['comparisons', 1, 0],
		],
		[judged([[1, 2]]), 'wrong-number-of-rows', ['comparisons']],
		[won([[0, 1]]), 'wrong-number-of-rows', ['wins']],
		[won([[0], [1, 0]]), 'wrong-number-of-cells', ['wins', 0]],
		[
			won([
				[0, -1],
				[1, 0],
			]),
			'negative-wins',
			['wins', 0, 1],
		],
		[
			{ ...ballots({ count: 1, ranking: [] }), kind: 'ordinal-grouped', groups: [{ id: 'g', weight: 0 }] },
			'unknown-group',
			['ballots', 0, 'group'],
		],
		[
			{ kind: 'ordinal-grouped', alternatives: abc, ballots: [], groups: [{ id: 'g', weight: 0 }] },
			'zero-weights',
			['groups'],
		],
	] as const)('%j', (body, code, path) => {
		const [refused] = askCase(body, [['validate', {}, { valid: false, reason: 'prose' }]]);
		expect(refused).toMatchObject({ matches: true, actual: { valid: false, code, path } });
		const [asked] = askCase(body, [['pairwise', {}, { matrix: [] }]]);
		expect(asked).toMatchObject({ matches: false, actual: { refused: { code, path } } });
	});

	it('accepts what is sound', () => {
		expect(askCase(ballots({ count: 1, ranking: [] }), [['validate', {}, { valid: true }]])[0]?.matches).toBe(
			true,
		);
		expect(
			askCase(ballots({ count: 1, ranking: [] }), [['validate', {}, { valid: false }]])[0]?.matches,
		).toBe(false);
	});
});
