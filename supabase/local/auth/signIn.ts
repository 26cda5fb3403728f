import { z } from 'zod';
import { type Exchange, replyJson } from '../gateway/exchange';
import { type AuthContext } from './authContext';
import { inTransaction } from '../postgres/inTransaction';
import { countUse, forgiveUses } from './proof/rateLimits';
import { emailShape, readInput } from './readInput';
import { invalidCredentials, notProvided, refuseAuth } from './refusals';
import { openSession, refreshSession } from './sessions';
import { findUserByEmail, isBanned } from './users';

const passwordShape = z.object({ email: emailShape, password: z.string().min(1) });
const refreshShape = z.object({ refresh_token: z.string().min(1).max(200) });

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

async function signInWithPassword(
	context: AuthContext,
	{ request }: Exchange,
): Promise<Record<string, unknown>> {
	const { email, password } = await readInput(request, passwordShape);
	const tries = { what: 'password', whom: email };
	await countUse(context, {
		...tries,
		windowSeconds: 300,
		most: context.settings.passwordTriesPerFiveMinutes,
		code: 'over_request_rate_limit',
	});
	const user = await findUserByEmail(context.pool, email);
	const hash = user?.encrypted_password ?? null;
	const matches = await context.passwords.matches(password, hash === '' ? null : hash);
	if (user === null || !matches) throw invalidCredentials();
	await forgiveUses(context, tries);
	if (isBanned(user)) throw refuseAuth(400, 'user_banned', 'User is banned');
	if (user.email_confirmed_at === null) throw refuseAuth(400, 'email_not_confirmed', 'Email not confirmed');
	return inTransaction(context.pool, (client) => openSession(context, client, user.id, 'password'));
}
