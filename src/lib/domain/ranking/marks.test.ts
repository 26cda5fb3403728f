import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markIds, marksLines, marksRules } from '../../../../tests/ranking/marksInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { countMarks, type MarkLine } from '../../ranking';
import { isBlank, type Marks, type Task } from './marks';

/** What a ballot says, as a person sends it: the task beside the marks. */
function marksOf(task: Exclude<Task, 'rank'>, line: MarkLine): Marks {
	const { count: _, ...said } = line;
	return { task, ...said } as Marks;
}

describe('a ballot that says nothing', () => {
	it.each(['approve', 'points', 'criteria', 'pairs'] as const)(
		'of %s is blank exactly where the count calls it empty',
		(task) => {
			fc.assert(
				fc.property(marksLines[task], (line) => {
					const { empty } = unwrap(countMarks(marksRules[task], markIds, [line]));
					expect(isBlank(marksOf(task, line))).toBe(empty === 1n);
				}),
				{ numRuns: 300 },
			);
		},
	);

	it('is one of pairs of which nobody knew any, however many were shown', () => {
		const unsure = (second: string) => ({ first: 'agua', second, preferred: null });
		const judgements = [unsure('baches'), unsure('luz')];
		expect(isBlank({ task: 'pairs', judgements })).toBe(true);
		const table = unwrap(countMarks(marksRules.pairs, markIds, [{ count: 2, judgements }]));
		expect([table.cast, table.empty, table.rows.flat().every((wins) => wins === 0n)]).toEqual([2n, 2n, true]);
		const known = [...judgements, { first: 'baches', second: 'luz', preferred: 'luz' }];
		expect(isBlank({ task: 'pairs', judgements: known })).toBe(false);
		expect(unwrap(countMarks(marksRules.pairs, markIds, [{ count: 2, judgements: known }])).empty).toBe(0n);
		expect(isBlank({ task: 'rank', tiers: [] })).toBe(true);
		expect(isBlank({ task: 'rank', tiers: [['agua']] })).toBe(false);
	});
});
