import { z } from 'zod';
import { type Exchange, replyEmpty, replyJson } from '../gateway/exchange';
import { type AuthContext } from './authContext';
import { countMail, mayWrite } from './codes';
import { readCurrentUser } from './currentUser';
import { inTransaction } from '../postgres/inTransaction';
import { chooseRedirect } from './links';
import { issueOneTimeToken } from './proof/oneTimeTokens';
import { refuseWeakPassword } from './proof/passwords';
import { emailShape, metadataShape, readInput } from './readInput';
import { notProvided, refuseAuth, validationFailed } from './refusals';
import { endSessions } from './sessions';
import {
	describeUser,
	findUserByEmail,
	findUserById,
	updateUser,
	type UserChanges,
	type UserRow,
} from './users';

const changesShape = z.object({
	email: emailShape.optional(),
	password: z.string().optional(),
	data: metadataShape.optional(),
	phone: z.string().optional(),
	code_challenge: z.string().nullish(),
});

/** `GET /user` */
export async function showOwnAccount(context: AuthContext, exchange: Exchange): Promise<void> {
	const { user } = await readCurrentUser(context, exchange);
	replyJson(exchange.response, 200, describeUser(user));
}

/** `PUT /user`: password, metadata, or the wish for another address. */
export async function changeOwnAccount(context: AuthContext, exchange: Exchange): Promise<void> {
	const { user, sessionId } = await readCurrentUser(context, exchange);
	const input = await readInput(exchange.request, changesShape);
	if (input.phone !== undefined && input.phone !== '') throw notProvided('Changing the phone number');
	const changes: UserChanges = input.data === undefined ? {} : { userMetadata: input.data };
	if (input.password !== undefined)
		changes.passwordHash = await hashNewPassword(context, user, input.password);
	const newEmail = input.email !== undefined && input.email !== user.email ? input.email : null;
	if (newEmail !== null) await countMail(context, newEmail);
	await inTransaction(context.pool, async (client) => {
		await updateUser(client, user.id, changes);
		// Who changes the password after a leak wants everybody else out.
		if (changes.passwordHash !== undefined) await endSessions(client, user.id, sessionId, 'others');
		if (newEmail === null) return;
		await client.query(
			'update auth.users set email_change = $2, email_change_sent_at = now() where id = $1',
			[user.id, newEmail],
		);
	});
	const changed = await findUserById(context.pool, user.id);
	replyJson(exchange.response, 200, describeUser(changed ?? user));
	if (newEmail === null) return;
	const redirectTo = chooseRedirect(context, exchange.url.searchParams.get('redirect_to'));
	context.mails.later(() => sendEmailChange(context, user.id, newEmail, redirectTo));
}

async function hashNewPassword(context: AuthContext, user: UserRow, password: string): Promise<string> {
	refuseWeakPassword(password, context.settings.minimumPasswordLength);
	const present = user.encrypted_password ?? '';
	if (present !== '' && (await context.passwords.matches(password, present))) {
		throw refuseAuth(422, 'same_password', 'New password should be different from the old password.');
	}
	return context.passwords.hash(password);
}

/** An address that has an account gets no message, and who asked learns nothing of it. */
async function sendEmailChange(
	context: AuthContext,
	userId: string,
	email: string,
	redirectTo: string,
): Promise<void> {
	if ((await findUserByEmail(context.pool, email)) !== null || !(await mayWrite(context))) return;
	await inTransaction(context.pool, async (client) => {
		const token = await issueOneTimeToken(context, client, { userId, email, kind: 'email_change' });
		await context.mails.write(client, { ...token, email, kind: 'email_change', redirectTo });
	});
}

/** `POST /logout` */
export async function signOut(context: AuthContext, exchange: Exchange): Promise<void> {
	const scope = exchange.url.searchParams.get('scope') ?? 'global';
	if (scope !== 'global' && scope !== 'local' && scope !== 'others') {
		throw validationFailed(`Unsupported logout scope: ${scope}`);
	}
	const { user, sessionId } = await readCurrentUser(context, exchange);
	await endSessions(context.pool, user.id, sessionId, scope);
	replyEmpty(exchange.response, 204);
}
