import { Client } from 'pg';
import { makeFolder, startOwn } from '../ownBackend';

/** Does something to a database as nobody outside a test may. */
export async function asSuperuser(url: string | null, sql: string): Promise<void> {
	const client = new Client({ connectionString: url ?? '' });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

/** A folder that was used once, and what was done to its database meanwhile. */
export async function makeUsedFolder(sql: string | null = null): Promise<string> {
	const dataDir = await makeFolder();
	const backend = await startOwn({ dataDir });
	if (sql !== null) await asSuperuser(backend.superuserUrl, sql);
	await backend.stop();
	return dataDir;
}
