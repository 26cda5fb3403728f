import { isDay } from '../../conditions/day';
import type { Comparison, Expression } from '../../conditions/expression';
import type { AnswerSpace } from '../../conditions/subject';
import { readUnits } from '../../conditions/text/printCondition';
import type { Operand, XPath } from './parseXPath';

/** A question an expression may name: what it is called here, what its answers can be, and its options by their old names. */
export type Named = {
	readonly id: string;
	readonly space: AnswerSpace;
	readonly optionOf: (name: string) => string | null;
};

/** Finds questions by the name they have in the file. `self` is the one that `.` stands for, if any. */
export type XPathScope = {
	readonly find: (name: string) => Named | null;
	readonly self: Named | null;
};

const flipped: Readonly<Record<Comparison, Comparison>> = {
	eq: 'eq',
	ne: 'ne',
	lt: 'gt',
	le: 'ge',
	gt: 'lt',
	ge: 'le',
};

/** An expression as a condition with the same truth, or null where ours cannot say it. */
export function translateXPath(expression: XPath, scope: XPathScope): Expression | null {
	switch (expression.op) {
		case 'and':
		case 'or': {
			const of = expression.of.map((part) => translateXPath(part, scope));
			const known = of.filter((part) => part !== null);
			return known.length === of.length ? { op: expression.op, of: known } : null;
		}
		case 'not': {
			const of = translateXPath(expression.of, scope);
			return of && { op: 'not', of };
		}
		case 'group':
			return translateDifference(expression.of, scope) ?? translateXPath(expression.of, scope);
		case 'selected': {
			const named = find(expression.among, scope);
			const option = named?.optionOf(expression.option) ?? null;
			return named && option !== null ? { op: 'selected', question: named.id, option } : null;
		}
		case 'compare': {
			const { sign, left, right } = expression;
			const named = find(left, scope);
			return named
				? translateComparison(named, sign, right)
				: translateComparison(find(right, scope), flipped[sign], left);
		}
	}
}

/** `(${q} != '' and ${q} != 'x')`: answered with something else, which is what «is not» means here. */
function translateDifference(expression: XPath, scope: XPathScope): Expression | null {
	const [first, second, third] = expression.op === 'and' ? expression.of : [];
	if (first?.op !== 'compare' || second?.op !== 'compare' || third !== undefined) return null;
	const named = find(first.left, scope);
	if (named === null || find(second.left, scope)?.id !== named.id) return null;
	if (first.sign !== 'ne' || second.sign !== 'ne' || !isBlank(first.right) || isBlank(second.right))
		return null;
	const value = readValue(second.right, named);
	return value === null ? null : { op: 'ne', question: named.id, value };
}

function translateComparison(named: Named | null, op: Comparison, operand: Operand): Expression | null {
	if (named === null) return null;
	const question = named.id;
	if (isBlank(operand)) {
		const answered: Expression = { op: 'answered', question };
		return op === 'ne' ? answered : op === 'eq' ? { op: 'not', of: answered } : null;
	}
	const value = readValue(operand, named);
	if (value === null) return null;
	// In XPath no answer differs from everything.
	return op === 'ne' ? { op: 'not', of: { op: 'eq', question, value } } : { op, question, value };
}

function find(operand: Operand, scope: XPathScope): Named | null {
	return operand.kind === 'ref' ? scope.find(operand.name) : operand.kind === 'self' ? scope.self : null;
}

function isBlank(operand: Operand): boolean {
	return operand.kind === 'text' && operand.text === '';
}

function readValue(operand: Operand, { space, optionOf }: Named): string | number | null {
	if (operand.kind !== 'text' && operand.kind !== 'number' && operand.kind !== 'day') return null;
	switch (space.kind) {
		case 'one':
			return operand.kind === 'day' ? null : optionOf(operand.text);
		case 'number':
			return operand.kind === 'day' ? null : readUnits(operand.text, space.decimals);
		case 'date':
			return operand.kind !== 'number' && isDay(operand.text) ? operand.text : null;
		case 'municipality':
			return operand.kind === 'day' ? null : operand.text;
		case 'some':
		case 'any':
			return null;
	}
}
