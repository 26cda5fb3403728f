import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSets } from '../../../../tests/ranking/publishedCases';
import {
	findExpectations,
	readCase,
	tableOfScores,
	type CaseExpectation,
} from '../../../../tests/ranking/readCase';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { ExactNumber } from '../numbers/exactNumber';
import { aggregateSheets } from './aggregateSheets';
import { gut } from './gut';
import { hanlon, type HanlonFormula } from './hanlon';
import type { HanlonComponents } from './hanlonInput';
import type { CriteriaInput, Criterion, Scale } from './scoreSheet';
import { sampleWeightSensitivity } from './weightSensitivity';
import { weightedSum } from './weightedSum';

interface Expected {
	readonly scores?: Record<string, ExactNumber>;
	readonly bpr?: Record<string, ExactNumber>;
	readonly opr?: Record<string, ExactNumber>;
	readonly ranking: readonly string[][];
}

interface CriteriaCase {
	readonly alternatives: readonly { readonly id: string }[];
	readonly criteria: readonly Criterion[];
	readonly scores: CriteriaInput['scores'];
	readonly components: Record<string, HanlonComponents>;
	readonly expectations: readonly CaseExpectation<
		{
			readonly normalise?: 'none';
			readonly scale?: Scale;
			readonly formula: HanlonFormula;
			readonly rangeB?: Scale;
		},
		Expected
	>[];
}

const RUNS = { numRuns: 1000 };

function readInput(id: string) {
	const published = readCase(id) as CriteriaCase;
	return { ...published, alternatives: published.alternatives.map((alternative) => alternative.id) };
}

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
		const input = readInput('wsum-decimal-tie');
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

describe('GUT', () => {
	it('gut-1', () => {
		const input = readInput('gut-1');
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
		const input = readInput('gut-1');
		expect(gut({ ...input, criteria: input.criteria.slice(1) })).toMatchObject({
			error: { code: 'not-three-criteria' },
		});
		expect(gut(input, { scale: [1, 4] })).toMatchObject({ error: { code: 'score-out-of-scale' } });
		expect(gut(input, { scale: [5, 1] })).toMatchObject({ error: { code: 'scale-not-ascending' } });
	});
});

describe('Hanlon', () => {
	it.each(['hanlon-bpr-1', 'hanlon-naccho-1'])('%s', (id) => {
		const input = readInput(id);
		for (const { params, expect: expected } of findExpectations(input, 'hanlon')) {
			const outcome = unwrap(hanlon(input, params));
			expect(tableOfScores(outcome.scores)).toEqual(expected.opr ?? expected.scores);
			expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking));
			if (expected.bpr) {
				expect(Object.fromEntries(outcome.steps.map((step) => [step.alternative, step.bpr]))).toEqual(
					expected.bpr,
				);
				expect(outcome.steps.filter(({ excluded }) => excluded)).toEqual([
					expect.objectContaining({ alternative: 'autopista', opr: 0, failed: ['economics'] }),
				]);
			}
		}
	});

	const one = (change: Partial<HanlonComponents>) => ({
		alternatives: ['a'],
		components: { a: { A: 1, B: 20, C: 1, ...change } },
	});
	it.each([
		[{ A: 11 }, 'component-out-of-range', ['components', 'a', 'A']],
		[{ C: 'x' }, 'component-not-a-number', ['components', 'a', 'C']],
		[{}, 'pearl-missing', ['components', 'a', 'PEARL']],
		[{ PEARL: [1, 1, 2, 1, 1] }, 'pearl-not-yes-or-no', ['components', 'a', 'PEARL', 2]],
		[{ PEARL: [1, 1] }, 'pearl-missing', ['components', 'a', 'PEARL']],
	])('refuses %j', (change, code, path) => {
		expect(hanlon(one(change), { formula: '(A+B)*C/3*D' })).toMatchObject({ error: { code, path } });
	});

	it('refuses a formula that nobody named, a stranger and a lack', () => {
		expect(hanlon(one({}), { formula: 'A*B' as HanlonFormula })).toMatchObject({
			error: { code: 'unknown-formula' },
		});
		expect(hanlon({ ...one({}), alternatives: [] }, { formula: '(A+B)*C/3' })).toMatchObject({
			error: { code: 'unknown-alternative' },
		});
		expect(hanlon({ alternatives: ['a'], components: {} }, { formula: '(A+B)*C/3' })).toMatchObject({
			error: { code: 'components-missing' },
		});
		expect(hanlon(one({}), { formula: '(A+2*B)*C' })).toMatchObject({
			error: { code: 'component-out-of-range' },
		});
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

describe('weight sensitivity', () => {
	const input: CriteriaInput = {
		alternatives: ['a', 'b', 'c'],
		criteria: [
			{ id: 'x', weight: 3 },
			{ id: 'y', weight: 1 },
		],
		scores: { a: [4, 0], b: [0, 4], c: [0, 0] },
	};
	const shares = (samples: number, weights: 'any' | 'declared-order') =>
		unwrap(sampleWeightSensitivity(input, { samples, seed: 7, weights })).alternatives.map(
			({ acceptability }) =>
				acceptability.map((share) => {
					const [p, q = '1'] = String(share).split('/');
					return Number(p) / Number(q);
				}),
		);

	it('finds the exact shares of two criteria within four standard errors', () => {
		const [a, b, c] = shares(4000, 'any');
		const error = 4 * Math.sqrt(0.25 / 4000);
		expect(Math.abs((a?.[0] ?? 0) - 0.5)).toBeLessThan(error);
		expect((a?.[0] ?? 0) + (b?.[0] ?? 0)).toBeCloseTo(1, 12);
		expect(c).toEqual([0, 0, 1]);
	});

	it('keeps the declared order of importance when asked to', () => {
		expect(shares(500, 'declared-order')[0]).toEqual([1, 0, 0]);
	});

	it('gives the same bytes for the same seed in any order of alternatives, also beyond exact doubles', () => {
		const run = (given: CriteriaInput) =>
			unwrap(sampleWeightSensitivity(given, { samples: 300, seed: 12n, scale: [0, '1000000000000'] }));
		const forward = run(input);
		const backward = run({ ...input, alternatives: [...input.alternatives].reverse() });
		expect([...backward.alternatives].reverse()).toEqual(forward.alternatives);
		const large = run({ ...input, scores: { a: ['4000000000', 0], b: [0, '4000000000'], c: [0, 0] } });
		expect(large.alternatives).toEqual(forward.alternatives);
		expect(forward.alternatives[2]).toMatchObject({ centralWeights: null, bestRank: 3, worstRank: 3 });
	});

	it('gives every alternative all its shares, wherever it stands', () => {
		fc.assert(
			fc.property(inputs, fc.integer(), (given, seed) => {
				for (const { acceptability } of unwrap(sampleWeightSensitivity(given, { samples: 8, seed }))
					.alternatives) {
					const eighths = acceptability.map((share) => {
						const [p, q = '1'] = String(share).split('/');
						return (Number(p) * 8) / Number(q);
					});
					expect(eighths.reduce((sum, share) => sum + share, 0)).toBe(8);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('refuses no samples', () => {
		expect(sampleWeightSensitivity(input, { samples: 0, seed: 1 })).toMatchObject({
			error: { code: 'samples-not-positive' },
		});
	});
});
