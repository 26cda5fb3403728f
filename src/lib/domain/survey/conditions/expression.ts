/** How the answer to a question is compared with a value: = ≠ < ≤ > ≥. */
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/**
 * A condition on the answers to earlier questions, as it is stored in the frozen instrument.
 *
 * `answered`: there is an answer, and it is a value («I don't know» is none). `selected`: an option is chosen, or has a
 * place in an order. A comparison looks at an option, a whole number in the units of its question, a date `YYYY-MM-DD`
 * or the key of a municipality. Every test of a question without answer is false, also `ne`; `not` turns that round.
 */
export type Expression =
	| { readonly op: 'and' | 'or'; readonly of: readonly Expression[] }
	| { readonly op: 'not'; readonly of: Expression }
	| { readonly op: 'answered'; readonly question: string }
	| { readonly op: 'selected'; readonly question: string; readonly option: string }
	| { readonly op: Comparison; readonly question: string; readonly value: string | number };

/** The part of an expression that tests one question. */
export type Atom = Exclude<Expression, { readonly of: unknown }>;

/** Most parts of a condition, joints included, and how deep they may stand inside each other. The database has the same. */
export const CONDITION_LIMITS = { parts: 40, depth: 6 } as const;

/** Every test of an expression, from left to right. */
export function atomsOf(expression: Expression): Atom[] {
	switch (expression.op) {
		case 'and':
		case 'or':
			return expression.of.flatMap(atomsOf);
		case 'not':
			return atomsOf(expression.of);
		default:
			return [expression];
	}
}

/** How many parts an expression has, and how many stand inside each other. A test alone has one part and depth one. */
export function measure(expression: Expression): { parts: number; depth: number } {
	if (!('of' in expression)) return { parts: 1, depth: 1 };
	const inside = expression.op === 'not' ? [measure(expression.of)] : expression.of.map(measure);
	return {
		parts: inside.reduce((sum, { parts }) => sum + parts, 1),
		depth: 1 + Math.max(...inside.map(({ depth }) => depth)),
	};
}
