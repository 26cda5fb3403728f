import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../../../../tests/arbitraries/answers';
import { conditionsOn, subjectLists, withConditions } from '../../../../../../tests/arbitraries/conditions';
import { findConditionFault } from '../checkCondition';
import type { Expression } from '../expression';
import type { AnswerSpace, Subject } from '../subject';
import { joinRules, listRules, listTests, readRule, setCondition } from './rules';

const subject = (space: AnswerSpace): Subject => ({
	id: 'q',
	space,
	showIf: null,
	must: null,
	isValueCertain: false,
});
const formOf = (test: string, value: string): FormData => {
	const form = new FormData();
	form.set('comparacion', test);
	form.set('valor', value);
	return form;
};

const spaces: readonly AnswerSpace[] = [
	{ kind: 'one', options: ['a', 'b'], other: true },
	{ kind: 'some', options: ['a', 'b'], max: 2, other: false },
	{ kind: 'number', decimals: 1, min: 0, max: null },
	{ kind: 'date', min: null, max: null },
	{ kind: 'municipality', state: null },
	{ kind: 'any' },
];
const fine = { one: 'b', some: 'a', number: '12,5', date: '2026-05-01', municipality: '20067', any: '' };

describe('rules', () => {
	it('of a condition give it back, and what they cannot list is not listed', () => {
		fc.assert(
			fc.property(
				subjectLists.chain((subjects) => conditionsOn(subjects)),
				(condition) => {
					const list = listRules(condition);
					if (list !== null) expect(joinRules(list)).toEqual(condition);
				},
			),
		);
		expect(joinRules({ join: 'or', rules: [] })).toBeNull();
		const atom: Expression = { op: 'answered', question: 'q' };
		const nested: Expression = { op: 'and', of: [{ op: 'or', of: [atom, atom] }, atom] };
		expect(listRules(nested)).toBeNull();
		expect(listRules({ op: 'not', of: nested })).toBeNull();
		expect(listRules({ op: 'not', of: atom })?.rules).toHaveLength(1);
	});

	it.each(spaces)('read from a form have no fault: %j', (space) => {
		for (const test of listTests(space)) {
			const read = readRule(formOf(test, fine[space.kind]), subject(space));
			expect(read.ok, test).toBe(true);
			if (read.ok) expect(findConditionFault(read.value, [{ id: 'q', space }])).toBeNull();
		}
	});

	it.each<[AnswerSpace['kind'], string, string]>([
		['one', 'eq', 'z'],
		['one', 'eq', ''],
		['some', 'selected', 'z'],
		['number', 'lt', '1.25'],
		['number', 'lt', 'mucho'],
		['date', 'gt', '2026-02-30'],
		['municipality', 'eq', 'Oaxaca'],
	])('with a value that cannot be are refused at the value: %s %s %j', (kind, test, value) => {
		const space = spaces.find((some) => some.kind === kind) ?? expect.fail(kind);
		expect(readRule(formOf(test, value), subject(space))).toEqual({
			ok: false,
			error: [{ field: 'valor', code: 'condition_value' }],
		});
	});

	it('with a comparison that is not offered are refused at the comparison', () => {
		expect(readRule(formOf('lt', 'a'), subject({ kind: 'any' }))).toEqual({
			ok: false,
			error: [{ field: 'comparacion', code: 'condition_comparison' }],
		});
	});

	it('reads numbers in the units of their question', () => {
		const read = readRule(formOf('ge', '12,5'), subject({ kind: 'number', decimals: 1, min: 0, max: null }));
		expect(read).toEqual({ ok: true, value: { op: 'ge', question: 'q', value: 125 } });
	});
});

describe('setCondition', () => {
	it('changes the condition of one question and nothing else, or says why not', () => {
		fc.assert(
			fc.property(instruments.chain(withConditions), (instrument) => {
				const last = instrument.questions.at(-1)?.id ?? '';
				const bare = setCondition(instrument, last, null);
				expect(bare.ok && bare.value.questions.at(-1)).not.toHaveProperty('showIf');
				const condition = instrument.questions.at(-1)?.showIf;
				if (bare.ok && condition !== undefined)
					expect(setCondition(bare.value, last, condition)).toEqual({ ok: true, value: instrument });
				const itself = setCondition(instrument, last, { op: 'answered', question: last });
				expect(!itself.ok && itself.error.map(({ code }) => code)).toContain('condition_question');
			}),
			{ numRuns: 60 },
		);
	});
});
