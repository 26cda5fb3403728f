import { type Pool, type PoolClient } from 'pg';

/** Runs `work` in one transaction: all of it is kept, or none. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let broken: Error | undefined;
	try {
		await client.query('begin');
		const result = await work(client);
		await client.query('commit');
		return result;
	} catch (error) {
		await client.query('rollback').catch((failure: unknown) => {
			broken = failure instanceof Error ? failure : new Error(String(failure));
		});
		throw error;
	} finally {
		client.release(broken);
	}
}
