/* eslint-disable no-template-curly-in-string -- the texts under test are written so */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOn, subjectLists } from '../../../../../../tests/arbitraries/conditions';
import type { Expression } from '../expression';
import { parseCondition } from './parseCondition';
import { printCondition, printUnits, readUnits } from './printCondition';

const decimalsOf = (question: string) => (question === 'pago' ? 2 : 0);
const read = (text: string) => parseCondition(text, decimalsOf);

describe('the text of a condition', () => {
	it('reads back as the same condition', () => {
		fc.assert(
			fc.property(
				subjectLists.chain((subjects) => conditionsOn(subjects, 4)),
				(condition) => {
					const text = printCondition(condition, () => 0);
					const back = parseCondition(text, () => 0);
					// A condition of forty parts or more is refused by its size, whichever way it came.
					if (!back.ok) expect(back.error.code).toBe('condition_size');
					else expect(back.value).toEqual(condition);
				},
			),
			{ numRuns: 500 },
		);
	});

	it('never throws, whatever is written', () => {
		const pieces = [
			'${a}',
			'${',
			"'x'",
			'"',
			'and',
			'or',
			'not',
			'(',
			')',
			',',
			'1.5',
			'<=',
			' ',
			'selected',
			'é',
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (some) => {
				const text = some.join('');
				const result = read(text);
				if (!result.ok) expect(result.error.at).toBeLessThanOrEqual(text.length);
			}),
			{ numRuns: 2000 },
		);
		expect(read('('.repeat(3000)).ok).toBe(false);
		expect(read('not('.repeat(900)).ok).toBe(false);
		expect(read(' '.repeat(5000))).toEqual({ ok: false, error: { at: 4000, code: 'condition_size' } });
	});

	it.each<[string, Expression]>([
		["${tema} = 'agua'", { op: 'eq', question: 'tema', value: 'agua' }],
		['${tema} ≠ "agua"', { op: 'ne', question: 'tema', value: 'agua' }],
		['${pago}>=12.5', { op: 'ge', question: 'pago', value: 1250 }],
		['${edad} < -3', { op: 'lt', question: 'edad', value: -3 }],
		[
			"answered(${a}) or selected(${b}, 'x') and not(${c} > 1)",
			{
				op: 'or',
				of: [
					{ op: 'answered', question: 'a' },
					{
						op: 'and',
						of: [
							{ op: 'selected', question: 'b', option: 'x' },
							{ op: 'not', of: { op: 'gt', question: 'c', value: 1 } },
						],
					},
				],
			},
		],
	])('reads %s', (text, condition) => {
		expect(read(text)).toEqual({ ok: true, value: condition });
	});

	it.each([
		['', 0],
		['${a}', 4],
		['${a} = ', 6],
		['${a} = 1 and', 12],
		['${a} = 1 ${b} = 2', 9],
		['  é', 2],
		['tema = 1', 0],
		['not ${a} = 1', 4],
	])('says where %j stops making sense: %i', (text, at) => {
		expect(read(text)).toEqual({ ok: false, error: { at, code: 'condition_syntax' } });
	});

	it('refuses more decimals than the question has', () => {
		expect(read('${edad} = 1.5')).toEqual({ ok: false, error: { at: 10, code: 'condition_value' } });
		expect(read('${edad} = 1.0').ok).toBe(true);
	});
});

describe('units', () => {
	it('go to text and back', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), fc.nat({ max: 4 }), (units, decimals) => {
				expect(readUnits(printUnits(units, decimals), decimals)).toBe(units + 0);
			}),
		);
	});
});
