import type { ClientBase } from 'pg';

/** What the source of a verb, and of what it calls, says it does. */
export interface VerbFacts {
	/** PZ codes it can be refused with. */
	readonly refusals: ReadonlySet<string>;
	/** Whether it writes an audit row. */
	readonly isNoted: boolean;
	/** Whether it appends to the log. */
	readonly isRecorded: boolean;
}

interface Source {
	name: string;
	source: string;
}

/** Calls that cannot be refused, and why. */
const harmless: Readonly<Record<string, string>> = {
	'private.entry_bytes > private.canonical_json':
		'Entries are made of columns and of parameters that were judged before: all of them canonical.',
};

/** The verbs of the product, each with its facts, read from the functions themselves. */
export async function readVerbs(client: ClientBase): Promise<ReadonlyMap<string, VerbFacts>> {
	const { rows } = await client.query<Source>(
		`select n.nspname || '.' || p.proname as name, regexp_replace(p.prosrc, '--[^\\n]*', '', 'g') as source
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('api', 'private')`,
	);
	const sources = new Map(rows.map(({ name, source }) => [name, source]));
	const triggers = await readInsertTriggers(client);

	const reach = (name: string, seen: Set<string>): Set<string> => {
		if (seen.has(name)) return seen;
		seen.add(name);
		const source = sources.get(name) ?? '';
		const called = [...source.matchAll(/\b(?:private|api)\.\w+(?=\()/g)].map(([callee]) => callee);
		const fired = [...source.matchAll(/insert into ((?:app|private)\.\w+)/g)].flatMap(
			([, table = '']) => triggers.get(table) ?? [],
		);
		for (const callee of [...called, ...fired])
			if (!(`${name} > ${callee}` in harmless) && sources.has(callee)) reach(callee, seen);
		return seen;
	};
	const verbs = [...sources.keys()].filter((name) => name.startsWith('api.'));
	return new Map(
		verbs.map((verb) => {
			const reached = [...reach(verb, new Set())];
			const all = reached.map((name) => sources.get(name) ?? '').join('\n');
			return [
				verb.slice('api.'.length),
				{
					refusals: new Set(
						[...all.matchAll(/(?:refuse\(|errcode = )'(PZ\d{3})'/g)].map(([, code = '']) => code),
					),
					isNoted: /\bprivate\.note\(/.test(all),
					isRecorded: reached.some((name) => /^private\.(append_\w+|seal_batch)$/.test(name)),
				},
			];
		}),
	);
}

async function readInsertTriggers(client: ClientBase): Promise<ReadonlyMap<string, string[]>> {
	const { rows } = await client.query<{ relation: string; functions: string[] }>(
		`select tg.tgrelid::regclass::text as relation, array_agg(tg.tgfoid::regproc::text) as functions
		from pg_trigger tg where not tg.tgisinternal and tg.tgtype & 4 = 4 group by 1`,
	);
	return new Map(rows.map(({ relation, functions }) => [relation, functions]));
}
