import { type Exchange } from '../gateway/exchange';
import { type AuthContext } from './authContext';
import { refuseAuth } from './refusals';
import { findUserById, isBanned, type UserRow } from './users';

export interface CurrentUser {
	user: UserRow;
	sessionId: string;
}

/** The person whose access token came along, provided the session behind it still exists. */
export async function readCurrentUser(context: AuthContext, { caller }: Exchange): Promise<CurrentUser> {
	if (caller.kind !== 'bearer') {
		throw refuseAuth(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
	}
	const claims = await context.signer.verify(caller.token);
	const { sub, session_id: sessionId } = claims ?? {};
	if (typeof sub !== 'string' || typeof sessionId !== 'string') {
		throw refuseAuth(403, 'bad_jwt', 'invalid JWT: unable to parse or verify signature');
	}
	const { rowCount } = await context.pool.query('select from auth.sessions where id = $1 and user_id = $2', [
		sessionId,
		sub,
	]);
	if (rowCount === 0) {
		throw refuseAuth(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
	}
	const user = await findUserById(context.pool, sub);
	if (user === null) throw refuseAuth(403, 'user_not_found', 'User from sub claim in JWT does not exist');
	if (isBanned(user)) throw refuseAuth(403, 'user_banned', 'User is banned');
	return { user, sessionId };
}

/** Only the secret key opens the administration of users; an access token that comes along takes it away. */
export function requireSecretKey({ caller }: Exchange): void {
	if (caller.kind === 'secret') return;
	if (caller.kind === 'none') {
		throw refuseAuth(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
	}
	throw refuseAuth(403, 'not_admin', 'User not allowed');
}
