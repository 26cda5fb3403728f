import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCriteria } from '../../../../tests/ranking/criteriaCases';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { findExpectations, tableOfScores } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { aggregateSheets } from './aggregateSheets';
import { gut } from './gut';
import type { CriteriaInput } from './scoreSheet';
import { weightedSum } from './weightedSum';

/** Three alternatives with decimal weights and scores that often tie. */
const inputs = fc
	.record({
		weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
		rows: fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
			minLength: 4,
			maxLength: 4,
		}),
	})
	.map(({ weights, rows }): CriteriaInput => ({
		alternatives: ['10', '9', 'a', 'B'],
		criteria: weights.map((weight, at) => ({ id: `c${at}`, weight: `0.${weight}` })),
		scores: Object.fromEntries(rows.map((row, at) => [['10', '9', 'a', 'B'][at] ?? '', row])),
	}));

describe('weighted sum', () => {
	it('wsum-decimal-tie', () => {
		const input = readCriteria('wsum-decimal-tie');
		for (const { params, expect: expected } of findExpectations(input, 'weighted-sum')) {
			const outcome = unwrap(weightedSum(input, params));
			expect(tableOfScores(outcome.scores)).toEqual(expected.scores);
			expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking));
		}
	});

	it('adds up tenths as whole numbers would, whatever the order and the unit of the weights', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const outcome = unwrap(weightedSum(input));
				for (const { alternative, score } of outcome.scores) {
					const tenths = input.criteria.reduce(
						(sum, { weight }, at) =>
							sum + Number(String(weight).slice(2)) * Number(input.scores[alternative]?.[at]),
						0,
					);
					const [p, q = '1'] = String(score).split('/');
					expect(Number(p) * 10).toBe(tenths * Number(q));
				}
				for (const { parts } of outcome.steps) {
					expect(parts.map(({ criterion }) => criterion)).toEqual(['c0', 'c1', 'c2']);
				}
				const normalised = unwrap(weightedSum(input, { normalise: 'weights' }));
				expect(normalised.tiers).toEqual(outcome.tiers);
				const reversed = unwrap(weightedSum({ ...input, alternatives: [...input.alternatives].reverse() }));
				expect(asSets(reversed.tiers)).toEqual(asSets(outcome.tiers));
			}),
			RUNS,
		);
	});

	it('stretches each criterion to its own range, and one that does not distinguish gives nothing', () => {
		const outcome = unwrap(
			weightedSum(
				{
					alternatives: ['a', 'b', 'c'],
					criteria: [
						{ id: 'x', weight: 1 },
						{ id: 'y', weight: 3 },
					],
					scores: { a: [10, 2], b: [20, 2], c: ['12.5', 2] },
				},
				{ normalise: 'min-max' },
			),
		);
		expect(tableOfScores(outcome.scores)).toEqual({ a: 0, b: '1/4', c: '1/16' });
		expect(outcome.steps[0]).toEqual({
			alternative: 'b',
			tier: 1,
			parts: [
				{ criterion: 'x', adds: '1/4' },
				{ criterion: 'y', adds: 0 },
			],
			score: '1/4',
		});
	});

	const base: CriteriaInput = {
		alternatives: ['a', 'b'],
		criteria: [{ id: 'x', weight: '0.5' }],
		scores: { a: [1], b: [2] },
	};
	it.each([
		[{ scores: { a: [1] } }, 'scores-missing', ['scores', 'b']],
		[{ scores: { a: [1], b: [null] } }, 'score-missing', ['scores', 'b', 0]],
		[{ scores: { a: [1], b: ['x'] } }, 'score-not-a-number', ['scores', 'b', 0]],
		[{ scores: { a: [1], b: [Number.NaN] } }, 'score-not-a-number', ['scores', 'b', 0]],
		[{ scores: { a: [1], b: [1, 2] } }, 'wrong-number-of-scores', ['scores', 'b']],
		[{ scores: { a: [1], b: [1], z: [1] } }, 'unknown-alternative', ['scores', 'z']],
		[{ scores: { a: [1], b: [6] } }, 'score-out-of-scale', ['scores', 'b', 0]],
		[{ alternatives: ['a', 'a'] }, 'duplicate-alternative', ['alternatives', 1]],
		[{ criteria: [{ id: 'x', weight: -1 }] }, 'negative-weight', ['criteria', 0, 'weight']],
		[{ criteria: [{ id: 'x', weight: 0 }] }, 'zero-weights', ['criteria']],
		[{ criteria: [{ id: 'x' }] }, 'weight-missing', ['criteria', 0, 'weight']],
		[{ criteria: [{ id: 'x', weight: '1e3' }] }, 'weight-not-a-number', ['criteria', 0, 'weight']],
		[{ criteria: [] }, 'no-criteria', ['criteria']],
		[{ criteria: [{ id: 'x' }, { id: 'x' }] }, 'duplicate-criterion', ['criteria', 1, 'id']],
	] as [Partial<CriteriaInput>, string, (string | number)[]][])('refuses %j', (change, code, path) => {
		expect(weightedSum({ ...base, ...change }, { scale: [1, 5] })).toMatchObject({
			ok: false,
			error: { code, path },
		});
	});
});

describe('options out of a file', () => {
	it('that nobody named are refused, not guessed', () => {
		const input = readCriteria('wsum-decimal-tie');
		expect(weightedSum(input, { normalise: 'all' as 'none' })).toMatchObject({
			error: { code: 'unknown-option', path: ['normalise'], value: 'all' },
		});
		const sheets = { ...input, sheets: [input.scores] };
		expect(aggregateSheets(sheets, { rule: 'mode' as 'mean' })).toMatchObject({
			error: { code: 'unknown-option', path: ['rule'] },
		});
	});
});

describe('GUT', () => {
	it('gut-1', () => {
		const input = readCriteria('gut-1');
		for (const { params, expect: expected } of findExpectations(input, 'gut')) {
			const outcome = unwrap(gut(input, params));
			expect(tableOfScores(outcome.scores)).toEqual(expected.scores);
			expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking));
			expect(outcome.tied).toBe(4);
		}
	});

	it('is the product, and does not mind which criterion says it', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const outcome = unwrap(gut(input));
				for (const { alternative, score } of outcome.scores) {
					expect(score).toBe((input.scores[alternative] ?? []).reduce<number>((a, b) => a * Number(b), 1));
				}
				const turned = Object.fromEntries(
					Object.entries(input.scores).map(([id, row]) => [id, [...row].reverse()]),
				);
				expect(unwrap(gut({ ...input, scores: turned })).tiers).toEqual(outcome.tiers);
			}),
			RUNS,
		);
	});

	it('refuses another number of criteria and scores off the scale', () => {
		const input = readCriteria('gut-1');
		expect(gut({ ...input, criteria: input.criteria.slice(1) })).toMatchObject({
			error: { code: 'not-three-criteria' },
		});
		expect(gut(input, { scale: [1, 4] })).toMatchObject({ error: { code: 'score-out-of-scale' } });
		expect(gut(input, { scale: [5, 1] })).toMatchObject({ error: { code: 'scale-not-ascending' } });
	});
});

describe('sheets of several people', () => {
	const sheets = [{ a: [1, null] }, { a: [2, 4] }, { a: [6, 1] }];
	const input = { alternatives: ['a'], criteria: [{ id: 'x' }, { id: 'y' }], sheets };

	it('are joined by mean or median, and an abstention is no zero', () => {
		expect(unwrap(aggregateSheets(input, { rule: 'mean' }))).toEqual({
			scores: { a: [3, '5/2'] },
			answers: { a: [3, 2] },
		});
		expect(unwrap(aggregateSheets(input, { rule: 'median' })).scores).toEqual({ a: [2, '5/2'] });
	});

	it('are refused when nobody answers, with the sheet where it is wrong', () => {
		expect(aggregateSheets({ ...input, sheets: [] }, { rule: 'mean' })).toMatchObject({
			error: { code: 'no-sheets' },
		});
		expect(aggregateSheets({ ...input, sheets: sheets.slice(0, 1) }, { rule: 'mean' })).toMatchObject({
			error: { code: 'score-missing', path: ['sheets', 0, 'a', 1] },
		});
		expect(aggregateSheets(input, { rule: 'mean', scale: [1, 5] })).toMatchObject({
			error: { code: 'score-out-of-scale', path: ['sheets', 2, 'a', 0] },
		});
	});
});
