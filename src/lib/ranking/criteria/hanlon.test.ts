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
import { hanlon, type HanlonFormula } from './hanlon';
import type { HanlonComponents } from './hanlonInput';
import type { CriteriaInput, Criterion, Scale } from './scoreSheet';

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

function readInput(id: string) {
	const published = readCase(id) as CriteriaCase;
	return { ...published, alternatives: published.alternatives.map((alternative) => alternative.id) };
}

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
