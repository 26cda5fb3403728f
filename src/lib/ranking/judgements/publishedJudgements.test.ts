import { describe, expect, it } from 'vitest';
import { IDS, expectClose, fillReciprocal } from '../../../../tests/ranking/judgements';
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

function read(id: string) {
	const published = readCase(id) as AhpCase;
	return { ...published, alternatives: published.alternatives.map((alternative) => alternative.id) };
}

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
