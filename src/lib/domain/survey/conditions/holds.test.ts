import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOn, subjectLists } from '../../../../../tests/arbitraries/conditions';
import type { Expression } from './expression';
import { holds, listShown } from './holds';

const answers = {
	tema: 'agua',
	servicios: ['luz', { other: 'pozo' }],
	orden: [['b'], ['a', 'c']],
	propias: { other: 'luz' },
	edad: 18,
	fecha: '2026-03-01',
	municipio: { municipality: '20067', locality: 'San Ficticio' },
	apoyo: { none: 'refused' },
};

describe('holds', () => {
	it.each<[Expression, boolean]>([
		[{ op: 'answered', question: 'tema' }, true],
		[{ op: 'answered', question: 'nada' }, false],
		[{ op: 'answered', question: 'apoyo' }, false],
		[{ op: 'answered', question: 'constructor' }, false],
		[{ op: 'selected', question: 'tema', option: 'agua' }, true],
		[{ op: 'selected', question: 'servicios', option: 'luz' }, true],
		[{ op: 'selected', question: 'servicios', option: 'pozo' }, false],
		[{ op: 'selected', question: 'orden', option: 'c' }, true],
		[{ op: 'eq', question: 'tema', value: 'agua' }, true],
		[{ op: 'ne', question: 'tema', value: 'luz' }, true],
		[{ op: 'ne', question: 'nada', value: 'luz' }, false],
		[{ op: 'ne', question: 'propias', value: 'luz' }, true],
		[{ op: 'eq', question: 'propias', value: 'luz' }, false],
		[{ op: 'not', of: { op: 'eq', question: 'nada', value: 'luz' } }, true],
		[{ op: 'ge', question: 'edad', value: 18 }, true],
		[{ op: 'gt', question: 'edad', value: 18 }, false],
		[{ op: 'lt', question: 'edad', value: '19' }, false],
		[{ op: 'lt', question: 'fecha', value: '2026-12-01' }, true],
		[{ op: 'eq', question: 'municipio', value: '20067' }, true],
		[{ op: 'ne', question: 'apoyo', value: 'luz' }, false],
	])('%j: %s', (condition, truth) => {
		expect(holds(condition, answers)).toBe(truth);
	});

	it('never throws, whatever was answered, and negation turns it round', () => {
		const cases = subjectLists.chain((subjects) =>
			fc.tuple(
				conditionsOn(subjects),
				fc.tuple(...subjects.map(({ id }) => fc.tuple(fc.constant(id), fc.jsonValue()))),
			),
		);
		fc.assert(
			fc.property(cases, ([condition, said]) => {
				const truth = holds(condition, Object.fromEntries(said));
				expect(holds({ op: 'not', of: condition }, Object.fromEntries(said))).toBe(!truth);
			}),
		);
	});
});

describe('listShown', () => {
	const yes: Expression = { op: 'selected', question: 'a', option: 'si' };
	const questions = [
		{ id: 'a' },
		{ id: 'b', showIf: yes },
		{ id: 'c', showIf: { op: 'answered', question: 'b' } as const },
		{ id: 'd', showIf: null },
	];
	const shown = (said: object) => listShown(questions, { ...said }).map(({ id }) => id);

	it('shows what every condition before allows', () => {
		expect(shown({})).toEqual(['a', 'd']);
		expect(shown({ a: 'si' })).toEqual(['a', 'b', 'd']);
		expect(shown({ a: 'si', b: 'x' })).toEqual(['a', 'b', 'c', 'd']);
	});

	it('takes the answer to a hidden question for none', () => {
		expect(shown({ a: 'no', b: 'x' })).toEqual(['a', 'd']);
	});

	it('does not change when answers to hidden questions are taken away', () => {
		const cases = subjectLists.chain((subjects) =>
			fc.tuple(
				fc.constant(subjects),
				fc.tuple(...subjects.map(({ id }) => fc.tuple(fc.constant(id), fc.constantFrom('a', 'b', 0, 1)))),
			),
		);
		fc.assert(
			fc.property(cases, ([subjects, said]) => {
				const before = listShown(subjects, Object.fromEntries(said));
				const kept = said.filter(([id]) => before.some((subject) => subject.id === id));
				expect(listShown(subjects, Object.fromEntries(kept))).toEqual(before);
			}),
		);
	});
});
