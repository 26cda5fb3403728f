/**
 * The acts that need the secret key. Each one asks for the proof itself (the link of the first administrator, or the
 * code of an invitation) and hands out nothing but a session of the account that the proof belongs to.
 */
import { z } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import { capacities, exerciseRoles } from '$lib/domain/nucleus/kinds';
import { addressOfName } from '$lib/domain/person/codes';
import { toAccountRefusal, type AccountRefusal } from './accountRefusal';
import { callVerb } from './call';
import { workerBackend, type Backend } from './clients';
import { sendCode } from './oneTimeCode';
import { RefusedError, type Refusal } from './refusal';

/** Why somebody did not get in: the database said no, or Auth did. */
export type EntryRefusal = Refusal | AccountRefusal;

const peekedShape = z.object({
	name: z.string(),
	exercise: z.string(),
	exercise_name: z.string(),
	email: z.string().nullable(),
	sign_in_name: z.string(),
	roles: z.array(z.enum(exerciseRoles)),
	seat: z
		.object({
			label: z.string(),
			capacity: z.enum(capacities),
			nucleus: z.string(),
		})
		.nullable(),
});

/** What an invitation that still works is for. */
export type Invitation = z.infer<typeof peekedShape>;

/** Looks at an invitation without using it up. */
export function peekInvitation(code: string): Promise<Result<Invitation, Refusal>> {
	return callVerb(workerBackend(), 'peek_invitation', { p_code: code }, peekedShape);
}

/** Whether the link of the first administrator still works. */
export async function isAdministratorLink(token: string): Promise<boolean> {
	const answer = await callVerb(workerBackend(), 'is_administrator_link', { p_token: token }, z.boolean());
	if (!answer.ok) throw new RefusedError(answer.error, 'is_administrator_link');
	return answer.value;
}

/**
 * Makes the account of the first administrator and signs the visitor in with it.
 *
 * An account with that address may be left over from a try that was cut short; then its password decides.
 */
export async function createFirstAdministrator(
	visitor: Backend,
	token: string,
	person: { name: string; email: string; password: string },
): Promise<Result<null, EntryRefusal>> {
	const link = await callVerb(workerBackend(), 'is_administrator_link', { p_token: token }, z.boolean());
	if (!link.ok) return link;
	if (!link.value) {
		return err({ code: 'administrator_link_unknown', status: 404, retry: false, detail: '' });
	}
	const { email, password } = person;
	const accounts = workerBackend().auth.admin;
	const made = await accounts.createUser({ email, password, email_confirm: true });
	if (made.error && !isTaken(made.error)) return err(toAccountRefusal(made.error));
	const entered = await visitor.auth.signInWithPassword({ email, password });
	if (entered.error) {
		const refusal = toAccountRefusal(entered.error);
		return err(refusal.code === 'credentials_unknown' ? { code: 'address_taken', status: 409 } : refusal);
	}
	const crowned = await callVerb(
		visitor,
		'become_first_administrator',
		{ p_token: token, p_name: person.name },
		z.null(),
	);
	if (!crowned.ok) {
		await visitor.auth.signOut({ scope: 'local' });
		if (made.data.user) await accounts.deleteUser(made.data.user.id);
	}
	return crowned;
}

/** How far the visitor got: into the account, or to the code that an e-mail carries. */
export type Opening = 'opened' | 'code_sent';

/**
 * Opens the account an invitation is for, so that the visitor can accept it.
 *
 * A person without an address has an account that nobody else can name, and the code opens it. An account with an
 * address is never opened by a code alone, because the administrator who issued it would hold the key to somebody's
 * account in every exercise: the address is written to, and `confirmAddress` takes what came.
 */
export async function enterWithInvitation(
	visitor: Backend,
	code: string,
	signedInAs: string | null,
	/** Where the link of the e-mail leads, once it has signed in. */
	backTo: string,
): Promise<Result<Opening, EntryRefusal>> {
	const invitation = await peekInvitation(code);
	if (!invitation.ok) return invitation;
	const { email, sign_in_name } = invitation.value;
	const address = email ?? addressOfName(sign_in_name);
	if (signedInAs?.toLowerCase() === address) return ok('opened');
	const made = await workerBackend().auth.admin.createUser({ email: address, email_confirm: true });
	if (made.error && !isTaken(made.error)) return err(toAccountRefusal(made.error));
	if (email === null) return openAccount(visitor, address);
	const sent = await sendCode(email, backTo);
	return sent.ok ? ok('code_sent') : sent;
}

/** The second half of entering with an address: what the e-mail carried. */
export async function confirmAddress(
	visitor: Backend,
	code: string,
	oneTimeCode: string,
): Promise<Result<Opening, EntryRefusal>> {
	const invitation = await peekInvitation(code);
	if (!invitation.ok) return invitation;
	const { email } = invitation.value;
	// Nothing was sent to anybody, so no code can be right.
	if (email === null) return err({ code: 'code_unknown', status: 400 });
	const opened = await visitor.auth.verifyOtp({ email, token: oneTimeCode, type: 'email' });
	return opened.error ? err(toAccountRefusal(opened.error)) : ok('opened');
}

async function openAccount(visitor: Backend, address: string): Promise<Result<Opening, AccountRefusal>> {
	const link = await workerBackend().auth.admin.generateLink({ type: 'magiclink', email: address });
	if (link.error) return err(toAccountRefusal(link.error));
	const opened = await visitor.auth.verifyOtp({
		token_hash: link.data.properties.hashed_token,
		type: 'magiclink',
	});
	return opened.error ? err(toAccountRefusal(opened.error)) : ok('opened');
}

function isTaken(error: { code?: string | undefined }): boolean {
	return error.code === 'email_exists' || error.code === 'user_already_exists';
}
