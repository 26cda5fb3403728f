import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useBackend } from '../local-backend/backendFixture';
import { makePerson, readLink, readMail, signIn } from './people';

const backend = useBackend();
const admin = () => backend.asService().auth.admin;

describe('administration of users', () => {
	it('creates, finds, lists, changes and deletes', async () => {
		const email = `alta-${randomUUID()}@prueba.example`;
		const created = await admin().createUser({
			email,
			password: 'una-clave-larga',
			email_confirm: true,
			user_metadata: { nombre: 'Ana' },
			app_metadata: { puesto: 'enlace' },
		});
		const id = created.data.user?.id ?? '';
		expect(created.data.user).toMatchObject({
			email,
			user_metadata: { nombre: 'Ana' },
			app_metadata: { provider: 'email', puesto: 'enlace' },
			identities: [{ provider: 'email', user_id: id }],
		});
		expect((await admin().getUserById(id)).data.user?.email).toBe(email);
		const listed = await admin().listUsers({ page: 1, perPage: 1 });
		expect(listed.data.users).toHaveLength(1);
		expect(listed.data).toMatchObject({ nextPage: 2 });
		const changed = await admin().updateUserById(id, { app_metadata: { puesto: null, turno: 2 } });
		expect(changed.data.user?.app_metadata).toEqual({ provider: 'email', providers: ['email'], turno: 2 });
		expect((await admin().deleteUser(id)).error).toBeNull();
		expect((await admin().getUserById(id)).error?.code).toBe('user_not_found');
	});

	it('refuses a second account for an address', async () => {
		const { email } = await makePerson(backend);
		const { error } = await admin().createUser({ email: email.toUpperCase(), password: 'una-clave-larga' });
		expect(error).toMatchObject({ status: 422, code: 'email_exists' });
	});

	it('keeps somebody who has not confirmed outside', async () => {
		const email = `sin-confirmar-${randomUUID()}@prueba.example`;
		await admin().createUser({ email, password: 'una-clave-larga' });
		const { error } = await backend
			.asVisitor()
			.auth.signInWithPassword({ email, password: 'una-clave-larga' });
		expect(error?.code).toBe('email_not_confirmed');
	});

	it('invites by e-mail, again while nobody came, and never an account in use', async () => {
		const email = `invitada-${randomUUID()}@prueba.example`;
		const first = await admin().inviteUserByEmail(email, { data: { nombre: 'Berta' } });
		expect(first.data.user).toMatchObject({ email, user_metadata: { nombre: 'Berta' } });
		const before = await readMail(backend.mailboxUrl, email);
		await admin().inviteUserByEmail(email);
		const mail = await readMail(backend.mailboxUrl, email, before.id);
		const { data } = await backend
			.asVisitor()
			.auth.verifyOtp({ token_hash: readLink(mail).tokenHash, type: 'invite' });
		expect(data.user?.id).toBe(first.data.user?.id);
		expect((await admin().inviteUserByEmail(email)).error?.code).toBe('email_exists');
	});

	it('bans, which ends sessions, and lifts a ban', async () => {
		const person = await makePerson(backend);
		const { client } = await signIn(backend, person);
		await admin().updateUserById(person.id, { ban_duration: '1h30m' });
		expect((await client.auth.refreshSession()).error).not.toBeNull();
		const refused = await backend.asVisitor().auth.signInWithPassword(person);
		expect(refused.error?.code).toBe('user_banned');
		await admin().updateUserById(person.id, { ban_duration: 'none' });
		expect((await signIn(backend, person)).accessToken).toBeTruthy();
	});

	it('signs a person out by their token', async () => {
		const { client, accessToken } = await signIn(backend, await makePerson(backend));
		expect((await admin().signOut(accessToken, 'global')).error).toBeNull();
		expect((await client.auth.refreshSession()).error).not.toBeNull();
	});

	it('opens to nobody but the holder of the secret key', async () => {
		const person = await makePerson(backend);
		const { accessToken } = await signIn(backend, person);
		for (const client of [backend.asVisitor(), backend.asVisitor(accessToken)]) {
			expect((await client.auth.admin.listUsers()).error).toMatchObject({ status: 403, code: 'not_admin' });
			expect((await client.auth.admin.deleteUser(person.id)).error?.code).toBe('not_admin');
			expect(
				(await client.auth.admin.generateLink({ type: 'magiclink', email: person.email })).error?.code,
			).toBe('not_admin');
		}
	});
});
