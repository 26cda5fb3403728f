import { Client } from 'pg';
import { inject } from 'vitest';

/** A connection as the role migrations run as. The catalogue has no other door: these suites need the address. */
export async function connectToCatalogue(): Promise<Client> {
	const { databaseUrl } = inject('backend');
	if (databaseUrl === null)
		throw new Error('Set DATABASE_URL: the catalogue cannot be read through the interface.');
	const client = new Client({ connectionString: databaseUrl });
	await client.connect();
	return client;
}
