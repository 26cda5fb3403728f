import type { Tree } from '../tree';

/** Every table of the schema `app` that a migration creates. */
export function listTables(tree: Tree): string[] {
	const names = tree
		.filter((file) => /^supabase\/migrations\/.*\.sql$/.test(file.path))
		.flatMap((file) => [...file.text.matchAll(/^create table (?:if not exists )?app\.([a-z_]+)/gim)])
		.map((match) => match[1] ?? '');
	return [...new Set(names)].sort();
}

/** Every folder of src/lib/domain: one for each word of the glossary. */
export function listDomainWords(paths: readonly string[]): string[] {
	const words = paths.map((path) => /^src\/lib\/domain\/([^/]+)\//.exec(path)?.[1]);
	return [...new Set(words.filter((word): word is string => word !== undefined))].sort();
}

/** The names of code and tables the glossary does not explain; they stand there between backticks. */
export function checkGlossary(names: readonly string[], glossary: string): string[] {
	const explained = new Set([...glossary.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
	return names
		.filter(
			(name) => !explained.has(name) && !explained.has(`app.${name}`) && !explained.has(`domain/${name}`),
		)
		.map((name) => `${name} has no entry in docs/glossary.md: say what it is, and how code and SQL call it.`);
}
