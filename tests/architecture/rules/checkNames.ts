import { posix } from 'node:path';
import ts from 'typescript';
import { parseScript } from '../readImports';
import type { TextFile, Tree } from '../tree';

const emptyWords = /(^|\/)(utils?|helpers?|common|misc)(\/|\.[^/]*$)/i;
const barrels = ['src/lib/ranking/index.ts', 'src/lib/evidence/index.ts'];

/** Tools that find a file by its default export. */
const defaultExporters = [
	/^[^/]+\.config\.ts$/,
	/^tests\/backend\.setup\.ts$/,
	/^tests\/e2e\/support\/.*\.setup\.ts$/,
];

const patterns: readonly { files: RegExp; name: RegExp; form: string }[] = [
	{
		files: /^src\/routes\//,
		name: /^(\+[a-z]+(@[^.]*)?(\.server)?\.(ts|svelte)|[^+].*)$/,
		form: 'a SvelteKit route file',
	},
	{ files: /\.svelte$/, name: /^[A-Z][A-Za-z0-9]*\.svelte$/, form: 'PascalCase.svelte' },
	{
		files: /^(src|supabase\/local|supabase\/seeds|scripts)\/.*\.(ts|mjs|mts)$/,
		name: /^[a-z][A-Za-z0-9]*(\.(server|svelte|test|test-prop|types|d))*\.(ts|mjs|mts)$/,
		form: 'camelCase.ts, after its main export',
	},
	{
		files: /^supabase\/migrations\//,
		name: /^\d{14}_[a-z][a-z0-9_]*\.sql$/,
		form: 'fourteen digits, then words_joined.sql',
	},
];

/** SvelteKit gives these their names. */
const givenNames = ['src/service-worker.ts', 'src/hooks.server.ts', 'src/hooks.client.ts', 'src/hooks.ts'];

export function checkNames(tree: Tree): string[] {
	return tree.flatMap(({ path }) => {
		if (!/^(src|supabase|scripts|tests)\//.test(path) || path.startsWith('tests/fixtures/')) return [];
		if (emptyWords.test(path)) return [`${path}: the name says nothing. Name the one thing that is inside.`];
		if (givenNames.includes(path)) return [];
		const pattern = patterns.find((candidate) => candidate.files.test(path));
		return pattern && !pattern.name.test(posix.basename(path))
			? [`${path}: write it as ${pattern.form}.`]
			: [];
	});
}

function exportsByDefault(source: ts.SourceFile): boolean {
	return source.statements.some(
		(statement) =>
			ts.isExportAssignment(statement) ||
			(ts.canHaveModifiers(statement) &&
				(ts.getModifiers(statement) ?? []).some(
					(modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword,
				)) ||
			(ts.isExportDeclaration(statement) &&
				statement.exportClause !== undefined &&
				ts.isNamedExports(statement.exportClause) &&
				statement.exportClause.elements.some((element) => element.name.text === 'default')),
	);
}

/** A file that only passes on what others say hides where things are. */
function isBarrel(source: ts.SourceFile): boolean {
	const passedOn = source.statements.filter(
		(statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier,
	);
	return passedOn.length > 0 && passedOn.length === source.statements.length;
}

function checkModule(file: TextFile): string[] {
	const source = parseScript(file);
	const found: string[] = [];
	if (exportsByDefault(source) && !defaultExporters.some((pattern) => pattern.test(file.path)))
		found.push(`${file.path}: has a default export. Export by name.`);
	if (isBarrel(source) && !barrels.includes(file.path))
		found.push(`${file.path}: only passes on other files. Import those files themselves.`);
	if (posix.basename(file.path) === 'index.ts' && !barrels.includes(file.path))
		found.push(`${file.path}: an index.ts hides its folder. Name the file after what it exports.`);
	return found;
}

/** Default exports and barrels, over every `.ts` file. */
export function checkModules(tree: Tree): string[] {
	return tree.filter((file) => /\.ts$/.test(file.path) && !file.path.endsWith('.d.ts')).flatMap(checkModule);
}
