import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listValues, subjectLists } from '../../../../../../tests/arbitraries/conditions';
import type { Expression } from '../expression';
import { holds, listShown } from '../holds';
import type { AnswerSpace, Subject } from '../subject';
import { findReach } from './findReach';

/** Every combination of every value there is: nothing is grouped, nothing is left out. */
function* listAnswers(
	subjects: readonly Subject[],
	given: Readonly<Record<string, unknown>> = {},
): Generator<Readonly<Record<string, unknown>>> {
	const [subject, ...others] = subjects;
	if (!subject) {
		yield given;
		return;
	}
	yield* listAnswers(others, given);
	for (const value of listValues(subject.space))
		yield* listAnswers(others, { ...given, [subject.id]: value });
}

function isPossible(subjects: readonly Subject[], answers: Readonly<Record<string, unknown>>): boolean {
	const shown = new Set(listShown(subjects, answers).map(({ id }) => id));
	return subjects.every(({ id, isValueCertain, must }) =>
		Object.hasOwn(answers, id)
			? shown.has(id) && (must === null || holds(must, answers))
			: !shown.has(id) || !isValueCertain,
	);
}

function lookAtAll(subjects: readonly Subject[], at: number): string {
	const condition: Expression = subjects[at]?.showIf ?? { op: 'and', of: [] };
	const before = subjects.slice(0, at);
	const all = [...listAnswers(before)];
	if (!all.some((answers) => holds(condition, answers))) return 'never_true';
	const possible = all.filter((answers) => isPossible(before, answers));
	if (!possible.some((answers) => holds(condition, answers))) return 'never_reached';
	return possible.every((answers) => holds(condition, answers)) ? 'always' : 'sometimes';
}

describe('findReach', () => {
	it('says what looking at every single answer says', () => {
		const met = new Map<string, number>();
		fc.assert(
			fc.property(subjectLists, (subjects) => {
				for (const at of subjects.keys()) {
					const reach = findReach(subjects, at, Infinity);
					met.set(reach, (met.get(reach) ?? 0) + 1);
					expect(reach).toBe(lookAtAll(subjects, at));
				}
			}),
			{ numRuns: 400 },
		);
		expect([...met.keys()].sort()).toEqual(['always', 'never_reached', 'never_true', 'sometimes']);
	});

	const subject = (id: string, space: AnswerSpace, showIf: Expression | null = null): Subject => ({
		id,
		space,
		showIf,
		must: null,
		isValueCertain: true,
	});
	const age: AnswerSpace = { kind: 'number', decimals: 0, min: 0, max: null };
	const reachOf = (...subjects: Subject[]) => findReach(subjects, subjects.length - 1);

	it.each<[string, Expression, string]>([
		['a gap without whole numbers', between('edad', 'gt', 17, 'lt', 18), 'never_true'],
		['a gap with one', between('edad', 'gt', 17, 'lt', 19), 'sometimes'],
		['under the least', { op: 'lt', question: 'edad', value: 0 }, 'never_true'],
		['from the least on', { op: 'ge', question: 'edad', value: 0 }, 'always'],
		['far away', { op: 'gt', question: 'edad', value: 999_999_999_998 }, 'sometimes'],
		['farther than numbers go', { op: 'gt', question: 'edad', value: 1_000_000_000_000 }, 'never_true'],
	])('numbers: %s', (_, condition, reach) => {
		expect(reachOf(subject('edad', age), subject('q', { kind: 'any' }, condition))).toBe(reach);
	});

	it('days: none between two neighbours, across the end of a month', () => {
		const dates: AnswerSpace = { kind: 'date', min: null, max: null };
		const betweenDays = (from: string, to: string): Expression => ({
			op: 'and',
			of: [
				{ op: 'gt', question: 'dia', value: from },
				{ op: 'lt', question: 'dia', value: to },
			],
		});
		const last = (condition: Expression) => subject('q', { kind: 'any' }, condition);
		expect(reachOf(subject('dia', dates), last(betweenDays('2026-02-28', '2026-03-01')))).toBe('never_true');
		expect(reachOf(subject('dia', dates), last(betweenDays('2024-02-28', '2024-03-01')))).toBe('sometimes');
	});

	it('more options than may be chosen are never chosen together', () => {
		const some: AnswerSpace = { kind: 'some', options: ['a', 'b', 'c'], max: 2, other: false };
		const all: Expression = {
			op: 'and',
			of: ['a', 'b', 'c'].map((option): Expression => ({ op: 'selected', question: 'm', option })),
		};
		expect(reachOf(subject('m', some), subject('q', { kind: 'any' }, all))).toBe('never_true');
	});

	it('a question behind one that nobody sees is not reached', () => {
		const one: AnswerSpace = { kind: 'one', options: ['si', 'no'], other: false };
		const first = subject('a', one);
		const second = subject('b', one, { op: 'eq', question: 'a', value: 'si' });
		const third = subject('c', one, {
			op: 'and',
			of: [
				{ op: 'eq', question: 'a', value: 'no' },
				{ op: 'answered', question: 'b' },
			],
		});
		expect(reachOf(first, second, third)).toBe('never_reached');
	});

	it('what the limit of another question forbids is not answered', () => {
		const adult = { ...subject('edad', age), must: { op: 'ge', question: 'edad', value: 18 } as const };
		const minor = subject('q', { kind: 'any' }, { op: 'lt', question: 'edad', value: 18 });
		expect(reachOf(adult, minor)).toBe('never_reached');
		expect(reachOf(adult, subject('q', { kind: 'any' }, { op: 'ge', question: 'edad', value: 18 }))).toBe(
			'always',
		);
		// Left blank it breaks no limit.
		expect(
			reachOf(
				{ ...adult, isValueCertain: false },
				subject('q', { kind: 'any' }, { op: 'ge', question: 'edad', value: 18 }),
			),
		).toBe('sometimes');
	});

	it('nobody gets past a required question whose limit no answer keeps to', () => {
		const one: AnswerSpace = { kind: 'one', options: ['si', 'no'], other: false };
		const first = subject('a', one);
		const closed = (must: Expression, showIf: Expression | null = null) => ({
			...subject('b', one, showIf),
			must,
		});
		const never: Expression = between('b', 'gt', 1, 'lt', 1);
		const isNo: Expression = { op: 'eq', question: 'a', value: 'no' };
		expect(reachOf(first, closed(never), subject('q', { kind: 'any' }))).toBe('never_reached');
		// Only who said no meets it.
		expect(reachOf(first, closed(never, isNo), subject('q', { kind: 'any' }))).toBe('always');
		expect(reachOf(first, closed(never, isNo), subject('q', { kind: 'any' }, isNo))).toBe('never_reached');
	});

	it('says when it did not look at everything', () => {
		const options = Array.from({ length: 40 }, (_, n) => `o${String(n)}`);
		const many = subject('m', { kind: 'some', options, max: 40, other: false });
		const selected = (option: string): Expression => ({ op: 'selected', question: 'm', option });
		// Contradictory, but only after 2^20 sets have been looked at.
		const [first = '', ...others] = options.slice(0, 20);
		const hard: Expression = {
			op: 'and',
			of: [selected(first), { op: 'not', of: { op: 'or', of: [selected(first), ...others.map(selected)] } }],
		};
		expect(reachOf(many, subject('q', { kind: 'any' }, hard))).toBe('undecided');
	});
});

function between(
	question: string,
	from: 'gt' | 'ge',
	least: number,
	to: 'lt' | 'le',
	most: number,
): Expression {
	return {
		op: 'and',
		of: [
			{ op: from, question, value: least },
			{ op: to, question, value: most },
		],
	};
}
