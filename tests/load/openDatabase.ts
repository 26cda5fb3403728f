import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';

const secretsShape = z.object({ passwords: z.object({ supabase_admin: z.string() }) });

/** The database of a product that runs, as its superuser: tests look at what no role of the product may see. */
export async function openDatabase(dataDir: string): Promise<Client> {
	const { passwords } = secretsShape.parse(
		JSON.parse(readFileSync(join(dataDir, 'secrets', 'installation.json'), 'utf8')),
	);
	// Fourth line of the file Postgres writes for those who look for it.
	const port = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
	const client = new Client({
		host: '127.0.0.1',
		port,
		user: 'supabase_admin',
		password: passwords.supabase_admin,
		database: 'postgres',
	});
	await client.connect();
	return client;
}
