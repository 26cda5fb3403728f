import type { Client } from 'pg';

/** Every table of the product and of its local Supabase, partitions and stored views included. */
export async function listTables(database: Client): Promise<string[]> {
	const { rows } = await database.query<{ name: string }>(
		`select format('%I.%I', n.nspname, c.relname) as name
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p', 'm') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
		order by 1`,
	);
	return rows.map(({ name }) => name);
}

/** Written by the worker when it is its turn, whatever is asked meanwhile. */
const byItself = new Set([
	'app.checkpoints',
	'private.hourly_arrivals',
	'private.seal_letter_marks',
	'private.seal_letters',
	'private.sheet_turns',
]);

/** How many rows each table of the product holds; sessions and what counts tries come and go by themselves. */
export async function countRows(database: Client): Promise<Record<string, number>> {
	const tables = (await listTables(database)).filter(
		(name) => /^(app|private)\./.test(name) && !byItself.has(name),
	);
	const { rows } = await database.query<{ name: string; count: string }>(
		tables.map((name) => `select '${name}' as name, count(*) from ${name}`).join(' union all '),
	);
	return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
}
