import type { Comparison } from '../../conditions/expression';

/** What an expression of an XLSForm compares. `length` and `chosen` are `string-length(.)` and `count-selected(.)`. */
export type Operand =
	| { readonly kind: 'ref'; readonly name: string }
	| { readonly kind: 'text' | 'number' | 'day'; readonly text: string }
	| { readonly kind: 'self' | 'length' | 'chosen' };

/** An expression of the subset as it is written: parentheses are kept, because some of them mean something. */
export type XPath =
	| { readonly op: 'and' | 'or'; readonly of: readonly XPath[] }
	| { readonly op: 'not' | 'group'; readonly of: XPath }
	| { readonly op: 'selected'; readonly among: Operand; readonly option: string }
	| {
			readonly op: 'compare';
			readonly sign: Comparison;
			readonly left: Operand;
			readonly right: Operand;
	  };

const LONGEST = 8_000;
/** Each level of parentheses costs a level of the descent: hostile text must not end the stack. */
const DEEPEST = 40;

const signs: Readonly<Record<string, Comparison>> = {
	'=': 'eq',
	'!=': 'ne',
	'<': 'lt',
	'<=': 'le',
	'>': 'gt',
	'>=': 'ge',
};

const kinds = ['ref', 'text', 'number', 'sign', 'word', 'self'] as const;
const TOKEN =
	/\s*(?:(\$\{\s*[\p{L}_][\p{L}\p{N}_.-]*\s*\})|('[^']*'|"[^"]*")|(-?[0-9]+(?:\.[0-9]+)?)|(!=|<=|>=|[=<>(),])|([a-z]+(?:-[a-z]+)*)|(\.))/uy;

type Token = { readonly kind: (typeof kinds)[number]; readonly text: string };

/** Reads an expression of the subset (`relevant`, `constraint`), or null when it is outside. Linear. */
export function parseXPath(text: string): XPath | null {
	const tokens = text.length > LONGEST ? null : readTokens(text.trim());
	return tokens && new Reader(tokens).whole();
}

function readTokens(text: string): Token[] | null {
	const tokens: Token[] = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < text.length) {
		const found = TOKEN.exec(text);
		const which = kinds.findIndex((_, place) => found?.[place + 1] !== undefined);
		const [kind, said] = [kinds[which], found?.[which + 1]];
		if (kind === undefined || said === undefined) return null;
		tokens.push({ kind, text: said });
	}
	return tokens;
}

class Reader {
	#next = 0;
	#depth = 0;

	constructor(readonly tokens: readonly Token[]) {}

	whole(): XPath | null {
		const read = this.#joined('or');
		return this.#next === this.tokens.length ? read : null;
	}

	#joined(word: 'and' | 'or'): XPath | null {
		const of: XPath[] = [];
		do {
			const part = word === 'or' ? this.#joined('and') : this.#single();
			if (part === null) return null;
			of.push(part);
		} while (this.#skip('word', word));
		const [first] = of;
		return of.length === 1 && first ? first : { op: word, of };
	}

	#single(): XPath | null {
		if (this.#skip('sign', '(')) return this.#inside('group');
		if (this.#skip('word', 'not')) return this.#skip('sign', '(') ? this.#inside('not') : null;
		if (this.#skip('word', 'selected')) {
			if (!this.#skip('sign', '(')) return null;
			const among = this.#operand();
			const option = this.#skip('sign', ',') ? this.#operand() : null;
			const isWhole = this.#skip('sign', ')');
			if (!isWhole || option?.kind !== 'text') return null;
			return among?.kind === 'ref' || among?.kind === 'self'
				? { op: 'selected', among, option: option.text }
				: null;
		}
		const left = this.#operand();
		const sign = signs[this.tokens[this.#next]?.text ?? ''];
		if (left === null || sign === undefined) return null;
		this.#next++;
		const right = this.#operand();
		return right && { op: 'compare', sign, left, right };
	}

	#inside(op: 'group' | 'not'): XPath | null {
		if (++this.#depth > DEEPEST) return null;
		const of = this.#joined('or');
		this.#depth--;
		return of !== null && this.#skip('sign', ')') ? { op, of } : null;
	}

	#operand(): Operand | null {
		const token = this.tokens[this.#next++];
		switch (token?.kind) {
			case 'ref':
				return { kind: 'ref', name: token.text.slice(2, -1).trim() };
			case 'text':
				return { kind: 'text', text: token.text.slice(1, -1) };
			case 'number':
				return { kind: 'number', text: token.text };
			case 'self':
				return { kind: 'self' };
			case 'word':
				return this.#call(token.text);
			default:
				return null;
		}
	}

	/** `date('2026-11-21')`, `string-length(.)` or `count-selected(.)`. */
	#call(name: string): Operand | null {
		if (!this.#skip('sign', '(')) return null;
		const argument = this.#operand();
		if (!this.#skip('sign', ')')) return null;
		if (name === 'date' && argument?.kind === 'text') return { kind: 'day', text: argument.text };
		if (argument?.kind !== 'self') return null;
		return name === 'string-length'
			? { kind: 'length' }
			: name === 'count-selected'
				? { kind: 'chosen' }
				: null;
	}

	#skip(kind: Token['kind'], text: string): boolean {
		const token = this.tokens[this.#next];
		if (token?.kind !== kind || token.text !== text) return false;
		this.#next++;
		return true;
	}
}
