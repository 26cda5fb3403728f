import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One text file of the project: its path from the root with forward slashes, and what it says. */
export interface TextFile {
	readonly path: string;
	readonly text: string;
}

/** What a rule looks at. The real project or a few lines made up by a test: the rule cannot tell. */
export type Tree = readonly TextFile[];

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What is made, fetched or private: never part of the project. */
const outside = new Set([
	'.git',
	'.data',
	'.svelte-kit',
	'build',
	'coverage',
	'node_modules',
	'playwright-report',
	'test-results',
]);

const binary = /\.(png|jpe?g|webp|avif|ico|gz|br|zip|xlsx|ods|pdf|woff2?|wasm|mp3|ogg)$/;

/** Lists every file of the project, binary ones too. */
export function listPaths(folder = ''): string[] {
	return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = folder ? `${folder}/${entry.name}` : entry.name;
		if (entry.isDirectory()) return outside.has(entry.name) ? [] : listPaths(path);
		return entry.isFile() && !/\.log$|^\.env/.test(entry.name) ? [path] : [];
	});
}

/** Reads the text files of the project, or of those folders of it. */
export function readTree(keep: (path: string) => boolean = () => true): Tree {
	return listPaths()
		.filter((path) => !binary.test(path) && keep(path))
		.map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));
}

/** A tree from path → text, for a test of a rule. */
export function plantTree(files: Readonly<Record<string, string>>): Tree {
	return Object.entries(files).map(([path, text]) => ({ path, text }));
}
