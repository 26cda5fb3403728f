import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makePerson } from '../../contract/people';
import { clientsOf } from '../backendFixture';
import { waitUntil } from '../life/processes';
import { makeFolder, startOwn } from '../ownBackend';
import { startSmtpServer } from './smtpServer';

/** The words of a message, out of their transport encoding. */
const decode = (message: string) =>
	message
		.replace(/=\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

describe('with a mail server', () => {
	it('e-mails are sent, again when the server was busy, and then forgotten', async () => {
		const server = await startSmtpServer();
		onTestFinished(server.close);
		const own = await startOwn({
			dataDir: await makeFolder(),
			siteUrl: 'https://prioriza.ejemplo.example',
			auth: { mailIntervalSeconds: 0 },
			env: { ...process.env, SMTP_URL: server.url, MAIL_FROM: 'Prioriza <hola@ejemplo.example>' },
		});
		const clients = clientsOf(own);
		const { email } = await makePerson(clients);
		server.refuseNext();
		expect((await clients.asVisitor().auth.signInWithOtp({ email })).error).toBeNull();
		await waitUntil('the refusal is told', () => own.lines.some((line) => line.includes('intento 1')));
		expect(own.lines.join('\n')).not.toContain(email);
		await clients.asVisitor().auth.signInWithOtp({ email });
		await waitUntil('both are delivered', () => server.received.length === 2, 90_000);
		const [message = ''] = server.received.map(decode);
		expect(message).toContain(`To: ${email}`);
		expect(message).toContain('hola@ejemplo.example');
		expect(message).toMatch(/https:\/\/prioriza\.ejemplo\.example\/entrar\/enlace\?token_hash=/);
		const client = new Client({ connectionString: own.superuserUrl ?? '' });
		await client.connect();
		await waitUntil('none is kept', async () => {
			const { rows } = await client.query<{ left: number }>(
				'select count(*)::int as left from supabase_local.mails',
			);
			return rows[0]?.left === 0;
		});
		await client.end();
	});
});
