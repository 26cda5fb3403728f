import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOn, listValues, subjectLists } from '../../../../../../tests/arbitraries/conditions';
import { holds, listShown } from '../holds';
import type { Subject } from '../subject';
import { findLimitReach } from './findLimitReach';

/** Every way to answer some questions, as far as each lets: the shown ones, and those that must be answered. */
function listAnswers(subjects: readonly Subject[]): Record<string, unknown>[] {
	let all: Record<string, unknown>[] = [{}];
	for (const subject of subjects) {
		const values = listValues(subject.space);
		all = all.flatMap((answers) => {
			if (subject.showIf !== null && !holds(subject.showIf, answers)) return [answers];
			const given = values
				.map((value) => ({ ...answers, [subject.id]: value }))
				.filter((said) => subject.must === null || holds(subject.must, said));
			return subject.isValueCertain ? given : [answers, ...given];
		});
	}
	return all;
}

describe('findLimitReach', () => {
	it('says what looking at every single answer says', () => {
		const met = new Map<string, number>();
		const cases = subjectLists
			.map((some) => some.slice(0, 3))
			.chain((subjects) => fc.tuple(fc.constant(subjects), conditionsOn(subjects, 3)));
		fc.assert(
			fc.property(cases, ([subjects, must]) => {
				const at = subjects.length - 1;
				const own = subjects[at];
				// What it lets through is asked of the limit at hand, not of one it has.
				const answered = listAnswers(
					subjects.map((one) => (one === own ? { ...one, must: null } : one)),
				).filter(
					(answers) =>
						own !== undefined && Object.hasOwn(answers, own.id) && listShown(subjects, answers).includes(own),
				);
				fc.pre(answered.length > 0);
				const kept = answered.filter((answers) => holds(must, answers)).length;
				const expected = kept === 0 ? 'never' : kept === answered.length ? 'always' : 'sometimes';
				expect(findLimitReach(subjects, at, must)).toBe(expected);
				met.set(expected, (met.get(expected) ?? 0) + 1);
			}),
			{ numRuns: 800 },
		);
		for (const reach of ['never', 'always', 'sometimes'])
			expect(met.get(reach) ?? 0, reach).toBeGreaterThan(20);
	});
});
