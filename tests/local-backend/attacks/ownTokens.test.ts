import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPrivateKey, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientsOf } from '../backendFixture';
import { makePerson, signIn } from '../../contract/people';
import { makeFolder, startOwn } from '../ownBackend';

interface InstallationFile {
	signingKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string; d: string };
	keyId: string;
}

/** Signed with the very key of the installation: what remains to be refused are the claims. */
async function makeSigner(dataDir: string): Promise<(claims: Record<string, unknown>) => string> {
	const text = await readFile(join(dataDir, 'secrets', 'installation.json'), 'utf8');
	const { signingKey, keyId } = JSON.parse(text) as InstallationFile;
	const key = createPrivateKey({ key: signingKey, format: 'jwk' });
	const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return (claims) => {
		const body = `${encode({ alg: 'ES256', kid: keyId, typ: 'JWT' })}.${encode(claims)}`;
		return `${body}.${sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
	};
}

describe('a well-signed token with wrong claims', () => {
	it('opens nothing when it is for somebody else, over, or without an end', async () => {
		const dataDir = await makeFolder();
		const backend = await startOwn({ dataDir });
		const clients = clientsOf(backend);
		const person = await makePerson(clients);
		const { accessToken } = await signIn(clients, person);
		const claims = JSON.parse(
			Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8'),
		) as Record<string, unknown>;
		const signer = await makeSigner(dataDir);
		const ask = async (token: string) => {
			const headers = { apikey: backend.publishableKey, authorization: `Bearer ${token}` };
			const auth = await fetch(`${backend.url}/auth/v1/user`, { headers });
			const rest = await fetch(`${backend.url}/rest/v1/nothing`, { headers });
			return { auth: auth.status, rest: rest.status };
		};
		const now = Math.floor(Date.now() / 1000);

		expect(await ask(signer(claims))).toEqual({ auth: 200, rest: 404 });
		expect(await ask(signer({ ...claims, aud: 'otra-cosa' }))).toEqual({ auth: 403, rest: 401 });
		expect(await ask(signer({ ...claims, aud: 'storage-url' }))).toEqual({ auth: 403, rest: 401 });
		expect(await ask(signer({ ...claims, exp: now - 120 }))).toEqual({ auth: 403, rest: 401 });
		expect((await ask(signer({ ...claims, exp: undefined }))).auth).toBe(403);
		expect((await ask(signer({ ...claims, session_id: undefined }))).auth).toBe(403);
		expect((await ask(signer({ ...claims, sub: '00000000-0000-4000-8000-000000000000' }))).auth).toBe(403);
	});
});

describe('two installations', () => {
	it('do not accept each other’s tokens, keys or sessions', async () => {
		const [here, there] = await Promise.all([
			startOwn({ dataDir: await makeFolder() }),
			startOwn({ dataDir: await makeFolder() }),
		]);
		const clients = clientsOf(here);
		const { accessToken, refreshToken } = await signIn(clients, await makePerson(clients));
		const asStranger = clientsOf({ ...there, secretKey: here.secretKey });
		expect((await asStranger.asVisitor(accessToken).auth.getUser(accessToken)).error).not.toBeNull();
		const refreshed = await asStranger.asVisitor().auth.refreshSession({ refresh_token: refreshToken });
		expect(refreshed.error?.code).toBe('refresh_token_not_found');
		expect((await asStranger.asService().auth.admin.listUsers()).error?.status).toBe(401);
	});
});
