import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { type JWTPayload } from 'jose';
import { inTransaction } from '../postgres/inTransaction';
import { type TokenSigner } from '../auth/proof/tokenSigner';
import { type Exchange } from '../gateway/exchange';
import { accessDenied, refuseStorage } from './refusals';
import { type ObjectFiles } from './objectFiles';

export interface StorageContext {
	pool: Pool;
	signer: TokenSigner;
	files: ObjectFiles;
}

export interface StorageCaller {
	role: 'anon' | 'authenticated' | 'service_role';
	claims: JWTPayload;
}

/** Who asks, from the same headers PostgREST would be asked with. */
export async function readStorageCaller(
	context: StorageContext,
	{ caller }: Exchange,
): Promise<StorageCaller> {
	switch (caller.kind) {
		case 'secret':
			return { role: 'service_role', claims: { role: 'service_role' } };
		case 'publishable':
			return { role: 'anon', claims: { role: 'anon' } };
		case 'none':
			throw refuseStorage(401, 'Unauthorized', 'No API key found in request');
		case 'bearer': {
			const claims = await context.signer.verify(caller.token);
			if (claims?.role !== 'authenticated' || typeof claims.sub !== 'string') {
				throw refuseStorage(403, 'Unauthorized', 'invalid signature');
			}
			return { role: 'authenticated', claims };
		}
	}
}

/** Runs `work` with the caller's rights: row-level security decides, here as everywhere. */
export async function asCaller<T>(
	context: StorageContext,
	{ role, claims }: StorageCaller,
	work: (client: PoolClient) => Promise<T>,
): Promise<T> {
	try {
		return await inTransaction(context.pool, async (client) => {
			await client.query(`select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`, [
				role,
				JSON.stringify(claims),
			]);
			return work(client);
		});
	} catch (error) {
		if (error instanceof DatabaseError && error.code === '42501') throw accessDenied();
		throw error;
	}
}
