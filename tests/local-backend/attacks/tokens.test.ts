import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePerson, signIn, type TestPerson } from '../../contract/people';
import { useBackend } from '../backendFixture';

const backend = useBackend();
const bucket = 'ataques';

interface Forged {
	header: Record<string, unknown>;
	claims: Record<string, unknown>;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = '') =>
	JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;

let person: TestPerson;
let genuine = '';
let own: Forged;

beforeAll(async () => {
	person = await makePerson(backend);
	genuine = (await signIn(backend, person)).accessToken;
	const [header, claims] = genuine.split('.');
	own = { header: decode(header), claims: decode(claims) };
	await backend.sql.query(
		`create function api.attack_target() returns text language sql as 'select coalesce(auth.uid()::text, current_user)';
		grant execute on function api.attack_target() to anon, authenticated, service_role`,
	);
	await backend.asService().storage.createBucket(bucket);
	await backend
		.asService()
		.storage.from(bucket)
		.upload('secreto.txt', new Blob(['secreto']));
	await waitForTarget();
});
afterAll(async () => {
	await backend.sql.query('drop function api.attack_target()');
});

async function waitForTarget(): Promise<void> {
	for (let tries = 0; tries < 100; tries += 1) {
		if ((await callRest(genuine)).status === 200) return;
		await new Promise((done) => setTimeout(done, 100));
	}
	throw new Error('The function never became callable.');
}

const headers = (token: string) => ({
	apikey: backend.publishableKey,
	authorization: `Bearer ${token}`,
	'content-type': 'application/json',
	'content-profile': 'api',
});
const callRest = (token: string) =>
	fetch(`${backend.url}/rest/v1/rpc/attack_target`, { method: 'POST', headers: headers(token), body: '{}' });
const callAuth = (token: string) => fetch(`${backend.url}/auth/v1/user`, { headers: headers(token) });
const callStorage = (token: string) =>
	fetch(`${backend.url}/storage/v1/object/${bucket}/secreto.txt`, { headers: headers(token) });

/** Signs as another installation would, with a key of its own. */
function signElsewhere({ header, claims }: Forged): string {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const body = `${encode(header)}.${encode(claims)}`;
	const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' });
	return `${body}.${signature.toString('base64url')}`;
}

async function readPublicKey(): Promise<Record<string, unknown>> {
	const answer = await fetch(`${backend.url}/auth/v1/.well-known/jwks.json`);
	const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
	return keys[0] ?? {};
}

const future = Math.floor(Date.now() / 1000) + 3_600;

const forgeries: [string, () => Promise<string> | string][] = [
	['alg none, without a signature', () => `${encode({ ...own.header, alg: 'none' })}.${encode(own.claims)}.`],
	[
		'alg none, with the genuine signature',
		() => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(own.claims)}.${genuine.split('.')[2] ?? ''}`,
	],
	[
		'HS256 with the public key as its secret',
		async () => {
			const body = `${encode({ ...own.header, alg: 'HS256' })}.${encode(own.claims)}`;
			const secret = JSON.stringify(await readPublicKey());
			return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
		},
	],
	[
		'HS256 with the publishable key as its secret',
		() => {
			const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...own.claims, role: 'service_role' })}`;
			return `${body}.${createHmac('sha256', backend.publishableKey).update(body).digest('base64url')}`;
		},
	],
	['another installation’s key', () => signElsewhere(own)],
	[
		'another installation’s key and no key id',
		() => signElsewhere({ header: { alg: 'ES256' }, claims: own.claims }),
	],
	[
		'a key brought along in the header',
		() => {
			const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
			const body = `${encode({ alg: 'ES256', jwk: publicKey.export({ format: 'jwk' }) })}.${encode(own.claims)}`;
			const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' });
			return `${body}.${signature.toString('base64url')}`;
		},
	],
	[
		'claims edited under the genuine signature',
		() => {
			const [header = '', , signature = ''] = genuine.split('.');
			return `${header}.${encode({ ...own.claims, role: 'service_role', exp: future })}.${signature}`;
		},
	],
	['a signature of zeros', () => `${genuine.split('.').slice(0, 2).join('.')}.${'A'.repeat(86)}`],
	['half a token', () => genuine.slice(0, genuine.length / 2)],
	['two dots', () => '..'],
	['a very long token', () => `${genuine}${'A'.repeat(4_000)}`],
	['the publishable key cut short', () => backend.publishableKey.slice(0, -1)],
	['a secret key that is not ours', () => `sb_secret_${'x'.repeat(43)}`],
];

describe('a token that is not genuine', () => {
	it('meets a genuine one that works, or these tests would prove nothing', async () => {
		expect(await (await callRest(genuine)).json()).toBe(person.id);
		expect((await callAuth(genuine)).status).toBe(200);
	});

	it.each(forgeries)('%s opens nothing', async (_, forge) => {
		const token = await forge();
		const rest = await callRest(token);
		expect({ where: 'rest', status: rest.status }).toEqual({ where: 'rest', status: 401 });
		const auth = await callAuth(token);
		expect([401, 403]).toContain(auth.status);
		const storage = await callStorage(token);
		expect([400, 401]).toContain(storage.status);
		expect(await storage.text()).not.toBe('secreto');
	});
});
