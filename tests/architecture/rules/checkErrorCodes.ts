import type { Tree } from '../tree';

const code = /\bPZ[0-9A-Z]{3}\b/g;

function withoutComments(sql: string): string {
	return sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

/** Every refusal the database can raise, with the migration that raises it first. */
export function listRaisedCodes(tree: Tree): Map<string, string> {
	const raised = new Map<string, string>();
	for (const file of tree)
		if (/^supabase\/migrations\/.*\.sql$/.test(file.path))
			for (const [found] of withoutComments(file.text).matchAll(code))
				if (!raised.has(found)) raised.set(found, file.path);
	return raised;
}

/** Every code a document lists: those that open a row of a table, an item or a heading. */
export function listDocumentedCodes(document: string): Set<string> {
	return new Set(
		[...document.matchAll(/^(?:\||[-*]|#+)\s*[`*]*(PZ[0-9A-Z]{3})\b/gm)].map((row) => row[1] ?? ''),
	);
}

/** Holds the three lists against each other: what is raised, what is documented, what has a sentence. */
export function checkErrorCodes(
	raised: ReadonlyMap<string, string>,
	documented: ReadonlySet<string>,
	sentences: Readonly<Record<'es' | 'en', ReadonlyMap<string, string>>>,
): string[] {
	const found: string[] = [];
	for (const [refusal, path] of raised) {
		if (!documented.has(refusal)) found.push(`${refusal} (${path}) has no row in docs/error-codes.md.`);
		for (const locale of ['es', 'en'] as const)
			if (!sentences[locale].get(refusal)?.trim())
				found.push(`${refusal} (${path}) has no ${locale} sentence in src/lib/messages/problems.ts.`);
	}
	for (const listed of documented)
		if (!raised.has(listed))
			found.push(`${listed} stands in docs/error-codes.md and no migration raises it.`);
	return found;
}
