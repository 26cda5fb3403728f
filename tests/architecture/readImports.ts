import { posix } from 'node:path';
import ts from 'typescript';
import type { TextFile } from './tree';

/** One dependency a file declares. */
export interface Import {
	/** What is written between the quotes. */
	readonly specifier: string;
	/** The file of this project it means, or `null` for a package. */
	readonly target: string | null;
	/** Erased by the compiler: `import type`, or every name marked `type`. */
	readonly typeOnly: boolean;
	/** `import()`: loaded only when reached. */
	readonly dynamic: boolean;
	readonly line: number;
}

const endings = ['', '.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.json', '/index.ts'];

/** The TypeScript inside a file: all of it, or what stands in the script blocks of a component. */
export function readScript(file: TextFile): string {
	if (!file.path.endsWith('.svelte')) return file.text;
	// Everything outside the scripts becomes blank lines, so that line numbers stay true.
	let script = '';
	let reached = 0;
	for (const block of file.text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
		const body = block[1] ?? '';
		const start = block.index + block[0].indexOf('>') + 1;
		script += file.text.slice(reached, start).replaceAll(/[^\n]/g, '') + body;
		reached = start + body.length;
	}
	return script;
}

/** Several rules look at the same files. */
const parsed = new WeakMap<TextFile, ts.SourceFile>();

/** Parses the script of a file. */
export function parseScript(file: TextFile): ts.SourceFile {
	const known = parsed.get(file);
	if (known) return known;
	const source = parse(file);
	parsed.set(file, source);
	return source;
}

function parse(file: TextFile): ts.SourceFile {
	return ts.createSourceFile(file.path, readScript(file), ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
}

/** The file a specifier means, given every path of the project; `null` when it names a package. */
export function resolveTarget(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
	const bare = specifier.replace(/\?.*$/, '');
	const base = bare.startsWith('.')
		? posix.join(posix.dirname(from), bare)
		: bare === '$lib' || bare.startsWith('$lib/')
			? bare.replace('$lib', 'src/lib')
			: null;
	if (base === null) return null;
	const candidates = [...endings.map((ending) => base + ending), base.replace(/\.js$/, '.ts')];
	return candidates.find((candidate) => paths.has(candidate)) ?? base;
}

function isErased(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(node)) {
		const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
		return node.isTypeOnly || (names.length > 0 && names.every((name) => name.isTypeOnly));
	}
	const clause = node.importClause;
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	if (clause.name || !clause.namedBindings || !ts.isNamedImports(clause.namedBindings)) return false;
	const names = clause.namedBindings.elements;
	return names.length > 0 && names.every((name) => name.isTypeOnly);
}

/** Every import, re-export, `import()` and `import('…')` type of a file. */
export function readImports(file: TextFile, paths: ReadonlySet<string>): Import[] {
	const source = parseScript(file);
	const found: Import[] = [];
	const note = (node: ts.Node, literal: ts.Node | undefined, typeOnly: boolean, dynamic: boolean) => {
		if (!literal || !ts.isStringLiteralLike(literal)) return;
		found.push({
			specifier: literal.text,
			target: resolveTarget(file.path, literal.text, paths),
			typeOnly,
			dynamic,
			line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
		});
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
			note(node, node.moduleSpecifier, isErased(node), false);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			note(node, node.arguments[0], false, true);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			note(node, node.argument.literal, true, false);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}
