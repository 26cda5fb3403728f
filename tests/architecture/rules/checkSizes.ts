import { posix } from 'node:path';
import type { Tree } from '../tree';

/** What is written by a machine or is data: nobody reads it from top to bottom. */
const unmeasured = [
	/^src\/lib\/server\/backend\/database\.types\.ts$/,
	/^supabase\/migrations\/.*_mexico\.sql$/,
	/^tests\/fixtures\//,
];

/** The first that fits counts. */
const caps: readonly { files: RegExp; lines: number; kind: string }[] = [
	{ files: /^src\/lib\/ranking\/methods\/[^/]+(?<!\.test)\.ts$/, lines: 150, kind: 'a method' },
	{ files: /^src\/routes\/.*\/?\+page(\.server)?\.(ts|svelte)$/, lines: 180, kind: 'a page' },
	{ files: /\.svelte$/, lines: 350, kind: 'a component' },
	{ files: /^supabase\/migrations\/.*\.sql$/, lines: 350, kind: 'a migration' },
	{ files: /\.(ts|mts|mjs|js|cjs)$/, lines: 300, kind: 'a file of code' },
];

export const filesPerFolder = 16;

/** Folders whose number of files is not ours to choose. */
const uncounted = [
	// The Supabase command line reads migrations from one flat folder, in order of name.
	/^supabase\/migrations$/,
	/^supabase\/seeds\/[^/]+$/,
	/^tests\/fixtures(\/|$)/,
];

function countLines(text: string): number {
	return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

/** One line for each file longer than its kind allows. */
export function checkLengths(tree: Tree): string[] {
	return tree.flatMap((file) => {
		if (unmeasured.some((pattern) => pattern.test(file.path))) return [];
		const cap = caps.find((candidate) => candidate.files.test(file.path));
		const lines = countLines(file.text);
		return cap && lines > cap.lines
			? [
					`${file.path}: ${lines} lines, and ${cap.kind} has at most ${cap.lines}. It has two reasons to change: split it along them.`,
				]
			: [];
	});
}

/** One line for each folder of code that holds more files than a reader can hold. */
export function checkFolders(paths: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const path of paths) {
		if (!/^(src|supabase|scripts|tests)\//.test(path)) continue;
		const folder = posix.dirname(path);
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	return [...counts]
		.filter(([folder, count]) => count > filesPerFolder && !uncounted.some((pattern) => pattern.test(folder)))
		.map(
			([folder, count]) =>
				`${folder}: ${count} files, at most ${filesPerFolder}. Give the files that change together a folder.`,
		);
}
