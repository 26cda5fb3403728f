import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readMailSettings } from './readMailSettings';
import { isMailServerThere, sendLetters, type Letter } from './sendLetters';

interface Delivered {
	to: string;
	message: string;
}

/** As much of a mail server as there is between a client and a letter; what it answers to an address is the test's. */
async function startServer(answerTo: (address: string) => string | null) {
	const delivered: Delivered[] = [];
	const server = createServer((socket) => {
		serve(socket, answerTo, (letter) => delivered.push(letter));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	onTestFinished(() => void server.close());
	const { port } = server.address() as AddressInfo;
	return {
		settings: { url: `smtp://127.0.0.1:${String(port)}`, from: 'Prioriza <hola@ejemplo.mx>' },
		delivered,
	};
}

function serve(
	socket: Socket,
	answerTo: (address: string) => string | null,
	take: (letter: Delivered) => void,
) {
	let buffer = '';
	let to = '';
	let message: string | null = null;
	socket.on('error', () => socket.destroy());
	socket.write('220 here\r\n');
	socket.setEncoding('utf8').on('data', (text: string) => {
		buffer += text;
		for (let end = buffer.indexOf('\r\n'); end !== -1; end = buffer.indexOf('\r\n')) {
			const line = buffer.slice(0, end);
			buffer = buffer.slice(end + 2);
			if (message !== null && line !== '.') message += `${line}\n`;
			else if (message !== null) {
				take({ to, message });
				message = null;
				socket.write('250 ok\r\n');
			} else if (line.startsWith('RCPT')) {
				to = /<(.*)>/.exec(line)?.[1] ?? '';
				const answer = answerTo(to);
				if (answer !== null) socket.write(`${answer}\r\n`);
			} else if (line === 'DATA') {
				message = '';
				socket.write('354 go on\r\n');
			} else socket.write('250 ok\r\n');
		}
	});
}

const letterTo = (to: string): Letter => ({ to, subject: 'Tu código', text: 'Contesta aquí.' });

describe('letters', () => {
	it('go one by one, each to its address alone, and a refused one says why', async () => {
		const { settings, delivered } = await startServer((address) =>
			address.startsWith('nadie') ? '550 no such user' : address.startsWith('luego') ? '451 busy' : '250 ok',
		);
		const addresses = ['a@b.mx', 'nadie@b.mx', 'luego@b.mx', 'c@d.mx'];
		expect(await sendLetters(settings, addresses.map(letterTo))).toEqual([
			null,
			'address_refused',
			'try_later',
			null,
		]);
		expect(delivered.map(({ to }) => to).sort()).toEqual(['a@b.mx', 'c@d.mx']);
		for (const { to, message } of delivered) {
			expect(message).toContain(`To: ${to}\n`);
			expect(message.match(/@[bd]\.mx/g)).toHaveLength(1);
		}
	});

	it('gain no header from a subject with a line end', async () => {
		const { settings, delivered } = await startServer(() => '250 ok');
		const sly = { ...letterTo('a@b.mx'), subject: 'Hola\r\nBcc: otra@persona.mx\r\n\r\nCuerpo' };
		expect(await sendLetters(settings, [sly])).toEqual([null]);
		expect(delivered).toHaveLength(1);
		expect(delivered[0]?.message).not.toMatch(/^(Bcc|Cuerpo)/m);
	});

	it('are not waited for when their server is not there, or hangs', async () => {
		const { settings } = await startServer(() => null);
		const addresses = Array.from({ length: 12 }, (_, at) => letterTo(`a${String(at)}@b.mx`));
		const began = performance.now();
		expect(new Set(await sendLetters(settings, addresses, 300))).toEqual(new Set(['time_over']));
		const nowhere = { ...settings, url: 'smtp://127.0.0.1:9' };
		expect(new Set(await sendLetters(nowhere, addresses))).toEqual(new Set(['server_unreachable']));
		expect(await isMailServerThere(nowhere)).toBe(false);
		expect(await isMailServerThere(settings)).toBe(true);
		expect(performance.now() - began).toBeLessThan(20_000);
	});
});

describe('the mail server', () => {
	it('is what the environment says, or none', () => {
		expect(readMailSettings({})).toBeNull();
		expect(readMailSettings({ SMTP_URL: '' })).toBeNull();
		expect(readMailSettings({ SMTP_URL: 'smtps://u:p@mail.mx:465', MAIL_FROM: 'STL <stl@b.mx>' })).toEqual({
			url: 'smtps://u:p@mail.mx:465',
			from: 'STL <stl@b.mx>',
		});
	});

	it('is refused without its password being said', () => {
		for (const wrong of ['https://u:secreto@mail.mx', 'u:secreto@mail.mx'])
			expect(() => readMailSettings({ SMTP_URL: wrong })).toThrow(/^(?!.*secreto).*SMTP_URL/);
	});
});
