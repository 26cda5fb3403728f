import { err, ok, type Result } from '../../../../basics/result';
import { CONDITION_LIMITS, measure, type Comparison, type Expression } from '../expression';
import { readUnits, type DecimalsOf } from './printCondition';

/** Where a text stops being a condition, counted in characters from zero. */
export type ConditionSyntax = {
	readonly at: number;
	readonly code: 'condition_syntax' | 'condition_size' | 'condition_value';
};

const LONGEST = 4_000;

const comparisons: Readonly<Record<string, Comparison>> = {
	'=': 'eq',
	'!=': 'ne',
	'≠': 'ne',
	'<': 'lt',
	'<=': 'le',
	'≤': 'le',
	'>': 'gt',
	'>=': 'ge',
	'≥': 'ge',
};

const TOKEN =
	/\s*(?:(\$\{[a-z][a-z0-9_]{0,31}\})|('[ -&(-~]{0,64}'|"[ !#-~]{0,64}")|(-?[0-9]+(?:\.[0-9]+)?)|(!=|<=|>=|[=≠<≤>≥(),])|([a-z]+))/y;

type Token = {
	readonly kind: 'ref' | 'text' | 'number' | 'sign' | 'word';
	readonly text: string;
	at: number;
};

/**
 * Reads a condition from its text. `and` binds before `or`; parentheses group. Says where the text stops making sense;
 * whether its questions exist is for `findConditionFault`.
 */
export function parseCondition(text: string, decimalsOf: DecimalsOf): Result<Expression, ConditionSyntax> {
	if (text.length > LONGEST) return err({ at: LONGEST, code: 'condition_size' });
	try {
		const expression = new Reader(readTokens(text), text.trimEnd().length, decimalsOf).whole();
		const { parts, depth } = measure(expression);
		return parts > CONDITION_LIMITS.parts || depth > CONDITION_LIMITS.depth
			? err({ at: 0, code: 'condition_size' })
			: ok(expression);
	} catch (stop) {
		if (stop instanceof Stop) return err({ at: stop.at, code: stop.code });
		throw stop;
	}
}

/** Leaves the descent at once; `parseCondition` turns it into a result. */
class Stop extends Error {
	constructor(
		readonly at: number,
		readonly code: ConditionSyntax['code'] = 'condition_syntax',
	) {
		super(code);
	}
}

function readTokens(text: string): Token[] {
	const kinds = ['ref', 'text', 'number', 'sign', 'word'] as const;
	const tokens: Token[] = [];
	const end = text.trimEnd().length;
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < end) {
		const from = TOKEN.lastIndex;
		const found = TOKEN.exec(text);
		if (!found) throw new Stop(from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0));
		const which = kinds.findIndex((_, place) => found[place + 1] !== undefined);
		const kind = kinds[which];
		const said = found[which + 1];
		if (kind === undefined || said === undefined) throw new Stop(from);
		tokens.push({ kind, text: said, at: TOKEN.lastIndex - said.length });
	}
	return tokens;
}

class Reader {
	#next = 0;
	#depth = 0;

	constructor(
		readonly tokens: readonly Token[],
		readonly end: number,
		readonly decimalsOf: DecimalsOf,
	) {}

	whole(): Expression {
		const expression = this.#joined('or', () => this.#joined('and', () => this.#single()));
		if (this.#next < this.tokens.length) this.#stop();
		return expression;
	}

	#joined(word: 'and' | 'or', part: () => Expression): Expression {
		const first = part();
		const parts = [first];
		while (this.#peek('word', word)) {
			this.#next++;
			parts.push(part());
		}
		return parts.length === 1 ? first : { op: word, of: parts };
	}

	#single(): Expression {
		if (this.#peek('sign', '(')) return this.#inside();
		if (this.#peek('word', 'not')) {
			this.#next++;
			return { op: 'not', of: this.#inside() };
		}
		if (this.#peek('word', 'answered')) {
			this.#next++;
			this.#take('sign', '(');
			const question = this.#reference();
			this.#take('sign', ')');
			return { op: 'answered', question };
		}
		if (this.#peek('word', 'selected')) {
			this.#next++;
			this.#take('sign', '(');
			const question = this.#reference();
			this.#take('sign', ',');
			const option = this.#take('text').slice(1, -1);
			this.#take('sign', ')');
			return { op: 'selected', question, option };
		}
		const question = this.#reference();
		const op = comparisons[this.tokens[this.#next]?.text ?? ''];
		if (op === undefined) return this.#stop();
		this.#next++;
		return { op, question, value: this.#literal(question) };
	}

	#inside(): Expression {
		// Each level of parentheses costs a level of this function: hostile text must not end the stack.
		if (++this.#depth > 40) throw new Stop(this.#at(), 'condition_size');
		this.#take('sign', '(');
		const expression = this.#joined('or', () => this.#joined('and', () => this.#single()));
		this.#take('sign', ')');
		this.#depth--;
		return expression;
	}

	#literal(question: string): string | number {
		if (this.#peek('text')) return this.#take('text').slice(1, -1);
		const at = this.#at();
		const units = readUnits(this.#take('number'), this.decimalsOf(question));
		if (units === null) throw new Stop(at, 'condition_value');
		return units;
	}

	#reference(): string {
		return this.#take('ref').slice(2, -1);
	}

	#peek(kind: Token['kind'], text?: string): boolean {
		const token = this.tokens[this.#next];
		return token?.kind === kind && (text === undefined || token.text === text);
	}

	#take(kind: Token['kind'], text?: string): string {
		const token = this.tokens[this.#next];
		if (!token || !this.#peek(kind, text)) return this.#stop();
		this.#next++;
		return token.text;
	}

	#at(): number {
		return this.tokens[this.#next]?.at ?? this.end;
	}

	#stop(): never {
		throw new Stop(this.#at());
	}
}
