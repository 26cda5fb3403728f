import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type PoolClient } from 'pg';
import { type AuthContext } from './authContext';
import { inTransaction } from '../postgres/inTransaction';
import { refuseAuth } from './refusals';
import { describeUser, findUserById, isBanned, type UserRow } from './users';

export type SignInMethod =
	'password' | 'otp' | 'magiclink' | 'recovery' | 'invite' | 'email/signup' | 'email_change';

interface TokenRow {
	session_id: string;
	user_id: string;
	revoked: boolean;
	seconds_since_use: number;
	seconds_idle: number;
	amr: unknown;
}

const refreshRefused = (message: string, code = 'refresh_token_not_found') => refuseAuth(400, code, message);

/** Opens a session and gives its first pair of tokens. */
export async function openSession(
	context: AuthContext,
	client: PoolClient,
	userId: string,
	method: SignInMethod,
): Promise<Record<string, unknown>> {
	const sessionId = randomUUID();
	const amr = [{ method, timestamp: Math.floor(Date.now() / 1000) }];
	await client.query(
		`insert into auth.sessions (id, user_id, created_at, updated_at, aal, amr) values ($1, $2, now(), now(), 'aal1', $3)`,
		[sessionId, userId, JSON.stringify(amr)],
	);
	await client.query('update auth.users set last_sign_in_at = now(), updated_at = now() where id = $1', [
		userId,
	]);
	const refreshToken = await issueRefreshToken(client, userId, sessionId, null);
	const user = await findUserById(client, userId);
	if (user === null) throw refuseAuth(403, 'user_not_found', 'User from sub claim in JWT does not exist');
	return describeSession(context, user, sessionId, amr, refreshToken);
}

async function issueRefreshToken(
	client: PoolClient,
	userId: string,
	sessionId: string,
	parent: string | null,
): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await client.query(
		`insert into auth.refresh_tokens (token, user_id, session_id, parent, created_at, updated_at)
		values ($1, $2, $3, $4, now(), now())`,
		[hashToken(token), userId, sessionId, parent],
	);
	return token;
}

async function describeSession(
	context: AuthContext,
	user: UserRow,
	sessionId: string,
	amr: unknown,
	refreshToken: string,
): Promise<Record<string, unknown>> {
	const life = context.settings.accessTokenSeconds;
	const accessToken = await context.signer.sign(
		{
			iss: `${context.baseUrl}/auth/v1`,
			sub: user.id,
			email: user.email,
			phone: '',
			app_metadata: user.raw_app_meta_data ?? {},
			user_metadata: user.raw_user_meta_data ?? {},
			role: 'authenticated',
			aal: 'aal1',
			amr,
			session_id: sessionId,
			is_anonymous: false,
		},
		life,
	);
	return {
		access_token: accessToken,
		token_type: 'bearer',
		expires_in: life,
		expires_at: Math.floor(Date.now() / 1000) + life,
		refresh_token: refreshToken,
		user: describeUser(user),
	};
}

/**
 * Swaps a refresh token for a new pair. A token used before is a lost answer when it comes back within
 * seconds, and a copied token otherwise: then the whole session ends, for the thief and for the owner.
 */
export async function refreshSession(
	context: AuthContext,
	presented: string,
): Promise<Record<string, unknown>> {
	const outcome = await inTransaction(context.pool, (client) =>
		swapToken(context, client, hashToken(presented)),
	);
	// Ending a stolen session must be kept, so it is not an exception that would undo it.
	if (outcome === 'reused')
		throw refreshRefused('Invalid Refresh Token: Already Used', 'refresh_token_already_used');
	return outcome;
}

async function swapToken(
	context: AuthContext,
	client: PoolClient,
	hash: string,
): Promise<Record<string, unknown> | 'reused'> {
	const token = await lockToken(client, hash);
	if (token === null) throw refreshRefused('Invalid Refresh Token: Refresh Token Not Found');
	if (token.revoked && token.seconds_since_use > context.settings.reuseIntervalSeconds) {
		await client.query('delete from auth.sessions where id = $1', [token.session_id]);
		return 'reused';
	}
	if (token.seconds_idle > context.settings.inactivitySeconds) {
		throw refuseAuth(400, 'session_expired', 'Invalid Refresh Token: Session Expired (Inactivity)');
	}
	const user = await findUserById(client, token.user_id);
	if (user === null || isBanned(user))
		throw refuseAuth(400, 'user_banned', 'Invalid Refresh Token: User Banned');
	if (!token.revoked) {
		await client.query('update auth.refresh_tokens set revoked = true, updated_at = now() where token = $1', [
			hash,
		]);
	}
	await client.query('update auth.sessions set refreshed_at = now(), updated_at = now() where id = $1', [
		token.session_id,
	]);
	const next = await issueRefreshToken(client, user.id, token.session_id, hash);
	return describeSession(context, user, token.session_id, token.amr, next);
}

/** The session's row is locked, so that two refreshes at once happen one after the other. */
async function lockToken(client: PoolClient, hash: string): Promise<TokenRow | null> {
	const session = await client.query(
		`select id from auth.sessions where id = (select session_id from auth.refresh_tokens where token = $1) for update`,
		[hash],
	);
	if (session.rowCount === 0) return null;
	const { rows } = await client.query<TokenRow>(
		`select t.session_id, s.user_id, t.revoked, s.amr,
			extract(epoch from clock_timestamp() - t.updated_at)::float8 as seconds_since_use,
			extract(epoch from clock_timestamp() - coalesce(s.refreshed_at, s.created_at))::float8 as seconds_idle
		from auth.refresh_tokens t join auth.sessions s on s.id = t.session_id where t.token = $1`,
		[hash],
	);
	return rows[0] ?? null;
}

export type SignOutScope = 'global' | 'local' | 'others';

export async function endSessions(
	db: Pick<PoolClient, 'query'>,
	userId: string,
	sessionId: string,
	scope: SignOutScope,
): Promise<void> {
	await db.query(
		`delete from auth.sessions where user_id = $1 and case $3::text
			when 'global' then true when 'local' then id = $2 else id <> $2 end`,
		[userId, sessionId, scope],
	);
}

/** Drops sessions nobody can refresh any more, and long-used refresh tokens. */
export async function sweepSessions(context: AuthContext): Promise<void> {
	await context.pool.query(
		`delete from auth.sessions where coalesce(refreshed_at, created_at) < now() - make_interval(secs => $1)`,
		[context.settings.inactivitySeconds],
	);
}

function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
