import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useBackend } from '../local-backend/backendFixture';
import { makePerson, readCode, readLink, readMail, signIn } from './people';

const backend = useBackend();
const admin = () => backend.asService().auth.admin;

describe('signing in', () => {
	it('opens a session for a password and knows whose it is', async () => {
		const person = await makePerson(backend);
		const { client } = await signIn(backend, person);
		const { data } = await client.auth.getUser();
		expect(data.user).toMatchObject({ id: person.id, email: person.email, role: 'authenticated' });
	});

	it('takes the address in any case', async () => {
		const person = await makePerson(backend);
		const { data } = await backend.asVisitor().auth.signInWithPassword({
			email: ` ${person.email.toUpperCase()}`,
			password: person.password,
		});
		expect(data.user?.id).toBe(person.id);
	});

	it('refuses a wrong password and an unknown address alike', async () => {
		const person = await makePerson(backend);
		for (const email of [person.email, `nadie-${randomUUID()}@prueba.example`]) {
			const { error } = await backend.asVisitor().auth.signInWithPassword({ email, password: 'otra-clave' });
			expect(error).toMatchObject({ status: 400, code: 'invalid_credentials' });
		}
	});

	it('gives claims that the published key confirms', async () => {
		const person = await makePerson(backend);
		const { client } = await signIn(backend, person);
		const { data, error } = await client.auth.getClaims();
		expect(error).toBeNull();
		expect(data?.header.alg).toBe('ES256');
		expect(data?.claims).toMatchObject({
			sub: person.id,
			email: person.email,
			role: 'authenticated',
			aud: 'authenticated',
			aal: 'aal1',
			is_anonymous: false,
		});
	});

	it('publishes only the public half of its key', async () => {
		const answer = await fetch(`${backend.url}/auth/v1/.well-known/jwks.json`);
		const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
		expect(keys).toHaveLength(1);
		expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
		expect(keys[0]).not.toHaveProperty('d');
	});

	it('lets nobody open an account alone', async () => {
		const email = `nueva-${randomUUID()}@prueba.example`;
		const { error } = await backend.asVisitor().auth.signUp({ email, password: 'una-clave-larga' });
		expect(error?.code).toBe('signup_disabled');
		const anonymous = await backend.asVisitor().auth.signInAnonymously();
		expect(anonymous.error).not.toBeNull();
	});
});

describe('one-time codes and links', () => {
	it('signs in with the code of an e-mail, once', async () => {
		const { id, email } = await makePerson(backend);
		const asked = await backend
			.asVisitor()
			.auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
		expect(asked.error).toBeNull();
		const token = readCode(await readMail(backend.mailboxUrl, email));
		const first = await backend.asVisitor().auth.verifyOtp({ email, token, type: 'email' });
		expect(first.data.user?.id).toBe(id);
		expect(first.data.session?.access_token).toBeTruthy();
		const again = await backend.asVisitor().auth.verifyOtp({ email, token, type: 'email' });
		expect(again.error).toMatchObject({ status: 403, code: 'otp_expired' });
	});

	it('signs in with the link of an e-mail, once', async () => {
		const { id, email } = await makePerson(backend);
		await backend.asVisitor().auth.signInWithOtp({ email });
		const { tokenHash: token_hash } = readLink(await readMail(backend.mailboxUrl, email));
		const first = await backend.asVisitor().auth.verifyOtp({ token_hash, type: 'magiclink' });
		expect(first.data.user?.id).toBe(id);
		const again = await backend.asVisitor().auth.verifyOtp({ token_hash, type: 'magiclink' });
		expect(again.error?.code).toBe('otp_expired');
	});

	it('honours the newest of two e-mails, and none once it was used', async () => {
		const { email } = await makePerson(backend);
		await backend.asVisitor().auth.signInWithOtp({ email });
		const older = await readMail(backend.mailboxUrl, email);
		await backend.asVisitor().auth.signInWithOtp({ email });
		const newer = await readMail(backend.mailboxUrl, email, older.id);
		const withNewer = await backend.asVisitor().auth.verifyOtp({
			token_hash: readLink(newer).tokenHash,
			type: 'email',
		});
		expect(withNewer.error).toBeNull();
		const withOlder = await backend.asVisitor().auth.verifyOtp({
			token_hash: readLink(older).tokenHash,
			type: 'email',
		});
		expect(withOlder.error?.code).toBe('otp_expired');
	});

	it('gives one session when the same link is opened twenty times at once', async () => {
		const { email } = await makePerson(backend);
		const { data } = await admin().generateLink({ type: 'magiclink', email });
		const token_hash = data.properties?.hashed_token ?? '';
		const answers = await Promise.all(
			Array.from({ length: 20 }, () => backend.asVisitor().auth.verifyOtp({ token_hash, type: 'magiclink' })),
		);
		expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
	});

	it('makes links for those who hand them over themselves', async () => {
		const { id, email } = await makePerson(backend);
		const { data, error } = await admin().generateLink({ type: 'magiclink', email });
		expect(error).toBeNull();
		expect(data.user?.id).toBe(id);
		expect(data.properties).toMatchObject({ verification_type: 'magiclink' });
		expect(data.properties?.email_otp).toMatch(/^\d{6}$/);
		const byCode = await backend.asVisitor().auth.verifyOtp({
			email,
			token: data.properties?.email_otp ?? '',
			type: 'email',
		});
		expect(byCode.data.user?.id).toBe(id);
	});

	it('follows an action link to the application with the session in the fragment', async () => {
		const { email } = await makePerson(backend);
		const { data } = await admin().generateLink({ type: 'magiclink', email });
		const open = () => fetch(data.properties?.action_link ?? '', { redirect: 'manual' });
		const first = new URL((await open()).headers.get('location') ?? '');
		expect(new URLSearchParams(first.hash.slice(1)).get('access_token')).toBeTruthy();
		const second = new URL((await open()).headers.get('location') ?? '');
		expect(new URLSearchParams(second.hash.slice(1)).get('error_code')).toBe('otp_expired');
	});

	it('lets a person choose another password after recovery', async () => {
		const { email } = await makePerson(backend);
		await backend.asVisitor().auth.resetPasswordForEmail(email);
		const mail = await readMail(backend.mailboxUrl, email);
		const client = backend.asVisitor();
		await client.auth.verifyOtp({ token_hash: readLink(mail).tokenHash, type: 'recovery' });
		const password = `nueva-${randomUUID()}`;
		expect((await client.auth.updateUser({ password })).error).toBeNull();
		expect((await signIn(backend, { email, password })).accessToken).toBeTruthy();
	});

	it('keeps a link to its purpose', async () => {
		const { email } = await makePerson(backend);
		const { data } = await admin().generateLink({ type: 'recovery', email });
		const { error } = await backend.asVisitor().auth.verifyOtp({
			token_hash: data.properties?.hashed_token ?? '',
			type: 'magiclink',
		});
		expect(error?.code).toBe('otp_expired');
	});
});

describe('one’s own account', () => {
	it('changes metadata key by key', async () => {
		const { client } = await signIn(backend, await makePerson(backend));
		await client.auth.updateUser({ data: { lengua: 'zapoteco', tema: 'claro' } });
		const { data } = await client.auth.updateUser({ data: { tema: null } });
		expect(data.user?.user_metadata).toEqual({ lengua: 'zapoteco' });
	});

	it('refuses a weak password, a long one, and the present one', async () => {
		const person = await makePerson(backend);
		const { client } = await signIn(backend, person);
		expect((await client.auth.updateUser({ password: 'corta' })).error?.code).toBe('weak_password');
		const long = await client.auth.updateUser({ password: 'x'.repeat(73) });
		expect(long.error?.code).toBe('validation_failed');
		const same = await client.auth.updateUser({ password: person.password });
		expect(same.error?.code).toBe('same_password');
	});

	it('shows everybody else out when the password changes', async () => {
		const person = await makePerson(backend);
		const here = await signIn(backend, person);
		const elsewhere = await signIn(backend, person);
		await here.client.auth.updateUser({ password: `nueva-${randomUUID()}` });
		expect((await here.client.auth.getUser()).error).toBeNull();
		expect((await elsewhere.client.auth.refreshSession()).error?.code).toBe('refresh_token_not_found');
	});

	it('changes the address only once the new one is confirmed', async () => {
		const person = await makePerson(backend);
		const { client } = await signIn(backend, person);
		const email = `cambio-${randomUUID()}@prueba.example`;
		const { data } = await client.auth.updateUser({ email });
		expect(data.user).toMatchObject({ email: person.email, new_email: email });
		const mail = await readMail(backend.mailboxUrl, email);
		const confirmed = await backend
			.asVisitor()
			.auth.verifyOtp({ token_hash: readLink(mail).tokenHash, type: 'email_change' });
		expect(confirmed.data.user?.email).toBe(email);
	});

	it.each(['local', 'others', 'global'] as const)('signs out with scope %s', async (scope) => {
		const person = await makePerson(backend);
		const here = await signIn(backend, person);
		const elsewhere = await signIn(backend, person);
		expect((await here.client.auth.signOut({ scope })).error).toBeNull();
		const lives = async (refreshToken: string) =>
			(await backend.asVisitor().auth.refreshSession({ refresh_token: refreshToken })).error === null;
		expect({
			here: await lives(here.refreshToken),
			elsewhere: await lives(elsewhere.refreshToken),
		}).toEqual({ here: scope === 'others', elsewhere: scope === 'local' });
	});

	it('knows a signed-out token at once where it is asked about the person', async () => {
		const { client, accessToken } = await signIn(backend, await makePerson(backend));
		await client.auth.signOut({ scope: 'local' });
		const { data, error } = await backend.asVisitor().auth.getUser(accessToken);
		expect(data.user).toBeNull();
		expect(error?.name).toBe('AuthSessionMissingError');
	});
});
