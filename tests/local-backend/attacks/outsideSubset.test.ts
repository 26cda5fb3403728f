import { describe, expect, it } from 'vitest';
import { useBackend } from '../backendFixture';

const backend = useBackend();

async function ask(method: string, path: string, key = backend.secretKey, body?: unknown) {
	const answer = await fetch(`${backend.url}${path}`, {
		method,
		headers: { apikey: key, authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	return { status: answer.status, text: await answer.text() };
}

describe('what the local subset lacks is refused by name', () => {
	it.each([
		['GET', '/auth/v1/authorize?provider=google'],
		['POST', '/auth/v1/factors'],
		['POST', '/auth/v1/sso'],
		['GET', '/auth/v1/reauthenticate'],
		['GET', '/auth/v1/admin/audit'],
		['GET', '/auth/v1/passkeys'],
		['POST', '/auth/v1/token?grant_type=pkce'],
		['POST', '/auth/v1/token?grant_type=id_token'],
		['POST', '/auth/v1/token?grant_type=web3'],
		['PATCH', '/auth/v1/user'],
		['POST', '/storage/v1/object/move'],
		['POST', '/storage/v1/object/copy'],
		['POST', '/storage/v1/object/list-v2/x'],
		['GET', '/storage/v1/object/public/x/y.txt'],
		['POST', '/storage/v1/object/upload/sign/x/y.txt'],
		['GET', '/storage/v1/render/image/authenticated/x/y.png'],
		['POST', '/storage/v1/upload/resumable'],
		['PUT', '/storage/v1/bucket/x'],
		['POST', '/storage/v1/bucket/x/empty'],
		['GET', '/storage/v1/s3'],
		['GET', '/realtime/v1/websocket'],
		['POST', '/functions/v1/hola'],
		['POST', '/graphql/v1'],
		['GET', '/pg/tables'],
		['GET', '/'],
	])('%s %s', async (method, path) => {
		const { status, text } = await ask(method, path);
		expect({ status, text }).toMatchObject({
			status: 501,
			text: expect.stringContaining('not_implemented_locally') as string,
		});
	});

	it.each([
		['a public bucket', '/storage/v1/bucket', { id: 'publico', public: true }],
		['a phone', '/auth/v1/admin/users', { phone: '+529510000000' }],
		['a ready-made hash', '/auth/v1/admin/users', { email: 'x@prueba.example', password_hash: '$2b$10$x' }],
		[
			'a challenge that would not be kept',
			'/auth/v1/otp',
			{ email: 'x@prueba.example', code_challenge: 'abc' },
		],
		[
			'an unknown kind of link',
			'/auth/v1/admin/generate_link',
			{ email: 'x@prueba.example', type: 'signup' },
		],
	])('%s', async (_, path, body) => {
		const { status, text } = await ask('POST', path, backend.secretKey, body);
		expect(status).toBe(501);
		expect(text).toContain('not_implemented_locally');
	});

	it('answers nonsense without falling over', async () => {
		for (const body of ['{', '[]', 'null', '"x"', `{"email":${'['.repeat(5_000)}`, '\u0000']) {
			for (const path of ['/auth/v1/token?grant_type=password', '/auth/v1/otp', '/auth/v1/verify']) {
				const answer = await fetch(`${backend.url}${path}`, {
					method: 'POST',
					headers: { apikey: backend.publishableKey },
					body,
				});
				expect(answer.status).toBe(400);
			}
		}
	});

	it('refuses a body without end', async () => {
		const answer = await fetch(`${backend.url}/auth/v1/otp`, {
			method: 'POST',
			headers: { apikey: backend.publishableKey },
			body: 'x'.repeat(300 * 1024),
		});
		expect(answer.status).toBe(413);
	});
});
