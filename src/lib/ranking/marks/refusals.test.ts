import { describe, expect, it } from 'vitest';
import {
	markCriteria as criteria,
	marksOf as one,
	marksRules as rulesOf,
} from '../../../../tests/ranking/marksInputs';
import type { MarkLine, MarksInput, MarksRules } from './marksInput';
import { computeMarksTally } from './marksTally';

describe('what cannot be counted is refused with its place', () => {
	const withRules = (changes: object, task: MarksRules['task'] = 'criteria'): MarksInput =>
		one([], { ...rulesOf[task], ...changes });
	const withLine = (task: MarksRules['task'], line: object): MarksInput =>
		one([{ count: 1, ...line } as MarkLine], rulesOf[task]);
	const summed = (task: MarksRules['task'], totals: readonly (readonly (number | string)[])[], cast = 2) => ({
		...one([], rulesOf[task]),
		groups: [{ id: 'n', weight: { num: 1, den: 1 }, cast, empty: 0, totals }],
	});
	const mark = (changes: object) => ({
		scores: [{ alternative: 'a', criterion: 'reach', score: 3, ...changes }],
	});
	const pair = (changes: object) => ({
		judgements: [{ first: 'a', second: 'b', preferred: 'a', ...changes }],
	});

	it.each<[string, MarksInput, string, (string | number)[]]>([
		['a method of another task', withRules({ method: 'approval' }), 'unknown-method', ['method']],
		['a tie rule', withRules({ tieRule: { rule: 'by-age' } }), 'unknown-tie-rule', ['tieRule']],
		['no criteria', withRules({ criteria: [] }), 'no-criteria', ['criteria']],
		[
			'weights of zero',
			withRules({ criteria: [{ id: 'a', weight: { num: 0, den: 1 } }] }),
			'zero-weights',
			['criteria'],
		],
		[
			'a weight over zero',
			withRules({ criteria: [{ id: 'a', weight: { num: 1, den: 0 } }] }),
			'weight-not-a-fraction',
			['criteria', 0, 'weight', 'den'],
		],
		[
			'a negative weight',
			withRules({ criteria: [{ id: 'a', weight: { num: -1, den: 1 } }] }),
			'negative-weight',
			['criteria', 0, 'weight', 'num'],
		],
		[
			'a criterion twice',
			withRules({ criteria: [criteria[0], criteria[0]] }),
			'duplicate-criterion',
			['criteria', 1, 'id'],
		],
		['a scale upside down', withRules({ scale: { least: 5, most: 1 } }), 'scale-out-of-order', ['scale']],
		['no points to share', withRules({ points: 0 }, 'points'), 'limit-not-positive', ['points']],
		['a limit of none', withRules({ mostApproved: 0 }, 'approve'), 'limit-not-positive', ['mostApproved']],
		['a ballot of another task', withLine('approve', mark({})), 'other-task', ['groups', 0, 'ballots', 0]],
		[
			'a fractional count',
			withLine('approve', { count: 1.5, approved: [] }),
			'count-not-an-integer',
			['groups', 0, 'ballots', 0, 'count'],
		],
		[
			'a negative count',
			withLine('approve', { count: -1, approved: [] }),
			'negative-count',
			['groups', 0, 'ballots', 0, 'count'],
		],
		[
			'an unknown alternative',
			withLine('approve', { approved: ['z'] }),
			'unknown-alternative',
			['groups', 0, 'ballots', 0, 'approved', 0],
		],
		[
			'an alternative twice',
			withLine('approve', { approved: ['a', 'a'] }),
			'marked-twice',
			['groups', 0, 'ballots', 0, 'approved', 1],
		],
		[
			'half a point',
			withLine('points', { points: [{ alternative: 'a', points: 0.5 }] }),
			'mark-not-an-integer',
			['groups', 0, 'ballots', 0, 'points', 0, 'points'],
		],
		[
			'too many on one',
			withLine('points', { points: [{ alternative: 'a', points: 4 }] }),
			'too-many-marks-on-one',
			['groups', 0, 'ballots', 0, 'points', 0, 'points'],
		],
		[
			'too many points',
			withLine('points', { points: ['a', 'b', 'c'].map((alternative) => ({ alternative, points: 3 })) }),
			'too-many-marks',
			['groups', 0, 'ballots', 0, 'points'],
		],
		[
			'a mark off the scale',
			withLine('criteria', mark({ score: 6 })),
			'mark-out-of-scale',
			['groups', 0, 'ballots', 0, 'scores', 0, 'score'],
		],
		[
			'an unknown criterion',
			withLine('criteria', mark({ criterion: 'cost' })),
			'unknown-criterion',
			['groups', 0, 'ballots', 0, 'scores', 0, 'criterion'],
		],
		[
			'a pair with itself',
			withLine('pairs', pair({ second: 'a' })),
			'same-alternative-twice',
			['groups', 0, 'ballots', 0, 'judgements', 0],
		],
		[
			'a third of a pair',
			withLine('pairs', pair({ preferred: 'c' })),
			'preferred-not-of-the-pair',
			['groups', 0, 'ballots', 0, 'judgements', 0, 'preferred'],
		],
		[
			'totals of other shape',
			summed('approve', [[1], [1]]),
			'totals-of-other-shape',
			['groups', 0, 'totals'],
		],
		[
			'a total that is no count',
			summed('approve', [[1], ['1/2'], [0]]),
			'total-not-a-count',
			['groups', 0, 'totals', 1, 0],
		],
		[
			'more approvals than ballots',
			summed('approve', [[1], [3], [0]]),
			'total-of-no-ballots',
			['groups', 0, 'totals', 1, 0],
		],
		[
			'points without supporters',
			summed('points', [
				[1, 0],
				[0, 0],
				[0, 0],
			]),
			'total-of-no-ballots',
			['groups', 0, 'totals', 0, 0],
		],
		[
			'more wins than ballots',
			summed('pairs', [
				[0, 2, 0],
				[1, 0, 0],
				[0, 0, 0],
			]),
			'total-of-no-ballots',
			['groups', 0, 'totals', 0, 1],
		],
		[
			'a sum beyond its marks',
			summed('criteria', [
				[11, 2, 0, 0],
				[0, 0, 0, 0],
				[0, 0, 0, 0],
			]),
			'total-of-no-ballots',
			['groups', 0, 'totals', 0, 0],
		],
	])('%s', (_, input, code, path) => {
		expect(computeMarksTally(input)).toMatchObject({ ok: false, error: { code, path } });
	});
});
