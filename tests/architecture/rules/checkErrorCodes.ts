import type { Tree } from '../tree';

/** One refusal as a migration raises it: `private.refuse('PZ100', 'not_allowed')`. */
export interface Raised {
	readonly code: string;
	/** Absent when the code is raised without its name. */
	readonly name: string | undefined;
	readonly path: string;
}

/** One row of docs/error-codes.md: `| PZ100 | \`not_allowed\` | 403 | when | what the person reads |`. */
export interface Documented {
	readonly code: string;
	readonly name: string;
	readonly sentence: string;
}

function withoutComments(sql: string): string {
	return sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

/** Every refusal the database can raise, each pair of code and name once. */
export function listRaised(tree: Tree): Raised[] {
	const found = new Map<string, Raised>();
	for (const file of tree) {
		if (!/^supabase\/migrations\/.*\.sql$/.test(file.path)) continue;
		const pattern = /'(PZ[0-9A-Z]{3})'(?:\s*,\s*'([a-z_]+)')?/g;
		for (const [, code = '', name] of withoutComments(file.text).matchAll(pattern))
			if (!found.has(`${code} ${name ?? ''}`))
				found.set(`${code} ${name ?? ''}`, { code, name, path: file.path });
	}
	return [...found.values()];
}

export function listDocumented(document: string): Documented[] {
	return document
		.split('\n')
		.filter((line) => /^\|\s*PZ[0-9A-Z]{3}\s*\|/.test(line))
		.map((line) => {
			const cells = line.split('|').map((cell) => cell.trim());
			return {
				code: cells[1] ?? '',
				name: (cells[2] ?? '').replaceAll('`', ''),
				sentence: cells.at(-2) ?? '',
			};
		});
}

type Sentences = Readonly<Record<'es' | 'en', ReadonlyMap<string, string>>>;

/** Holds the lists against each other: what is raised, what is documented, what has a sentence in each language. */
export function checkErrorCodes(
	raised: readonly Raised[],
	documented: readonly Documented[],
	sentences: Sentences,
): string[] {
	const found: string[] = [];
	const rows = new Map(documented.map((row) => [row.code, row]));
	for (const { code, name, path } of raised) {
		const row = rows.get(code);
		if (!row) found.push(`${code} (${path}) has no row in docs/error-codes.md.`);
		else if (name !== undefined && name !== row.name)
			found.push(`${code} (${path}) is called ${name} here and ${row.name} in docs/error-codes.md.`);
		const known = name ?? row?.name ?? code;
		for (const locale of ['es', 'en'] as const)
			if (!sentences[locale].get(known)?.trim())
				found.push(
					`${code} ${known} (${path}) has no ${locale} sentence in src/lib/messages/backendRefusals.ts.`,
				);
	}
	for (const row of documented) {
		if (!raised.some(({ code }) => code === row.code))
			found.push(`${row.code} stands in docs/error-codes.md and no migration raises it.`);
		const sentence = sentences.es.get(row.name);
		if (sentence !== undefined && sentence !== row.sentence)
			found.push(`${row.code}: docs/error-codes.md says «${row.sentence}» and problems.ts «${sentence}».`);
	}
	return found;
}
