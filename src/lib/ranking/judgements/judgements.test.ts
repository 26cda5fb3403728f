import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	findExpectations,
	readCase,
	tableOfScores,
	type CaseExpectation,
} from '../../../../tests/ranking/readCase';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { ahpEigenvector } from './ahpEigenvector';
import { ahpGeometricMean } from './ahpGeometricMean';
import { ahpGroup, type AhpAggregate } from './ahpGroup';
import { ahpHierarchy, type AhpHierarchyInput, type AhpSynthesis } from './ahpHierarchy';
import type { WrittenJudgements } from './judgementMatrix';
import { readRandomIndex } from './randomIndex';

type Table = Record<string, number>;

interface AhpCase extends Omit<AhpHierarchyInput, 'alternatives'> {
	readonly alternatives: readonly { readonly id: string }[];
	readonly comparisons: WrittenJudgements;
	readonly judges: readonly WrittenJudgements[];
	readonly expectations: readonly CaseExpectation<
		{ readonly randomIndex?: string; readonly aggregate?: AhpAggregate; readonly synthesis?: AhpSynthesis },
		{
			readonly priorities: Table;
			readonly lambdaMax?: number;
			readonly consistencyIndex?: number;
			readonly consistencyRatio?: number;
			readonly criteriaPriorities?: Table;
			readonly localPriorities?: Record<string, Table>;
			readonly ranking?: readonly string[][];
		}
	>[];
}

const RUNS = { numRuns: 1000 };
const IDS = ['10', '9', 'a', 'B', 'ñ'];

function read(id: string) {
	const published = readCase(id) as AhpCase;
	return { ...published, alternatives: published.alternatives.map((alternative) => alternative.id) };
}

function expectClose(actual: unknown, expected: unknown, tolerance: number): void {
	if (typeof expected === 'number') {
		expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(tolerance);
		return;
	}
	expect(Object.keys(actual as Table).sort()).toEqual(Object.keys(expected as Table).sort());
	for (const [key, value] of Object.entries(expected as Table)) {
		expectClose((actual as Table)[key], value, tolerance);
	}
}

/** A reciprocal matrix from its upper half: judgements 1 … 9 or one over them. */
function fillReciprocal(size: number, upper: readonly number[]): string[][] {
	let at = 0;
	const rows = Array.from({ length: size }, () => new Array<string>(size).fill('1'));
	for (let i = 0; i < size; i++) {
		for (let j = i + 1; j < size; j++) {
			const judgement = upper[at++] ?? 1;
			const [over, under] =
				judgement > 0 ? [`${judgement}`, `1/${judgement}`] : [`1/${-judgement}`, `${-judgement}`];
			(rows[i] ?? [])[j] = over;
			(rows[j] ?? [])[i] = under;
		}
	}
	return rows;
}

const judgement = fc.integer({ min: -9, max: 8 }).map((value) => (value >= 0 ? value + 1 : value));
const matrices = (size: number) =>
	fc
		.array(judgement, { minLength: (size * (size - 1)) / 2, maxLength: (size * (size - 1)) / 2 })
		.map((upper) => fillReciprocal(size, upper));

describe('published judgements', () => {
	it('ahp-saaty-drinks', () => {
		const published = read('ahp-saaty-drinks');
		const { alternatives, comparisons } = published;
		for (const { params, expect: expected, tolerance = 0 } of findExpectations(
			published,
			'ahp-eigenvector',
		)) {
			const outcome = unwrap(ahpEigenvector(alternatives, comparisons, params));
			expectClose(tableOfScores(outcome.scores), expected.priorities, tolerance);
			expectClose(outcome.lambdaMax, expected.lambdaMax, tolerance);
			expectClose(outcome.consistencyIndex, expected.consistencyIndex, tolerance);
			expectClose(outcome.consistencyRatio, expected.consistencyRatio, tolerance);
			expect(outcome).toMatchObject({ randomIndex: 'Saaty', inconsistent: false });
		}
		for (const { expect: expected, tolerance = 0 } of findExpectations(published, 'ahp-geometric-mean')) {
			const outcome = unwrap(ahpGeometricMean(alternatives, comparisons));
			expectClose(tableOfScores(outcome.scores), expected.priorities, tolerance);
		}
	});

	it('ahp-group-geometric', () => {
		const published = read('ahp-group-geometric');
		for (const { params, expect: expected, tolerance = 0 } of findExpectations(published, 'ahp-group')) {
			const outcome = unwrap(ahpGroup(published.alternatives, published.judges, params));
			expectClose(tableOfScores(outcome.scores), expected.priorities, tolerance);
			expectClose(outcome.consistency?.consistencyRatio, expected.consistencyRatio, tolerance);
		}
	});

	it('ahp-leader-hierarchy', () => {
		const published = read('ahp-leader-hierarchy');
		for (const { params, expect: expected, tolerance = 0 } of findExpectations(published, 'ahp-hierarchy')) {
			const outcome = unwrap(ahpHierarchy(published, params));
			expectClose(tableOfScores(outcome.scores), expected.priorities, tolerance);
			expectClose(tableOfScores(outcome.criteria.priorities), expected.criteriaPriorities, tolerance);
			for (const { criterion, priorities } of outcome.local) {
				expectClose(tableOfScores(priorities), expected.localPriorities?.[criterion], tolerance);
			}
			expect(outcome.tiers).toEqual(expected.ranking);
			// the ratios that the notes of the case give for Saaty's table
			expect(outcome.local.map(({ consistencyRatio }) => Number(consistencyRatio?.toFixed(4)))).toEqual([
				0.0318, 0.0559, 0.0614, 0.0251,
			]);
		}
	});
});

describe('priorities of judgements', () => {
	it('are the weights, without contradiction, where the judgements are their ratios', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (weights) => {
				const ids = IDS.slice(0, weights.length);
				const total = weights.reduce((sum, weight) => sum + weight, 0);
				const comparisons = weights.map((a) => weights.map((b) => `${a}/${b}`));
				const byVector = unwrap(ahpEigenvector(ids, comparisons));
				const byMean = unwrap(ahpGeometricMean(ids, comparisons));
				for (const outcome of [byVector, byMean]) {
					for (const [at, { score }] of outcome.scores.entries()) {
						expect(score).toBeCloseTo((weights[at] ?? 0) / total, 9);
					}
					const levels = [...new Set(weights)].sort((a, b) => b - a);
					expect(outcome.tiers).toEqual(levels.map((level) => ids.filter((_, at) => weights[at] === level)));
				}
				expect(byVector).toMatchObject({
					lambdaMax: weights.length,
					consistencyIndex: 0,
					consistencyRatio: 0,
					inconsistent: false,
				});
			}),
			RUNS,
		);
	});

	it('by vector and by mean agree up to three items, and are the same to the byte in any order', () => {
		fc.assert(
			fc.property(matrices(3), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (comparisons, order) => {
				const ids = IDS.slice(0, 3);
				const outcome = unwrap(ahpEigenvector(ids, comparisons));
				expectClose(
					tableOfScores(unwrap(ahpGeometricMean(ids, comparisons)).scores),
					tableOfScores(outcome.scores),
					2e-10,
				);
				const shuffled = unwrap(
					ahpEigenvector(
						order.map((at) => ids[at] ?? ''),
						order.map((i) => order.map((j) => comparisons[i]?.[j] ?? '')),
					),
				);
				expect(tableOfScores(shuffled.scores)).toEqual(tableOfScores(outcome.scores));
				expect(shuffled.tiers.map((tier) => [...tier].sort())).toEqual(
					outcome.tiers.map((tier) => [...tier].sort()),
				);
				expect(shuffled.consistencyRatio).toBe(outcome.consistencyRatio);
			}),
			RUNS,
		);
	});

	it('solve the eigenvalue equation for whatever contradictions', () => {
		fc.assert(
			fc.property(matrices(5), (comparisons) => {
				const outcome = unwrap(ahpEigenvector(IDS, comparisons));
				const values = outcome.scores.map(({ score }) => score);
				for (const [i, row] of comparisons.entries()) {
					const image = row.reduce((sum, cell, j) => {
						const [p = '1', q = '1'] = cell.split('/');
						return sum + (Number(p) / Number(q)) * (values[j] ?? 0);
					}, 0);
					expect(image).toBeCloseTo(outcome.lambdaMax * (values[i] ?? 0), 6);
				}
				expect(outcome.lambdaMax).toBeGreaterThanOrEqual(5);
				expect(outcome.inconsistent).toBe((outcome.consistencyRatio ?? 0) > 0.1);
			}),
			{ numRuns: 500 },
		);
	});

	it('say so when the judgements go in a circle', () => {
		const circle = fillReciprocal(3, [9, -9, 9]);
		expect(unwrap(ahpEigenvector(['a', 'b', 'c'], circle))).toMatchObject({
			tiers: [['a', 'b', 'c']],
			inconsistent: true,
		});
	});

	it.each([
		[[['1', '2']], 'wrong-number-of-rows', ['comparisons']],
		[[['1', '2'], ['1/2']], 'wrong-number-of-cells', ['comparisons', 1]],
		[
			[
				['1', 'x'],
				['1/2', '1'],
			],
			'judgement-not-a-number',
			['comparisons', 0, 1],
		],
		[
			[
				['1', '-2'],
				['-1/2', '1'],
			],
			'judgement-not-positive',
			['comparisons', 0, 1],
		],
		[
			[
				['1', '0'],
				['0', '1'],
			],
			'judgement-not-positive',
			['comparisons', 0, 1],
		],
		[
			[
				['1', '2'],
				['1/2', '2'],
			],
			'diagonal-not-one',
			['comparisons', 1, 1],
		],
		[
			[
				['1', '2'],
				['2', '1'],
			],
			'not-reciprocal',
			['comparisons', 1, 0],
		],
		[
			[
				['1', '3'],
				['0.333', '1'],
			],
			'not-reciprocal',
			['comparisons', 1, 0],
		],
	])('are refused for %j', (comparisons, code, path) => {
		for (const refused of [
			ahpEigenvector(['a', 'b'], comparisons),
			ahpGeometricMean(['a', 'b'], comparisons),
		]) {
			expect(refused).toMatchObject({ ok: false, error: { code, path } });
		}
	});

	it('are refused for no items and for the same item twice', () => {
		expect(ahpEigenvector([], [])).toMatchObject({ error: { code: 'no-alternatives' } });
		expect(ahpGeometricMean(['a', 'a'], [])).toMatchObject({ error: { code: 'duplicate-alternative' } });
	});
});

describe('a panel', () => {
	it('of judges who judge alike says what each of them says', () => {
		fc.assert(
			fc.property(matrices(4), fc.integer({ min: 1, max: 4 }), (comparisons, count) => {
				const ids = IDS.slice(0, 4);
				const alone = unwrap(ahpEigenvector(ids, comparisons));
				for (const aggregate of ['geometric-mean-of-judgments', 'geometric-mean-of-priorities'] as const) {
					const judges = new Array<WrittenJudgements>(count).fill(comparisons);
					const together = unwrap(ahpGroup(ids, judges, { aggregate }));
					expectClose(tableOfScores(together.scores), tableOfScores(alone.scores), 2e-10);
					expect(together.judges).toHaveLength(count);
					expect(together.judges[0]?.consistencyRatio).toBe(alone.consistencyRatio);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('does not mind who speaks first', () => {
		fc.assert(
			fc.property(fc.array(matrices(3), { minLength: 2, maxLength: 4 }), (judges) => {
				const ids = IDS.slice(0, 3);
				const forward = unwrap(ahpGroup(ids, judges));
				const backward = unwrap(ahpGroup(ids, [...judges].reverse()));
				expect(backward.scores).toEqual(forward.scores);
				expect(backward.consistency).toEqual(forward.consistency);
			}),
			{ numRuns: 300 },
		);
	});

	it('is refused without judges, and with the judge and the cell that is wrong', () => {
		const fine = fillReciprocal(2, [3]);
		expect(ahpGroup(['a', 'b'], [])).toMatchObject({ error: { code: 'no-judges' } });
		expect(
			ahpGroup(
				['a', 'b'],
				[
					fine,
					[
						['1', '3'],
						['3', '1'],
					],
				],
			),
		).toMatchObject({
			error: { code: 'not-reciprocal', path: ['judges', 1, 1, 0], value: '3' },
		});
	});
});

describe('a hierarchy', () => {
	const input: AhpHierarchyInput = {
		alternatives: ['a', 'b'],
		criteria: { ids: ['x', 'y'], comparisons: fillReciprocal(2, [3]) },
		comparisonsByCriterion: { x: fillReciprocal(2, [4]), y: fillReciprocal(2, [-9]) },
	};

	it('is the sum of weight times priority, or of shares of the best', () => {
		expect(tableOfScores(unwrap(ahpHierarchy(input)).scores)).toEqual({ a: 0.625, b: 0.375 });
		const ideal = unwrap(ahpHierarchy(input, { synthesis: 'ideal' }));
		const [a, b] = [3 / 4 + 1 / 4 / 9, 3 / 4 / 4 + 1 / 4];
		expectClose(tableOfScores(ideal.scores), { a: a / (a + b), b: b / (a + b) }, 1e-10);
	});

	it('does not depend on the order of the criteria', () => {
		const turned = { ids: ['y', 'x'], comparisons: fillReciprocal(2, [-3]) };
		expect(unwrap(ahpHierarchy({ ...input, criteria: turned })).scores).toEqual(
			unwrap(ahpHierarchy(input)).scores,
		);
	});

	it.each([
		[{ alternatives: [] }, 'no-alternatives', ['alternatives']],
		[
			{ criteria: { ids: [], comparisons: [] }, comparisonsByCriterion: {} },
			'no-criteria',
			['criteria', 'ids'],
		],
		[
			{ comparisonsByCriterion: { x: fillReciprocal(2, [4]) } },
			'comparisons-missing',
			['comparisonsByCriterion', 'y'],
		],
		[
			{ comparisonsByCriterion: { ...input.comparisonsByCriterion, z: [] } },
			'unknown-criterion',
			['comparisonsByCriterion', 'z'],
		],
		[
			{
				criteria: {
					ids: ['x', 'y'],
					comparisons: [
						[1, 2],
						[2, 1],
					],
				},
			},
			'not-reciprocal',
			['criteria', 'comparisons', 1, 0],
		],
		[
			{
				comparisonsByCriterion: {
					...input.comparisonsByCriterion,
					y: [
						[1, 2],
						[2, 1],
					],
				},
			},
			'not-reciprocal',
			['comparisonsByCriterion', 'y', 1, 0],
		],
	] as [Partial<AhpHierarchyInput>, string, (string | number)[]][])(
		'is refused with %j',
		(change, code, path) => {
			expect(ahpHierarchy({ ...input, ...change })).toMatchObject({ ok: false, error: { code, path } });
		},
	);
});

describe('tables of random indices', () => {
	it('are read by name or with their values, and one too short gives no ratio', () => {
		expect(unwrap(readRandomIndex()).name).toBe('Saaty');
		expect(unwrap(readRandomIndex('Mine: 0, 0, 0.52'))).toEqual({ name: 'Mine', values: [0, 0, 0.52] });
		const circle = fillReciprocal(4, [9, -9, 9, 1, 1, 1]);
		expect(unwrap(ahpEigenvector(IDS.slice(0, 4), circle, { randomIndex: 'Mine:0,0,0.52' }))).toMatchObject({
			consistencyRatio: null,
			inconsistent: null,
			randomIndex: 'Mine',
		});
		const lenient = unwrap(ahpEigenvector(IDS.slice(0, 4), circle, { randomIndex: 'Alonso-Lamata' }));
		const strict = unwrap(ahpEigenvector(IDS.slice(0, 4), circle));
		expect((lenient.consistencyRatio ?? 0) * 0.8815).toBeCloseTo((strict.consistencyRatio ?? 0) * 0.9, 8);
	});

	it.each(['Nobody', 'Mine:', 'Mine: 1,x', 'Mine:1:2', 'Mine: -1', 'constructor'])(
		'refuses %s',
		(written) => {
			expect(readRandomIndex(written)).toMatchObject({ ok: false, error: { path: ['randomIndex'] } });
		},
	);
});
