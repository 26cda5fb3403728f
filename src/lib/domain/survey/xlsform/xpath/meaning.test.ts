/* eslint-disable no-template-curly-in-string -- expressions are written so */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOn, listValues, subjectLists } from '../../../../../../tests/arbitraries/conditions';
import { holds } from '../../conditions/holds';
import type { AnswerSpace } from '../../conditions/subject';
import { parseXPath, type Operand, type XPath } from './parseXPath';
import { printXPath } from './printXPath';
import { translateXPath } from './translateXPath';

/** What stands for an answer in a form: texts, blank where there is none, options joined by blanks. */
type Said = ReadonlyMap<string, string>;

/** The rules of XPath 1.0 as far as the subset goes, with days as their numbers. Written apart from the code under test. */
function judge(node: XPath, said: Said): boolean {
	switch (node.op) {
		case 'and':
			return node.of.every((part) => judge(part, said));
		case 'or':
			return node.of.some((part) => judge(part, said));
		case 'not':
			return !judge(node.of, said);
		case 'group':
			return judge(node.of, said);
		case 'selected':
			return textOf(node.among, said).split(' ').includes(node.option);
		case 'compare': {
			const { left, right, sign } = node;
			const areNumbers = [left, right].some(({ kind }) => kind === 'number' || kind === 'day');
			if (!areNumbers && (sign === 'eq' || sign === 'ne'))
				return (textOf(left, said) === textOf(right, said)) === (sign === 'eq');
			const [one, other] = [numberOf(left, said), numberOf(right, said)];
			switch (sign) {
				case 'eq':
					return one === other;
				case 'ne':
					return one !== other;
				case 'lt':
					return one < other;
				case 'le':
					return one <= other;
				case 'gt':
					return one > other;
				case 'ge':
					return one >= other;
			}
		}
	}
}

function textOf(operand: Operand, said: Said): string {
	if (operand.kind === 'ref') return said.get(operand.name) ?? '';
	return 'text' in operand ? operand.text : '';
}

function numberOf(operand: Operand, said: Said): number {
	const text = textOf(operand, said);
	if (text === '') return NaN;
	return /^[0-9]{4}-/.test(text) ? Date.parse(text) : Number(text);
}

/** An answer as a form would hold it. */
function writeSaid(value: unknown): string {
	if (Array.isArray(value)) return value.map(writeSaid).join(' ');
	if (typeof value === 'object' && value !== null) return 'own_words';
	return String(value);
}

const cases = subjectLists.chain((subjects) => {
	const answers = subjects.map(({ id, space }) =>
		fc.option(fc.constantFrom(...listValues(space)), { freq: 4 }).map((value) => [id, value] as const),
	);
	return fc.tuple(
		fc.constant(new Map<string, AnswerSpace>(subjects.map(({ id, space }) => [id, space]))),
		conditionsOn(subjects, 4),
		fc.tuple(...answers).map((given) => given.filter(([, value]) => value !== null)),
	);
});

describe('printXPath', () => {
	it('writes what holds for the same answers by the rules of XPath, and reads back to the same condition', () => {
		const met = { held: 0, failed: 0 };
		fc.assert(
			fc.property(cases, ([spaces, condition, answers]) => {
				const spaceOf = (id: string): AnswerSpace => spaces.get(id) ?? { kind: 'any' };
				const node = parseXPath(printXPath(condition, spaceOf));
				if (node === null) throw new Error('What was written cannot be read');
				const truth = holds(condition, Object.fromEntries(answers));
				expect(judge(node, new Map(answers.map(([id, value]) => [id, writeSaid(value)])))).toBe(truth);
				met[truth ? 'held' : 'failed'] += 1;
				const find = (name: string) => ({
					id: name,
					space: spaceOf(name),
					optionOf: (option: string) => option,
				});
				expect(translateXPath(node, { find, self: null })).toEqual(condition);
			}),
			{ numRuns: 3_000 },
		);
		expect(Math.min(met.held, met.failed)).toBeGreaterThan(500);
	});
});

describe('parseXPath', () => {
	it.each([
		...[
			'',
			"${a} = 'x",
			'${a} = ',
			'= 1',
			"${a} = 'x' or",
			'${a} + 1 = 2',
			'today() > ${a}',
			"not ${a} = 'x'",
		],
		...['selected(${a}, ${b})', "selected('a', 'b')", 'string-length(${a}) > 1', '('.repeat(60), 'true()'],
		...[`${'('.repeat(41)}\${a} = 1${')'.repeat(41)}`, `\${a} = '${'x'.repeat(9_000)}'`],
	])('refuses %s', (text) => {
		expect(parseXPath(text)).toBeNull();
	});
});
