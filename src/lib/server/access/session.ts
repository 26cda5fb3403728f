import type { Backend } from '../backend/clients';
import { RefusedError, toRefusal } from '../backend/refusal';

/** The account behind a request, as its verified token says. */
export interface Session {
	userId: string;
	/** The address the account signs in with; made up for accounts that sign in with a user name. */
	email: string | null;
}

// One whole try to renew a token; supabase-js alone would go on trying for half a minute.
const defaultPatienceMs = 9_000;

function waitAtMost(ms: number): Promise<'late'> {
	return new Promise((done) => {
		setTimeout(() => done('late'), ms).unref();
	});
}

/**
 * Reads the session from the token and checks its signature against the published keys. Null when there is none
 * or it no longer holds.
 *
 * @throws RefusedError when the keys cannot be had: somebody signed in must not look signed out meanwhile.
 */
export async function readSession(backend: Backend, patienceMs = defaultPatienceMs): Promise<Session | null> {
	const answer = await Promise.race([readClaims(backend), waitAtMost(patienceMs)]);
	if (answer === 'late') throw new RefusedError(toRefusal({}, 0), 'session');
	const { data, error } = answer;
	if (error && isUnreachable(error)) {
		throw new RefusedError(toRefusal({}, 0), 'session');
	}
	if (error || !data) return null;
	const { sub, email, role } = data.claims;
	if (role !== 'authenticated') return null;
	return { userId: sub, email: typeof email === 'string' && email !== '' ? email : null };
}

async function readClaims(backend: Backend) {
	try {
		return await backend.auth.getClaims();
	} catch {
		// Failures of the network are returned. What is thrown is a token whose parts are no JSON: it is no token.
		return { data: null, error: null };
	}
}

/** Failures that say nothing about the token: the network, or a server that is down. */
export function isUnreachable(error: { name: string; status?: number | undefined }): boolean {
	return error.name === 'AuthRetryableFetchError' || (error.status ?? 0) >= 500;
}
