import type { Comparison, Expression } from '../../conditions/expression';
import type { AnswerSpace } from '../../conditions/subject';
import { printUnits } from '../../conditions/text/printCondition';

const signs: Readonly<Record<Comparison, string>> = {
	eq: '=',
	ne: '!=',
	lt: '<',
	le: '<=',
	gt: '>',
	ge: '>=',
};

/**
 * A condition as an expression of an XLSForm, with the same truth for the same answers.
 *
 * «Is not» stands as `(${q} != '' and ${q} != 'x')`: in XPath a question without answer differs from everything, here
 * from nothing. The question `self` stands as a dot. Days stand inside `date( )`, because XPath compares texts as numbers.
 */
export function printXPath(
	condition: Expression,
	spaceOf: (question: string) => AnswerSpace,
	self: string | null = null,
): string {
	const name = (question: string): string => (question === self ? '.' : refer(question));
	switch (condition.op) {
		case 'and':
		case 'or':
			return condition.of
				.map((part) => {
					const text = printXPath(part, spaceOf, self);
					return part.op === 'and' || part.op === 'or' ? `(${text})` : text;
				})
				.join(` ${condition.op} `);
		case 'not':
			return `not(${printXPath(condition.of, spaceOf, self)})`;
		case 'answered':
			return `${name(condition.question)} != ''`;
		case 'selected':
			return `selected(${name(condition.question)}, '${condition.option}')`;
		default: {
			const { question, value, op } = condition;
			const compared = `${name(question)} ${signs[op]} ${printValue(value, spaceOf(question))}`;
			return op === 'ne' ? `(${name(question)} != '' and ${compared})` : compared;
		}
	}
}

/** A question as expressions and texts name it. */
export function refer(question: string): string {
	return `\${${question}}`;
}

function printValue(value: string | number, space: AnswerSpace): string {
	if (typeof value === 'number') return printUnits(value, space.kind === 'number' ? space.decimals : 0);
	return space.kind === 'date' ? `date('${value}')` : `'${value}'`;
}
