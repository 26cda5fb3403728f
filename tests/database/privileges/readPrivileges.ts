import type { Client } from 'pg';

/** The roles a request can run as. What one person may see of it is the policies' matter. */
export const roles = ['anon', 'authenticated', 'service_role', 'authenticator'] as const;

const tablePrivileges = [
	'SELECT',
	'INSERT',
	'UPDATE',
	'DELETE',
	'TRUNCATE',
	'REFERENCES',
	'TRIGGER',
	'MAINTAIN',
];
const sequencePrivileges = ['USAGE', 'SELECT', 'UPDATE'];
const schemas = ['app', 'api', 'private'];

const asValues = (names: readonly string[]) => names.map((name) => `('${name}')`).join(', ');
const asList = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** Object → what each role holds on it, as `anon: SELECT`; objects nobody reaches are there too, with nothing. */
export type Privileges = Readonly<Record<string, readonly string[]>>;

async function ask(client: Client, question: string): Promise<Privileges> {
	const { rows } = await client.query<{ object: string; held: string[] }>(question);
	return Object.fromEntries(rows.map((row) => [row.object, row.held]));
}

/**
 * Every table, view, sequence and function of our schemas × every role × every privilege, as the catalogue answers.
 * A privilege on one column counts as one on the table: it opens it just as well.
 */
export async function readPrivileges(client: Client): Promise<Privileges> {
	const held = `coalesce(array_agg(r.name || ': ' || p.name order by r.name, p.name) filter (where holds.it), '{}')`;
	const relations = await ask(
		client,
		`select format('%I.%I', n.nspname, c.relname) as object, ${held} as held
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
			cross join (values ${asValues(roles)}) r (name) cross join (values ${asValues(tablePrivileges)}) p (name)
			cross join lateral (select has_table_privilege(r.name, c.oid, p.name) or (
				p.name in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege(r.name, c.oid, p.name)) as it) holds
		where n.nspname in (${asList(schemas)}) and c.relkind in ('r', 'p', 'v', 'm', 'f') group by 1`,
	);
	const sequences = await ask(
		client,
		`select format('sequence %I.%I', n.nspname, c.relname) as object, ${held} as held
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
			cross join (values ${asValues(roles)}) r (name) cross join (values ${asValues(sequencePrivileges)}) p (name)
			cross join lateral (select has_sequence_privilege(r.name, c.oid, p.name) as it) holds
		where n.nspname in (${asList(schemas)}) and c.relkind = 'S' group by 1`,
	);
	const functions = await ask(
		client,
		`select format('%I.%I()', n.nspname, f.proname) as object, ${held} as held
		from pg_proc f join pg_namespace n on n.oid = f.pronamespace
			cross join (values ${asValues(roles)}) r (name) cross join (values ('EXECUTE')) p (name)
			cross join lateral (select has_function_privilege(r.name, f.oid, p.name) as it) holds
		where n.nspname in (${asList(schemas)}) group by 1`,
	);
	const places = await ask(
		client,
		`select format('schema %I', n.nspname) as object, ${held} as held
		from pg_namespace n cross join (values ${asValues(roles)}) r (name) cross join (values ('USAGE'), ('CREATE')) p (name)
			cross join lateral (select has_schema_privilege(r.name, n.oid, p.name) as it) holds
		where n.nspname in (${asList(schemas)}) group by 1`,
	);
	return { ...places, ...relations, ...sequences, ...functions };
}
