import { request } from 'node:http';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { makePerson, readLink, readMail, signIn } from '../../contract/people';
import { useBackend } from '../backendFixture';

const backend = useBackend();

/** `fetch` does not let anybody choose `Host`. */
function ask(
	path: string,
	headers: Record<string, string>,
	{ method = 'GET', body = '' }: { method?: string; body?: string } = {},
): Promise<{ status: number; text: string }> {
	const { port } = new URL(backend.url);
	return new Promise((done, fail) => {
		const asking = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (part: string) => (text += part));
			answer.on('end', () => {
				done({ status: answer.statusCode ?? 0, text });
			});
		});
		asking.on('error', fail);
		asking.end(body);
	});
}

describe('the Host header', () => {
	it.each([
		'evil.example',
		'localhost.evil.example',
		'127.0.0.1.evil.example:80',
		'10.0.0.1',
		'localhost@evil.example',
	])('%s reaches nothing', async (host) => {
		for (const path of ['/auth/v1/settings', '/rest/v1/', '/buzon', '/storage/v1/bucket']) {
			const { status } = await ask(path, { host, apikey: backend.publishableKey });
			expect({ path, status }).toEqual({ path, status: 421 });
		}
	});

	it('never decides where a link leads', async () => {
		const { email } = await makePerson(backend);
		const { port } = new URL(backend.url);
		const { status } = await ask(
			'/auth/v1/otp?redirect_to=https%3A%2F%2Fevil.example%2Fcaptura',
			{
				host: `localhost:${port}`,
				'x-forwarded-host': 'evil.example',
				'x-forwarded-proto': 'https',
				'x-original-host': 'evil.example',
				forwarded: 'host=evil.example',
				origin: 'https://evil.example',
				referer: 'https://evil.example/',
				apikey: backend.publishableKey,
				'content-type': 'application/json',
			},
			{ method: 'POST', body: JSON.stringify({ email }) },
		);
		expect(status).toBe(200);
		const mail = await readMail(backend.mailboxUrl, email);
		expect(mail.text).not.toContain('evil');
		expect(new URL(readLink(mail).href).origin).toBe('http://localhost:3000');
	});

	it.each([
		'https://evil.example',
		'//evil.example',
		'http://localhost:3000@evil.example',
		'http://localhost:3000.evil.example',
		'javascript:alert(1)',
		'http://localhost:3001/',
		'\\\\evil.example',
	])('a link does not lead to %s', async (wanted) => {
		const { email } = await makePerson(backend);
		const { data } = await backend.asService().auth.admin.generateLink({
			type: 'magiclink',
			email,
			options: { redirectTo: wanted },
		});
		const answer = await fetch(data.properties?.action_link ?? '', { redirect: 'manual' });
		expect(new URL(answer.headers.get('location') ?? '').origin).toBe('http://localhost:3000');
	});

	it('a link may lead into the application', async () => {
		const { email } = await makePerson(backend);
		const { data } = await backend.asService().auth.admin.generateLink({
			type: 'magiclink',
			email,
			options: { redirectTo: 'http://localhost:3000/nucleo' },
		});
		expect(data.properties?.redirect_to).toBe('http://localhost:3000/nucleo');
	});
});

describe('the mailbox', () => {
	it.each([
		['x-forwarded-for', '203.0.113.7'],
		['forwarded', 'for=203.0.113.7'],
		['via', '1.1 proxy'],
		['x-real-ip', '203.0.113.7'],
	])('is closed to whoever came through a proxy (%s)', async (name, value) => {
		const { status } = await ask('/buzon', { host: 'localhost', [name]: value });
		expect(status).toBe(403);
	});

	it('shows what people wrote as text', async () => {
		const superuser = new Client({ connectionString: backend.superuserUrl ?? '' });
		await superuser.connect();
		await superuser.query(
			`insert into supabase_local.mails (recipient, subject, body_text, body_html, waiting)
			values ('"><b>x', '<script>uno</script>', 'http://a.example/"onmouseover="dos <script>tres</script>', '', false)`,
		);
		await superuser.end();
		const page = await (await fetch(backend.mailboxUrl ?? '')).text();
		expect(page).toContain('&lt;script&gt;uno');
		expect(page).toContain('&quot;onmouseover=&quot;dos');
		expect(page).not.toMatch(/<script|"onmouseover|"><b>/);
	});
});

describe('keys', () => {
	const settings = '/auth/v1/settings';

	it.each([
		['none', {}],
		['an unknown one', { apikey: 'sb_publishable_inventada' }],
		['the key only as a bearer', { authorization: `Bearer ${backend.publishableKey}` }],
		[
			'the secret key behind the publishable one',
			{
				apikey: backend.publishableKey,
				authorization: `Bearer ${backend.secretKey}`,
			},
		],
		[
			'the secret key from a browser',
			{ apikey: backend.secretKey, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' },
		],
		['the role name', { apikey: 'service_role' }],
	])('%s opens nothing', async (_, headers) => {
		const own = { host: 'localhost', ...(headers as Record<string, string>) };
		expect((await ask(settings, own)).status).toBe(401);
		expect((await ask('/rest/v1/rpc/x', own, { method: 'POST' })).status).toBe(401);
		expect([400, 401]).toContain((await ask('/storage/v1/bucket', own)).status);
	});

	it('a person’s token takes the secret key’s rights away', async () => {
		const { accessToken } = await signIn(backend, await makePerson(backend));
		const headers = { host: 'localhost', apikey: backend.secretKey, authorization: `Bearer ${accessToken}` };
		expect((await ask('/auth/v1/admin/users', headers)).status).toBe(403);
	});

	it('no page of another origin may read an answer', async () => {
		const { accessToken } = await signIn(backend, await makePerson(backend));
		const answer = await fetch(`${backend.url}/rest/v1/rpc/x`, {
			method: 'POST',
			headers: {
				apikey: backend.publishableKey,
				authorization: `Bearer ${accessToken}`,
				origin: 'https://evil.example',
			},
		});
		expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
	});
});
