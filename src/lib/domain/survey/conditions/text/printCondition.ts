import type { Comparison, Expression } from '../expression';

const signs: Readonly<Record<Comparison, string>> = {
	eq: '=',
	ne: '!=',
	lt: '<',
	le: '<=',
	gt: '>',
	ge: '>=',
};

/** How many decimals the numbers of a question have. */
export type DecimalsOf = (question: string) => number;

/**
 * A condition as text, such as `selected(${tema}, 'agua') and ${edad} >= 18`. Reading it back gives the same condition,
 * part by part, provided the decimals are the same.
 */
export function printCondition(condition: Expression, decimalsOf: DecimalsOf): string {
	switch (condition.op) {
		case 'and':
		case 'or':
			return condition.of
				.map((part) => {
					const text = printCondition(part, decimalsOf);
					return part.op === 'and' || part.op === 'or' ? `(${text})` : text;
				})
				.join(` ${condition.op} `);
		case 'not':
			return `not(${printCondition(condition.of, decimalsOf)})`;
		case 'answered':
			return `answered(\${${condition.question}})`;
		case 'selected':
			return `selected(\${${condition.question}}, '${condition.option}')`;
		default: {
			const { question, value } = condition;
			const literal = typeof value === 'string' ? `'${value}'` : printUnits(value, decimalsOf(question));
			return `\${${question}} ${signs[condition.op]} ${literal}`;
		}
	}
}

/** A whole number of units of 10^-decimals as a decimal number: 125 with one decimal is `12.5`. */
export function printUnits(units: number, decimals: number): string {
	const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
	const whole = digits.slice(0, digits.length - decimals);
	const rest = digits.slice(digits.length - decimals);
	return `${units < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${rest}` : ''}`;
}

/** The units that a decimal number written with a point stands for; null when it has more decimals or is too large. */
export function readUnits(text: string, decimals: number): number | null {
	const [, sign = '', whole = '', rest = ''] = /^(-?)([0-9]{1,16})(?:\.([0-9]+))?$/.exec(text) ?? [];
	if (whole === '') return null;
	const fraction = rest.replace(/0+$/, '');
	if (fraction.length > decimals) return null;
	// Adding zero turns the negative zero, which canonical bytes can't tell apart, into zero.
	const units = Number(`${sign}${whole}${fraction.padEnd(decimals, '0')}`) + 0;
	return Number.isSafeInteger(units) ? units : null;
}
