import { z } from 'zod';
import { type PoolClient } from 'pg';
import { type Exchange, replyJson } from '../../gateway/exchange';
import { type AuthContext } from '../authContext';
import { inTransaction } from '../../postgres/inTransaction';
import { chooseRedirect, writeActionLink } from '../links';
import { issueOneTimeToken } from '../proof/oneTimeTokens';
import { emailShape, metadataShape, readInput } from '../readInput';
import { emailExists, notProvided, userNotFound } from '../refusals';
import { describeUser, findUserByEmail, findUserById, insertUser } from '../users';

const inviteShape = z.object({ email: emailShape, data: metadataShape.nullish() });
const linkShape = z.object({
	type: z.string(),
	email: emailShape,
	data: metadataShape.nullish(),
	redirect_to: z.string().nullish(),
});

/** `POST /invite`: an account without a password, and an e-mail that opens it. */
export async function inviteUser(context: AuthContext, exchange: Exchange): Promise<void> {
	const { email, data } = await readInput(exchange.request, inviteShape);
	context.mails.refuseIfClosed();
	const redirectTo = chooseRedirect(context, exchange.url.searchParams.get('redirect_to'));
	const userId = await inTransaction(context.pool, async (client) => {
		const id = await findOrInvite(client, email, data ?? {});
		const token = await issueOneTimeToken(context, client, { userId: id, email, kind: 'invite' });
		await context.mails.write(client, { ...token, email, kind: 'invite', redirectTo });
		return id;
	});
	const user = await findUserById(context.pool, userId);
	if (user === null) throw userNotFound();
	replyJson(exchange.response, 200, describeUser(user));
}

/** `POST /admin/generate_link`: the link for whoever hands it over by other means than e-mail. */
export async function generateLink(context: AuthContext, exchange: Exchange): Promise<void> {
	const input = await readInput(exchange.request, linkShape);
	const kind = input.type;
	if (kind !== 'invite' && kind !== 'magiclink' && kind !== 'recovery') {
		throw notProvided(`Generating a link of type ${kind}`);
	}
	const wanted = exchange.url.searchParams.get('redirect_to') ?? input.redirect_to ?? null;
	const redirectTo = chooseRedirect(context, wanted);
	const { userId, token } = await inTransaction(context.pool, async (client) => {
		const id =
			kind === 'invite'
				? await findOrInvite(client, input.email, input.data ?? {})
				: (await findUserByEmail(client, input.email))?.id;
		if (id === undefined) throw userNotFound();
		return {
			userId: id,
			token: await issueOneTimeToken(context, client, { userId: id, email: input.email, kind }),
		};
	});
	const user = await findUserById(context.pool, userId);
	if (user === null) throw userNotFound();
	replyJson(exchange.response, 200, {
		...describeUser(user),
		action_link: writeActionLink(context, { linkToken: token.linkToken, kind, redirectTo }),
		email_otp: token.code,
		hashed_token: token.linkToken,
		redirect_to: redirectTo,
		verification_type: kind,
	});
}

/** Somebody invited who never came may be invited again; somebody with an account may not. */
async function findOrInvite(
	client: PoolClient,
	email: string,
	data: Record<string, unknown>,
): Promise<string> {
	const known = await findUserByEmail(client, email);
	if (known !== null && known.email_confirmed_at !== null) throw emailExists();
	if (known !== null) return known.id;
	return insertUser(client, {
		id: null,
		email,
		passwordHash: null,
		confirmed: false,
		invited: true,
		appMetadata: {},
		userMetadata: data,
	});
}
