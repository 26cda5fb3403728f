import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readMailbox } from '../../contract/people';
import { makeFolder, startOwn } from '../ownBackend';

const from = 'Prioriza <no-responder@localhost>';

describe('the mail server before the mailbox', () => {
	it('keeps what programs of this machine send, and nothing else', async () => {
		const own = await startOwn({ dataDir: await makeFolder(), withMailbox: true });
		const url = own.smtpUrl ?? '';
		const transport = createTransport(url);
		onTestFinished(() => {
			transport.close();
		});
		const subject =
			'Tu código para contestar: ¿Qué falta en la colonia? Una pregunta larga, con eñes y acentos';
		const text = `Entra aquí.\n.un punto al principio\n${'á'.repeat(200)}\nhttp://localhost/?c=7KQ4M`;
		await transport.sendMail({ from, to: 'ana@ejemplo.mx', subject, text });
		const [mail] = await readMailbox(own.mailboxUrl);
		expect(mail).toMatchObject({ to: 'ana@ejemplo.mx', subject, text });
		await expect(
			transport.sendMail({ from, to: 'nadie@ejemplo.invalid', subject, text }),
		).rejects.toMatchObject({ responseCode: 550 });

		// A page that makes a browser speak to it is cut off at its first word.
		const { port } = new URL(url);
		const said = await new Promise<string>((done) => {
			let heard = '';
			const socket = connect(Number(port), '127.0.0.1', () => {
				socket.write('POST / HTTP/1.1\r\nMAIL FROM:<a@b.mx>\r\nRCPT TO:<c@d.mx>\r\nDATA\r\n\r\nx\r\n.\r\n');
			});
			socket.on('data', (bytes) => (heard += bytes.toString()));
			socket.on('error', () => undefined);
			socket.on('close', () => {
				done(heard);
			});
		});
		expect(said).not.toContain('354');
		expect(await readMailbox(own.mailboxUrl)).toHaveLength(1);
	});

	it('is not there where e-mails really go', async () => {
		const own = await startOwn({
			dataDir: await makeFolder(),
			withMailbox: true,
			env: { ...process.env, SMTP_URL: 'smtp://127.0.0.1:9' },
		});
		expect(own.smtpUrl).toBeNull();
	});
});
