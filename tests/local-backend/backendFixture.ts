import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { Pool } from 'pg';
import { afterAll, inject } from 'vitest';
import WebSocket from 'ws';
import { type ProvidedBackend } from '../backend.setup';

export interface TestBackend extends ProvidedBackend {
	databaseUrl: string;
	/** Questions as the role `postgres`; `sql.connect()` gives a client for transactions. */
	sql: Pool;
	/** supabase-js as a visitor, or as whoever an access token names. */
	asVisitor: (accessToken?: string) => Client;
	/** supabase-js with the secret key. */
	asService: () => Client;
}

type Row = Record<string, unknown>;

/** Any table, view and function of the exposed schema: these suites make their own. */
interface AnyApi {
	api: {
		Tables: Record<string, { Row: Row; Insert: Row; Update: Row; Relationships: [] }>;
		Views: Record<string, { Row: Row; Relationships: [] }>;
		Functions: Record<string, { Args: Row; Returns: unknown }>;
	};
}

export type Client = SupabaseClient<AnyApi, 'api'>;

// Node 20 has no WebSocket and the client wants one, although nothing here is live.
if (!('WebSocket' in globalThis)) Reflect.set(globalThis, 'WebSocket', WebSocket);

/** The backend of this run. Call it at the top of a `describe` or of a file; it closes what it opens. */
export function useBackend(): TestBackend {
	const given = inject('backend');
	const { databaseUrl } = given;
	if (databaseUrl === null) {
		throw new Error('These tests need the database itself: set DATABASE_URL, or unset SUPABASE_URL.');
	}
	const sql = new Pool({ connectionString: databaseUrl, max: 5 });
	sql.on('error', () => undefined);
	afterAll(() => sql.end());
	return { ...given, databaseUrl, sql, ...clientsOf(given) };
}

/** The two ways to be a client of a project. */
export function clientsOf(backend: Pick<ProvidedBackend, 'url' | 'publishableKey' | 'secretKey'>) {
	return {
		asVisitor: (accessToken?: string) => makeClient(backend.url, backend.publishableKey, accessToken),
		asService: () => makeClient(backend.url, backend.secretKey),
	};
}

function makeClient(url: string, key: string, accessToken?: string): Client {
	return createClient<AnyApi, 'api'>(url, key, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		...(accessToken === undefined ? {} : { global: { headers: { authorization: `Bearer ${accessToken}` } } }),
		db: { schema: 'api' },
	});
}
