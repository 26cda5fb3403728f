import { z } from 'zod';
import { type Exchange, Refusal, replyEmpty, replyJson } from '../gateway/exchange';
import { type AuthContext } from './authContext';
import { inTransaction } from '../postgres/inTransaction';
import { chooseRedirect } from './links';
import { type OneTimeKind } from './proof/kinds';
import {
	findTokenByCode,
	issueOneTimeToken,
	redeemableTypes,
	type Redeemed,
	redeemToken,
	type TokenName,
} from './proof/oneTimeTokens';
import { addUse, countUse, forgiveUses } from './proof/rateLimits';
import { emailShape, readInput } from './readInput';
import { notProvided, otpExpired, refuseAuth, validationFailed } from './refusals';
import { openSession, type SignInMethod } from './sessions';
import { findUserByEmail, findUserById, isBanned, updateUser } from './users';

const askShape = z.object({ email: emailShape, code_challenge: z.string().nullish() });
const resendShape = z.object({ email: emailShape, type: z.string() });
const verifyShape = z.object({
	type: z.string(),
	email: emailShape.optional(),
	token: z.string().max(200).optional(),
	token_hash: z.string().max(200).optional(),
});

/** `POST /otp` and `POST /recover`: an e-mail with a link and a code, for whoever has an account. */
export async function askForCode(context: AuthContext, exchange: Exchange, kind: OneTimeKind): Promise<void> {
	const { email, code_challenge: challenge } = await readInput(exchange.request, askShape);
	// The link would have to be bound to this challenge; giving out an unbound one is no answer to it.
	if (typeof challenge === 'string' && challenge !== '') throw notProvided('The PKCE flow');
	await answerAlike(context, exchange, email, kind);
}

/** `POST /resend`: only what can be asked for anew without a session. */
export async function resendCode(context: AuthContext, exchange: Exchange): Promise<void> {
	const { email, type } = await readInput(exchange.request, resendShape);
	if (type !== 'signup') throw notProvided(`Sending again a message of type ${type}`);
	await answerAlike(context, exchange, email, 'signup');
}

/**
 * The same answer, after the same work, whether or not the address has an account: what differs happens
 * after the answer is out.
 */
async function answerAlike(
	context: AuthContext,
	exchange: Exchange,
	email: string,
	kind: OneTimeKind,
): Promise<void> {
	await countMail(context, email);
	const redirectTo = chooseRedirect(context, exchange.url.searchParams.get('redirect_to'));
	replyJson(exchange.response, 200, {});
	context.mails.later(() => sendToKnown(context, email, kind, redirectTo));
}

async function sendToKnown(
	context: AuthContext,
	email: string,
	kind: OneTimeKind,
	redirectTo: string,
): Promise<void> {
	const user = await findUserByEmail(context.pool, email);
	if (user === null || isBanned(user)) return;
	if (kind === 'signup' && user.email_confirmed_at !== null) return;
	if (!(await mayWrite(context))) return;
	await inTransaction(context.pool, async (client) => {
		const token = await issueOneTimeToken(context, client, { userId: user.id, email, kind });
		const column = kind === 'recovery' ? 'recovery_sent_at' : 'confirmation_sent_at';
		await client.query(`update auth.users set ${column} = now() where id = $1`, [user.id]);
		await context.mails.write(client, { ...token, email, kind, redirectTo });
	});
}

/** Refuses one more e-mail to an address, whether or not it has an account. */
export async function countMail(context: AuthContext, email: string): Promise<void> {
	context.mails.refuseIfClosed();
	const { mailIntervalSeconds, mailsPerAddressPerHour } = context.settings;
	const limit = { code: 'over_email_send_rate_limit' as const };
	if (mailIntervalSeconds > 0) {
		await countUse(context, {
			...limit,
			what: 'mail-again',
			whom: email,
			windowSeconds: mailIntervalSeconds,
			most: 1,
		});
	}
	await countUse(context, {
		...limit,
		what: 'mail',
		whom: email,
		windowSeconds: 3600,
		most: mailsPerAddressPerHour,
	});
}

/**
 * Whether one more e-mail may leave in this hour. Counted for those that are written and not for those that are asked
 * for: addresses somebody made up take nothing from the others, and the answer, which is out, tells nothing.
 */
export async function mayWrite(context: AuthContext): Promise<boolean> {
	const { uses } = await addUse(context, { what: 'mails', whom: 'everybody', windowSeconds: 3600 });
	return uses <= context.settings.mailsPerHour;
}

/** `POST /verify`: a session for a code or for the token of a link. */
export async function verifyCode(context: AuthContext, exchange: Exchange): Promise<void> {
	const input = await readInput(exchange.request, verifyShape);
	if (!redeemableTypes.includes(input.type)) throw notProvided(`Verifying the type ${input.type}`);
	const typed = input.token_hash === undefined || input.token_hash === '';
	const name = await findToken(context, input);
	replyJson(exchange.response, 200, await redeem(context, input.type, name, typed));
}

async function findToken(context: AuthContext, input: z.infer<typeof verifyShape>): Promise<TokenName> {
	const { type, email, token, token_hash: linkToken } = input;
	if (linkToken !== undefined && linkToken !== '') return { linkToken };
	if (email !== undefined && token !== undefined)
		return findTokenByCode(context, { type, email, code: token });
	throw validationFailed('Verify requires either a token or a token hash');
}

/** `GET /verify`: the action link. It ends on the application, with tokens or with an error in the fragment. */
export async function followLink(context: AuthContext, exchange: Exchange): Promise<void> {
	const { searchParams } = exchange.url;
	const target = new URL(chooseRedirect(context, searchParams.get('redirect_to')));
	const type = searchParams.get('type') ?? '';
	const linkToken = searchParams.get('token') ?? '';
	try {
		const session = await redeem(context, type, { linkToken }, false);
		const { access_token, refresh_token, expires_in, expires_at } = session;
		target.hash = new URLSearchParams({
			access_token: String(access_token),
			refresh_token: String(refresh_token),
			expires_in: String(expires_in),
			expires_at: String(expires_at),
			token_type: 'bearer',
			type,
		}).toString();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		target.hash = new URLSearchParams({
			error: 'access_denied',
			error_code: String(error.body.error_code),
			error_description: error.message,
		}).toString();
	}
	exchange.response.setHeader('location', target.href);
	exchange.response.setHeader('referrer-policy', 'no-referrer');
	replyEmpty(exchange.response, 303);
}

/** A session for a token that was found. */
async function redeem(
	context: AuthContext,
	type: string,
	name: TokenName,
	typed: boolean,
): Promise<Record<string, unknown>> {
	const { email, session } = await inTransaction(context.pool, async (client) => {
		const redeemed = await redeemToken(client, type, name);
		return { email: redeemed.email, session: await welcome(context, client, redeemed, typed) };
	});
	// After it: many who open one link at once hold every connection, and whoever is first would wait for one more.
	await forgiveAsking(context, email);
	return session;
}

async function welcome(
	context: AuthContext,
	client: Parameters<typeof openSession>[1],
	{ userId, email, kind }: Redeemed,
	typed: boolean,
): Promise<Record<string, unknown>> {
	const user = await findUserById(client, userId);
	if (user === null) throw otpExpired();
	if (isBanned(user)) throw refuseAuth(403, 'user_banned', 'User is banned');
	await updateUser(client, userId, { confirm: true, ...(kind === 'email_change' ? { email } : {}) });
	if (kind === 'email_change') {
		await client.query('update auth.users set email_change = null where id = $1', [userId]);
	}
	return openSession(context, client, userId, methodOf(kind, typed));
}

/** Whoever reads the mail of an address may ask again, although others used up what it had. */
async function forgiveAsking(context: AuthContext, email: string): Promise<void> {
	for (const what of ['mail-again', 'mail', 'code']) await forgiveUses(context, { what, whom: email });
}

function methodOf(kind: OneTimeKind, typed: boolean): SignInMethod {
	if (kind === 'signup') return 'email/signup';
	return kind === 'magiclink' && typed ? 'otp' : kind;
}
