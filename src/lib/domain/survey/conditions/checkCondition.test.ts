import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOn, subjectLists } from '../../../../../tests/arbitraries/conditions';
import { findConditionFault, type ConditionFault } from './checkCondition';
import { addDays, isDay } from './day';
import type { Expression } from './expression';
import type { Subject } from './subject';

const earlier: Pick<Subject, 'id' | 'space'>[] = [
	{ id: 'tema', space: { kind: 'one', options: ['agua', 'luz'], other: true } },
	{ id: 'varios', space: { kind: 'some', options: ['agua', 'luz'], max: 2, other: false } },
	{ id: 'edad', space: { kind: 'number', decimals: 0, min: 0, max: 120 } },
	{ id: 'fecha', space: { kind: 'date', min: null, max: null } },
	{ id: 'municipio', space: { kind: 'municipality', state: '20' } },
	{ id: 'texto', space: { kind: 'any' } },
];

describe('findConditionFault', () => {
	it.each<[Expression, ConditionFault | null]>([
		[{ op: 'answered', question: 'texto' }, null],
		[{ op: 'answered', question: 'otra' }, 'condition_question'],
		[{ op: 'selected', question: 'varios', option: 'luz' }, null],
		[{ op: 'selected', question: 'varios', option: 'gas' }, 'condition_option'],
		[{ op: 'selected', question: 'edad', option: 'luz' }, 'condition_comparison'],
		[{ op: 'eq', question: 'tema', value: 'agua' }, null],
		[{ op: 'lt', question: 'tema', value: 'agua' }, 'condition_comparison'],
		[{ op: 'eq', question: 'varios', value: 'agua' }, 'condition_comparison'],
		[{ op: 'eq', question: 'texto', value: 'agua' }, 'condition_comparison'],
		[{ op: 'ge', question: 'edad', value: 18 }, null],
		[{ op: 'ge', question: 'edad', value: '18' }, 'condition_value'],
		[{ op: 'ge', question: 'edad', value: 1.5 }, 'condition_value'],
		[{ op: 'le', question: 'fecha', value: '2024-02-29' }, null],
		[{ op: 'le', question: 'fecha', value: '2026-02-29' }, 'condition_value'],
		[{ op: 'eq', question: 'municipio', value: '20067' }, null],
		[{ op: 'eq', question: 'municipio', value: '19039' }, 'condition_value'],
		[{ op: 'eq', question: 'municipio', value: '20000' }, 'condition_value'],
		[{ op: 'lt', question: 'municipio', value: '20067' }, 'condition_comparison'],
		[
			{
				op: 'and',
				of: [
					{ op: 'answered', question: 'texto' },
					{ op: 'not', of: { op: 'answered', question: 'x' } },
				],
			},
			'condition_question',
		],
	])('%j: %s', (condition, fault) => {
		expect(findConditionFault(condition, earlier)).toBe(fault);
	});

	it('refuses what is too deep or too long', () => {
		const atom: Expression = { op: 'answered', question: 'texto' };
		const nest = (depth: number): Expression => (depth <= 1 ? atom : { op: 'not', of: nest(depth - 1) });
		expect(findConditionFault(nest(6), earlier)).toBeNull();
		expect(findConditionFault(nest(7), earlier)).toBe('condition_size');
		const wide = (parts: number): Expression => ({ op: 'or', of: Array.from({ length: parts }, () => atom) });
		expect(findConditionFault(wide(39), earlier)).toBeNull();
		expect(findConditionFault(wide(40), earlier)).toBe('condition_size');
	});

	it('finds nothing wrong with conditions made by its rules, and misses the question when it is taken away', () => {
		fc.assert(
			fc.property(
				subjectLists.chain((subjects) => fc.tuple(fc.constant(subjects), conditionsOn(subjects))),
				([subjects, condition]) => {
					expect(findConditionFault(condition, subjects)).toBeNull();
					expect(findConditionFault(condition, [])).toBe('condition_question');
				},
			),
		);
	});
});

describe('days', () => {
	it('knows the calendar', () => {
		expect(['2024-02-29', '2026-02-29', '2026-2-1', '0000-01-01', '9999-12-31'].map(isDay)).toEqual([
			true,
			false,
			false,
			true,
			true,
		]);
		expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
		expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
		expect(addDays('0000-01-01', -1)).toBeNull();
		expect(addDays('9999-12-31', 1)).toBeNull();
	});
});
