import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDS, expectClose, fillReciprocal, matrices } from '../../../../tests/ranking/judgements';
import { tableOfScores } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { ahpEigenvector } from './ahpEigenvector';
import { ahpGroup } from './ahpGroup';
import { ahpHierarchy, type AhpHierarchyInput } from './ahpHierarchy';
import type { WrittenJudgements } from './judgementMatrix';

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
			RUNS,
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
			RUNS,
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

describe('ways to join that nobody named', () => {
	it('are refused', () => {
		const fine = fillReciprocal(2, [3]);
		expect(
			ahpGroup(['a', 'b'], [fine], { aggregate: 'mean' as 'geometric-mean-of-judgments' }),
		).toMatchObject({
			error: { code: 'unknown-option', path: ['aggregate'] },
		});
		const none = { alternatives: [], criteria: { ids: [], comparisons: [] }, comparisonsByCriterion: {} };
		expect(ahpHierarchy(none, { synthesis: 'sum' as 'ideal' })).toMatchObject({
			error: { code: 'unknown-option', path: ['synthesis'] },
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
