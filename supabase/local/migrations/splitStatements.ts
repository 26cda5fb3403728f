/**
 * Cuts a migration into its statements, as the supabase CLI records them: at semicolons outside quotes,
 * dollar quotes, comments and the bodies of `begin atomic … end`.
 */
export function splitStatements(sql: string): string[] {
	const statements: string[] = [];
	let start = 0;
	let depth = 0;
	const scanner =
		/--[^\n]*|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[eE]?'|"|;|[A-Za-z_][\w$]*/g;
	for (let found = scanner.exec(sql); found !== null; found = scanner.exec(sql)) {
		const token = found[0];
		if (token === '/*') scanner.lastIndex = endOfComment(sql, found.index);
		else if (token.startsWith('$')) scanner.lastIndex = endAfter(sql, token, scanner.lastIndex);
		else if (token.endsWith("'"))
			scanner.lastIndex = endOfQuote(sql, "'", scanner.lastIndex, token.length === 2);
		else if (token === '"') scanner.lastIndex = endOfQuote(sql, '"', scanner.lastIndex, false);
		else if (token === ';' && depth === 0) {
			statements.push(sql.slice(start, found.index));
			start = scanner.lastIndex;
		} else depth = nextDepth(depth, token.toLowerCase(), sql, scanner.lastIndex);
	}
	statements.push(sql.slice(start));
	return statements.map((statement) => statement.trim()).filter((statement) => hasSubstance(statement));
}

/** Inside an atomic body only `case … end` nests; outside one, words mean nothing here. */
function nextDepth(depth: number, word: string, sql: string, after: number): number {
	if (depth === 0) return word === 'begin' && /^\s+atomic\b/i.test(sql.slice(after, after + 40)) ? 1 : 0;
	if (word === 'case') return depth + 1;
	return word === 'end' ? depth - 1 : depth;
}

function endOfComment(sql: string, from: number): number {
	let depth = 0;
	const marks = /\/\*|\*\//g;
	marks.lastIndex = from;
	for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
		depth += mark[0] === '/*' ? 1 : -1;
		if (depth === 0) return marks.lastIndex;
	}
	return sql.length;
}

function endAfter(sql: string, tag: string, from: number): number {
	const end = sql.indexOf(tag, from);
	return end === -1 ? sql.length : end + tag.length;
}

function endOfQuote(sql: string, quote: string, from: number, backslashEscapes: boolean): number {
	for (let at = from; at < sql.length; at += 1) {
		const character = sql[at];
		if (backslashEscapes && character === '\\') at += 1;
		else if (character === quote) {
			if (sql[at + 1] !== quote) return at + 1;
			at += 1;
		}
	}
	return sql.length;
}

function hasSubstance(statement: string): boolean {
	return (
		statement
			.replace(/--[^\n]*/g, '')
			.replace(/\/\*[\s\S]*?\*\//g, '')
			.trim() !== ''
	);
}
