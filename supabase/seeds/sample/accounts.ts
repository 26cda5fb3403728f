import { randomInt } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import type { IssuedInvitation } from '../../../src/lib/server/data/people';
import { acceptInvitation } from '../../../src/lib/server/data/people';
import type { Backend } from '../../../src/lib/server/backend/clients';
import { tokenBackend } from '../../../src/lib/server/backend/clients';
import { backendEnvironment } from '../../../src/lib/server/backend/environment';
import { need } from './need';

/** Somebody of the sample who can sign in. */
export interface SampleAccount {
	email: string;
	password: string;
	backend: Backend;
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** One password for the whole sample, new for each installation: the sample may be seen from other machines. */
export function makePassword(): string {
	const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	return `${group()}-${group()}-${group()}`;
}

/** Creates an account, signs it in, and gives a backend that acts as it. */
export async function openAccount(key: string, password: string): Promise<SampleAccount> {
	const { url, publishableKey, secretKey } = backendEnvironment();
	const options = { auth: { persistSession: false, autoRefreshToken: false } };
	const email = `${key}@muestra.example`;
	const created = await createClient(url, secretKey, options).auth.admin.createUser({
		email,
		password,
		email_confirm: true,
	});
	if (created.error && created.error.code !== 'email_exists') throw created.error;
	const signedIn = await createClient(url, publishableKey, options).auth.signInWithPassword({
		email,
		password,
	});
	if (signedIn.error) throw signedIn.error;
	return { email, password, backend: tokenBackend(signedIn.data.session.access_token) };
}

/** Opens the account of an invited person and takes the place the invitation gives. */
export async function joinWith(
	invitation: IssuedInvitation,
	key: string,
	password: string,
): Promise<SampleAccount> {
	const account = await openAccount(key, password);
	need(await acceptInvitation(account.backend, invitation.code), `invitation of ${key}`);
	return account;
}
