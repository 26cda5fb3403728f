import { createServerClient, type CookieOptions } from '@supabase/ssr';
import { createClient } from '@supabase/supabase-js';
import WebSocket from 'ws';
import { callBackend } from './callBackend';
import type { Database } from './database.types';
import { backendEnvironment } from './environment';

/** What comes back is checked with zod where it is asked for, so the client itself knows only names. */
interface ExposedSchema {
	api: {
		Tables: Database['api']['Tables'];
		Views: Record<keyof Database['api']['Views'], { Row: Row; Relationships: [] }>;
		Functions: Record<keyof Database['api']['Functions'], { Args: Row; Returns: unknown }>;
	};
}
type Row = Record<string, unknown>;

/** A client of the exposed schema. What it may see and do is decided by the token it carries. */
export type Backend = ReturnType<typeof plainBackend>;

/** Where the tokens of a session live between requests: the cookies of one visitor. */
export interface CookieJar {
	getAll: () => { name: string; value: string }[];
	setAll: (cookies: { name: string; value: string; options: CookieOptions }[]) => void;
}

// Node 20 has no WebSocket of its own and supabase-js refuses to start without one, even unused.
if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket });

/** A client that keeps no session between calls. */
function plainBackend(key: string, accessToken?: string) {
	return createClient<ExposedSchema, 'api'>(backendEnvironment().url, key, {
		db: { schema: 'api' },
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		global: {
			fetch: callBackend,
			headers: accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` },
		},
	});
}

let anonymous: Backend | undefined;

/** The client of whoever has no account. One for all: it keeps no session. */
export function anonymousBackend(): Backend {
	anonymous ??= plainBackend(backendEnvironment().publishableKey);
	return anonymous;
}

/** A client that acts as the person an access token was given to. */
export function tokenBackend(accessToken: string): Backend {
	return plainBackend(backendEnvironment().publishableKey, accessToken);
}

/**
 * The client of one visitor, with the session their cookies carry. Where they ask from is said with a password and with
 * nothing else, under the name by which a hosted project knows it too.
 */
export function visitorBackend(
	cookies: CookieJar,
	cookieName: string,
	isSecure: boolean,
	findAddress: () => string | null,
): Backend {
	const callWithAddress = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
		const isPassword = typeof input === 'string' && input.includes('/auth/v1/token?grant_type=password');
		const address = isPassword ? findAddress() : null;
		if (address === null) return callBackend(input, init);
		const headers = new Headers(init?.headers);
		headers.set('sb-forwarded-for', address);
		return callBackend(input, { ...init, headers });
	};
	const { url, publishableKey } = backendEnvironment();
	return createServerClient<ExposedSchema, 'api'>(url, publishableKey, {
		db: { schema: 'api' },
		cookies: { getAll: cookies.getAll, setAll: cookies.setAll },
		cookieOptions: { name: cookieName, path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure },
		global: { fetch: callWithAddress },
	});
}

let worker: Backend | undefined;

/**
 * The client of the worker, with the secret key. Only `admin.ts` and the worker may ask for it: an architecture
 * test keeps it so.
 */
export function workerBackend(): Backend {
	worker ??= plainBackend(backendEnvironment().secretKey);
	return worker;
}
