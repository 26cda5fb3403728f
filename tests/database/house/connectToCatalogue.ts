import { Client } from 'pg';
import { inject } from 'vitest';

/** Files that change the catalogue or hold one long transaction take turns: two at once would wait for each other. */
const turn = 7_202_612;

/**
 * A connection as the role migrations run as, and the turn of its file until it ends. The catalogue has no other door:
 * these suites need the address.
 */
export async function connectToCatalogue(): Promise<Client> {
	const { databaseUrl } = inject('backend');
	if (databaseUrl === null)
		throw new Error('Set DATABASE_URL: the catalogue cannot be read through the interface.');
	const client = new Client({ connectionString: databaseUrl });
	await client.connect();
	await client.query('select pg_advisory_lock($1)', [turn]);
	return client;
}
