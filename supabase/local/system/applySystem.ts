import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client } from 'pg';
import { type Secrets } from '../installation/secrets';

const folder = import.meta.dirname;

/** Makes a plain Postgres look like a Supabase project. Each file runs once, whole, in order. */
export async function applySystem(client: Client, passwords: Secrets['passwords']): Promise<void> {
	const done = await readApplied(client);
	const files = readdirSync(folder)
		.filter((name) => name.endsWith('.sql'))
		.sort();
	for (const name of files.filter((file) => !done.has(file))) {
		await client.query('begin');
		await client.query(readFileSync(join(folder, name), 'utf8'));
		await client.query('insert into supabase_local.system_versions (name) values ($1)', [name]);
		if (name === files[0]) await setPasswords(client, passwords);
		await client.query('commit');
	}
}

async function readApplied(client: Client): Promise<Set<string>> {
	const { rows } = await client.query<{ found: boolean }>(
		`select to_regclass('supabase_local.system_versions') is not null as found`,
	);
	if (rows[0]?.found !== true) return new Set();
	const applied = await client.query<{ name: string }>('select name from supabase_local.system_versions');
	return new Set(applied.rows.map((row) => row.name));
}

async function setPasswords(client: Client, passwords: Secrets['passwords']): Promise<void> {
	for (const [role, password] of Object.entries(passwords)) {
		// `alter role` takes no parameters, so the server itself quotes the two values.
		const { rows } = await client.query<{ statement: string }>(
			`select format('alter role %I password %L', $1::text, $2::text) as statement`,
			[role, password],
		);
		for (const { statement } of rows) await client.query(statement);
	}
}
