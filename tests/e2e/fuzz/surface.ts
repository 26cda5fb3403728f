import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const routesFolder = fileURLToPath(new URL('../../../src/routes', import.meta.url));

/** A route of the product, as its source says. */
export interface Route {
	/** As SvelteKit calls it, e.g. `/(public)/consulta/[slug]`. */
	id: string;
	isPage: boolean;
	/** Methods a `+server.ts` answers. */
	methods: readonly string[];
	/** Names of the form actions of a page. */
	actions: readonly string[];
}

/** Every route of the source: what somebody adds tomorrow is in here tomorrow. */
export function readSurface(folder = routesFolder): Route[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const folders = new Map<string, string[]>();
	for (const file of files) {
		const name = file.slice(file.lastIndexOf('/') + 1);
		if (!/^\+(page|server)(\.server)?\.(ts|svelte)$/.test(name)) continue;
		const id = `/${relative(folder, join(folder, file.slice(0, -name.length)))}`;
		folders.set(id, [...(folders.get(id) ?? []), name]);
	}
	return [...folders]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([id, names]) => {
			const read = (name: string) =>
				names.includes(name)
					? listExports(readFileSync(join(folder, id, name), 'utf8'))
					: new Map<string, readonly string[] | null>();
			const page = read('+page.server.ts');
			const actions = page.get('actions') ?? [];
			if (page.has('actions') && actions.length === 0)
				throw new Error(`The actions of ${id} are not written out in its file, so nobody can try them.`);
			return {
				id,
				isPage: names.some((name) => name.startsWith('+page')),
				methods: [...read('+server.ts').keys()].filter((name) => /^[A-Z]+$/.test(name)),
				actions,
			};
		});
}

/** What a module exports by name; for an object literal also the names of its members. */
function listExports(text: string): Map<string, readonly string[] | null> {
	const found = new Map<string, readonly string[] | null>();
	const file = ts.createSourceFile('route.ts', text, ts.ScriptTarget.Latest, true);
	for (const statement of file.statements) {
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
		if (!isExported) continue;
		if (ts.isFunctionDeclaration(statement) && statement.name) found.set(statement.name.text, null);
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations)
			if (ts.isIdentifier(name)) found.set(name.text, listMembers(initializer));
	}
	return found;
}

function listMembers(value: ts.Expression | undefined): readonly string[] | null {
	if (value === undefined) return null;
	if (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)) return listMembers(value.expression);
	if (!ts.isObjectLiteralExpression(value)) return null;
	return value.properties.map((property) => {
		const { name } = property;
		if (name === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name)))
			throw new Error('An action has a name that can only be read by running it.');
		return name.text;
	});
}

/** The parts of a route's address: fixed text, or the name of a parameter. */
function listSegments(id: string): string[] {
	return id.split('/').filter((segment) => segment !== '' && !/^\(.*\)$/.test(segment));
}

/** Whether a path leads to a route, and with which parameters. */
export function matchRoute(route: Route, path: string): Record<string, string> | null {
	const names: string[] = [];
	const pattern = listSegments(route.id)
		.map((segment) =>
			segment
				.split(/(\[[^\]]+\])/)
				.map((part) => {
					if (!part.startsWith('[')) return part.replaceAll(/[.*+?^${}()|\\]/g, String.raw`\$&`);
					names.push(part.slice(1, -1));
					return '([^/]+)';
				})
				.join(''),
		)
		.join('/');
	const found = new RegExp(`^/${pattern}$`).exec(path);
	return found && Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? '']));
}

/** The route a path leads to; fixed text goes before parameters, as SvelteKit decides it. */
export function findRoute(routes: readonly Route[], path: string): Route | null {
	const fits = routes.filter((route) => matchRoute(route, path) !== null);
	const loose = ({ id }: Route) => (id.match(/\[/g) ?? []).length;
	return fits.sort((one, other) => loose(one) - loose(other))[0] ?? null;
}

export function listParameters({ id }: Route): string[] {
	return [...id.matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name);
}

/** The path of a route with these (already encoded) parameters. */
export function fillRoute({ id }: Route, parameters: Readonly<Record<string, string>>): string {
	return `/${listSegments(id)
		.join('/')
		.replaceAll(/\[([^\]]+)\]/g, (_, name: string) => parameters[name] ?? 'x')}`;
}
