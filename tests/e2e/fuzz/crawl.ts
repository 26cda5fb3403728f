import { findRoute, type Route } from './surface';
import type { Visitor } from './visitor';

/** A form as a page shows it. */
export interface FoundForm {
	/** The page that shows it. */
	on: string;
	/** Where it is sent, as path and query. */
	path: string;
	/** Names and the values they come with. */
	fields: readonly (readonly [string, string])[];
	/** What it sends where nothing is chosen and nothing typed. */
	untouched: readonly (readonly [string, string])[];
	/** Names of its lines of text. */
	lines: readonly string[];
}

export interface Crawled {
	/** By route, addresses that answered with a page or a file. */
	paths: Map<string, string[]>;
	forms: FoundForm[];
}

/**
 * Follows every link somebody sees, `visitsPerRoute` of each route: lists of a thousand rows do not become a thousand
 * visits.
 */
export async function crawl(
	visitor: Visitor,
	routes: readonly Route[],
	beginAt: readonly string[] = [],
	visitsPerRoute = 6,
): Promise<Crawled> {
	const paths = new Map<string, string[]>();
	const forms: FoundForm[] = [];
	const seen = new Set<string>();
	const waiting = [
		...beginAt,
		'/',
		'/entrar',
		'/trabajo',
		'/cuenta',
		'/admin',
		'/galeria',
		'/modulo',
		'/recibo',
		'/salir',
		'/galeria/mapas',
		'/api/salud',
		'/municipios.json',
	];
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		const address = new URL(next, 'http://localhost');
		const route = findRoute(routes, address.pathname);
		if (route === null || seen.has(next)) continue;
		seen.add(next);
		const known = paths.get(route.id) ?? [];
		const again = known.filter((path) => path.split('?')[0] === address.pathname).length;
		if (known.length >= visitsPerRoute || again >= 2) continue;
		const answer = await visitor.ask({ method: 'GET', path: next });
		const moved = answer.headers.location;
		if (moved !== undefined) waiting.push(readLocal(moved, next) ?? '');
		if (answer.status !== 200) continue;
		paths.set(route.id, [...known, next]);
		if (!/html/.test(answer.headers['content-type'] ?? '')) continue;
		const from = next;
		for (const [, link = ''] of answer.text.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)) {
			const local = readLocal(link.replaceAll('&amp;', '&'), from);
			if (local !== null) waiting.push(local);
		}
		forms.push(...readForms(answer.text, from));
	}
	return { paths, forms };
}

function readLocal(link: string, from: string): string | null {
	if (!URL.canParse(link, `http://localhost${from}`)) return null;
	const { host, pathname, search } = new URL(link, `http://localhost${from}`);
	return host.startsWith('localhost') ? pathname + search : null;
}

function readForms(html: string, from: string): FoundForm[] {
	return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(
		([, attributes = '', inside = '']) => {
			if (!/method="post"/i.test(attributes)) return [];
			const action = /\baction="([^"]*)"/.exec(attributes)?.[1] ?? '';
			const fields = [...inside.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)].flatMap(([tag]) => {
				const name = /\bname="([^"]*)"/.exec(tag)?.[1];
				return name === undefined ? [] : [[name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''] as const];
			});
			const path = readLocal(action.replaceAll('&amp;', '&'), from);
			return path === null ? [] : [{ on: from, path, fields, ...readUntouched(inside) }];
		},
	);
}

function readUntouched(inside: string): Pick<FoundForm, 'untouched' | 'lines'> {
	const controls = [...inside.matchAll(/<(input|select|textarea)\b[^>]*>/g)].flatMap(([tag, kind]) => {
		const read = (attribute: string) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1];
		const name = read('name');
		const type = kind === 'input' ? (read('type') ?? 'text') : kind;
		return name === undefined ? [] : [{ name, type: type ?? '', value: read('value') ?? '' }];
	});
	const lines = controls.filter(({ type }) => /^(text|search|textarea)$/.test(type));
	const untouched = controls.filter(({ type }) => !/^(checkbox|radio|file|submit)$/.test(type));
	return {
		untouched: untouched.map(({ name, type, value }) => [name, type === 'hidden' ? value : '']),
		lines: [...new Set(lines.map(({ name }) => name))],
	};
}
