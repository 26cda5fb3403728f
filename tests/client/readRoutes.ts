import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientFolder } from './readBuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const serverFolder = join(root, '.svelte-kit/output/server');

/** What a first visit to a route downloads besides its HTML: paths inside the client build. */
export interface RouteFiles {
	readonly route: string;
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
}

interface Node {
	readonly imports: readonly string[];
	readonly stylesheets: readonly string[];
	/** Absent when it says nothing of its own. */
	readonly csr: boolean | undefined;
}

function readList(text: string, name: string): string[] {
	const list = new RegExp(`${name}\\s*[=:]\\s*(\\[[^\\]]*\\])`).exec(text)?.[1];
	return list ? (JSON.parse(list.replace(/,\s*\]$/, ']')) as string[]) : [];
}

/** A page or layout may say `export const csr = false`: then it ships no script. `true` further in turns it on again. */
function readNode(index: number): Node {
	const text = readFileSync(join(serverFolder, 'nodes', `${index}.js`), 'utf8');
	const sources = [...text.matchAll(/export const (?:server|universal)_id = "([^"]+)"/g)].map(
		(match) => match[1] ?? '',
	);
	const said = sources
		.map((path) => /export const csr\s*=\s*(true|false)/.exec(readFileSync(join(root, path), 'utf8'))?.[1])
		.find((value) => value !== undefined);
	return {
		imports: readList(text, 'imports'),
		stylesheets: readList(text, 'stylesheets'),
		csr: said === undefined ? undefined : said === 'true',
	};
}

/** Reads from SvelteKit's own manifest what each page asks a browser to download. */
export function readRoutes(): RouteFiles[] {
	const path = join(serverFolder, 'manifest-full.js');
	if (!existsSync(path)) throw new Error('There is no build to weigh. Run: npm run build');
	const manifest = readFileSync(path, 'utf8');
	const started = readList(/client: \{[\s\S]*?\}/.exec(manifest)?.[0] ?? '', 'imports');
	const pages = manifest.matchAll(
		/id: ("[^"]*"),[\s\S]*?page: (?:null|\{ layouts: \[([^\]]*)\], errors: \[[^\]]*\], leaf: (\d+) \})/g,
	);
	return [...pages].flatMap(([, id = '""', layouts = '', leaf]) => {
		if (leaf === undefined) return [];
		const indexes = [...layouts.split(',').filter((part) => part.trim() !== ''), leaf].map(Number);
		const nodes = indexes.map(readNode);
		const csr = nodes.reduce((on, node) => node.csr ?? on, true);
		return [
			{
				route: JSON.parse(id) as string,
				scripts: csr ? [...new Set([...started, ...nodes.flatMap((node) => node.imports)])] : [],
				styles: [...new Set(nodes.flatMap((node) => node.stylesheets))],
			},
		];
	});
}

/** The bytes that travel: the brotli twin where the build left one. */
export function weigh(path: string): number {
	const file = join(clientFolder, path);
	return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/** What the service worker stores ahead, from the list the build wrote into it. */
export function readPrecache(): string[] {
	const path = join(clientFolder, 'service-worker.js');
	if (!existsSync(path)) return [];
	const entries = readFileSync(path, 'utf8').matchAll(
		/\{"?revision"?:(?:null|"[^"]*"),"?url"?:"([^"]+)"\}|\{"?url"?:"([^"]+)","?revision"?:[^}]*\}/g,
	);
	return [...entries].map((entry) => (entry[1] ?? entry[2] ?? '').replace(/^\//, ''));
}
