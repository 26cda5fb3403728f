import { z } from 'zod';
import { type Exchange, replyJson } from '../gateway/exchange';
import { readToldCaller } from '../gateway/localCaller';
import { type AuthContext } from './authContext';
import { inTransaction } from '../postgres/inTransaction';
import { addUse, takeBackUse } from './proof/rateLimits';
import { emailShape, readInput } from './readInput';
import { invalidCredentials, notProvided, refuseAuth } from './refusals';
import { openSession, refreshSession } from './sessions';
import { findUserByEmail, isBanned } from './users';

const passwordShape = z.object({ email: emailShape, password: z.string().min(1) });
const refreshShape = z.object({ refresh_token: z.string().min(1).max(200) });

const windowSeconds = 300;

/** `POST /token`: a session by password, or a new pair of tokens for an old session. */
export async function giveToken(context: AuthContext, exchange: Exchange): Promise<void> {
	const grant = exchange.url.searchParams.get('grant_type');
	switch (grant) {
		case 'password':
			replyJson(exchange.response, 200, await signInWithPassword(context, exchange));
			return;
		case 'refresh_token': {
			const { refresh_token: token } = await readInput(exchange.request, refreshShape);
			replyJson(exchange.response, 200, await refreshSession(context, token));
			return;
		}
		default:
			throw notProvided(`The grant type ${grant ?? '(none)'}`);
	}
}

/**
 * Nobody else's wrong tries are held against an account: whoever knows the password comes in. Guessing is held up where
 * it comes from (few wrong tries for each caller) and as a whole (the more wrong tries of anybody, the longer the pause
 * between two comparisons). What an answer takes depends on neither the account nor the password.
 */
async function signInWithPassword(
	context: AuthContext,
	{ request }: Exchange,
): Promise<Record<string, unknown>> {
	const { email, password } = await readInput(request, passwordShape);
	const caller = readToldCaller(request);
	const tries = { what: 'password', whom: caller ?? 'nobody told', windowSeconds };
	const all = { what: 'passwords', whom: 'everybody', windowSeconds };
	// Counted before it is compared, and taken back when it was right.
	const own = await addUse(context, tries);
	if (caller !== null && own.uses > context.settings.passwordTriesPerFiveMinutes) {
		throw refuseAuth(
			429,
			'over_request_rate_limit',
			'Request rate limit reached',
			Math.max(1, own.leftSeconds),
		);
	}
	const { uses } = await addUse(context, all);
	const pauseMs = choosePause(uses, context.settings);
	await context.turns.wait(caller !== null && own.uses === 1 ? 'without a wrong try' : 'others', pauseMs);
	const user = await findUserByEmail(context.pool, email);
	const hash = user?.encrypted_password ?? null;
	const matches = await context.passwords.matches(password, hash === '' ? null : hash);
	if (user === null || !matches) throw invalidCredentials();
	await takeBackUse(context, tries);
	await takeBackUse(context, all);
	if (isBanned(user)) throw refuseAuth(400, 'user_banned', 'User is banned');
	if (user.email_confirmed_at === null) throw refuseAuth(400, 'email_not_confirmed', 'Email not confirmed');
	return inTransaction(context.pool, (client) => openSession(context, client, user.id, 'password'));
}

/** Nothing while few are wrong; then longer with each, until some four tries a second are left for everybody. */
function choosePause(
	wrongTries: number,
	{ wrongPasswordsBeforePause, longestPauseMs }: AuthContext['settings'],
): number {
	return Math.min(longestPauseMs, Math.max(0, wrongTries - wrongPasswordsBeforePause) * 2);
}
