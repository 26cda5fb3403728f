import type { Backend } from '../backend/clients';
import { RefusedError, toRefusal } from '../backend/refusal';

/** The account behind a request, as its verified token says. */
export interface Session {
	userId: string;
	/** The address the account signs in with; made up for accounts that sign in with a user name. */
	email: string | null;
}

/**
 * Reads the session from the token and checks its signature against the published keys. Null when there is none
 * or it no longer holds.
 *
 * @throws RefusedError when the keys cannot be had: somebody signed in must not look signed out meanwhile.
 */
export async function readSession(backend: Backend): Promise<Session | null> {
	const { data, error } = await backend.auth.getClaims();
	if (error && isUnreachable(error)) {
		throw new RefusedError(toRefusal({}, 0), 'session');
	}
	if (error || !data) return null;
	const { sub, email, role } = data.claims;
	if (role !== 'authenticated') return null;
	return { userId: sub, email: typeof email === 'string' && email !== '' ? email : null };
}

/** Failures that say nothing about the token: the network, or a server that is down. */
export function isUnreachable(error: { name: string; status?: number | undefined }): boolean {
	return error.name === 'AuthRetryableFetchError' || (error.status ?? 0) >= 500;
}
