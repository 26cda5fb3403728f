import { err, ok, type Result } from '$lib/basics/result';
import { toAccountRefusal, type AccountRefusal } from './accountRefusal';
import { anonymousBackend } from './clients';

/** Sends a one-time code to an address that has an account, with a link that comes back to an address of this site. */
export async function sendCode(email: string, backTo: string): Promise<Result<null, AccountRefusal>> {
	const error = await askForCode(email, backTo);
	return error ? err(toAccountRefusal(error)) : ok(null);
}

/** What Auth answers about addresses without an account, in its several versions. */
const unknownAddress = ['otp_disabled', 'user_not_found', 'signup_disabled'];

/** How long the answer takes at least, so that sending and not sending look alike. */
const evenedOutMs = 900;

/**
 * The same for somebody who is not signed in: an address without an account gets the same answer as one with, in
 * about the same time.
 */
export async function sendSignInCode(email: string): Promise<Result<null, AccountRefusal>> {
	const atLeast = new Promise((done) => setTimeout(done, evenedOutMs));
	const [error] = await Promise.all([askForCode(email), atLeast]);
	if (!error || unknownAddress.includes(error.code ?? '')) return ok(null);
	return err(toAccountRefusal(error));
}

/** Asks Auth to write to an address. */
async function askForCode(email: string, backTo?: string) {
	// Without the visitor's client: it would tie the code to this browser, and people read mail on another device.
	const { error } = await anonymousBackend().auth.signInWithOtp({
		email,
		options: { shouldCreateUser: false, ...(backTo === undefined ? {} : { emailRedirectTo: backTo }) },
	});
	// A second one within a minute is not sent; the first one is on its way then, so it counts as sent.
	return error?.code === 'over_email_send_rate_limit' ? null : error;
}
