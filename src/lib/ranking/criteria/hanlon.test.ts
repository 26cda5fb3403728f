import { describe, expect, it } from 'vitest';
import { readCriteria } from '../../../../tests/ranking/criteriaCases';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { findExpectations, tableOfScores } from '../../../../tests/ranking/readCase';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { hanlon, type HanlonFormula } from './hanlon';
import type { HanlonComponents } from './hanlonInput';

describe('Hanlon', () => {
	it.each(['hanlon-bpr-1', 'hanlon-naccho-1'])('%s', (id) => {
		const input = readCriteria(id);
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
