import { createServer, type Server, type Socket } from 'node:net';

const mostBytes = 256 * 1024;
const mostSockets = 32;
const idleMs = 60_000;

export interface ReceivedMail {
	recipient: string;
	/** As it came over the wire, one character a byte. */
	message: string;
}

export interface MailReceiver {
	/** Where programs of this machine send letters for the mailbox. */
	url: string;
	close(): Promise<void>;
}

/**
 * The mail server of the sample: it listens on this machine alone and keeps what it gets for the mailbox page. As no address
 * under `.invalid` exists (RFC 2606), it refuses those, as a real server would.
 */
export async function listenForMail(
	wantedPort: number | null,
	keep: (mail: ReceivedMail) => Promise<void>,
): Promise<MailReceiver> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		new Conversation(socket, keep).begin();
	});
	server.maxConnections = mostSockets;
	const port =
		(wantedPort === null ? null : await tryListen(server, wantedPort)) ?? (await tryListen(server, 0));
	if (port === null) throw new Error('This machine gave no free port on 127.0.0.1.');
	return {
		url: `smtp://127.0.0.1:${port}`,
		close: () =>
			new Promise((done) => {
				server.close(() => {
					done();
				});
				for (const socket of sockets) socket.destroy();
			}),
	};
}

function tryListen(server: Server, port: number): Promise<number | null> {
	return new Promise((done) => {
		const refuse = () => {
			done(null);
		};
		server.once('error', refuse);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', refuse);
			const address = server.address();
			done(typeof address === 'object' && address !== null ? address.port : null);
		});
	});
}

/** One connection: the commands of RFC 5321 that a client needs, one after the other. */
class Conversation {
	readonly #socket: Socket;
	readonly #keep: (mail: ReceivedMail) => Promise<void>;
	#waiting = '';
	#recipients: string[] = [];
	#message: string | null = null;
	#size = 0;
	#turn: Promise<void> = Promise.resolve();

	constructor(socket: Socket, keep: (mail: ReceivedMail) => Promise<void>) {
		this.#socket = socket;
		this.#keep = keep;
	}

	begin(): void {
		this.#socket.on('error', () => this.#socket.destroy());
		this.#socket.setTimeout(idleMs, () => this.#socket.destroy());
		this.#say('220 Prioriza');
		this.#socket.setEncoding('latin1').on('data', (bytes: string) => {
			this.#waiting += bytes;
			if (this.#waiting.length > mostBytes) {
				this.#socket.destroy();
				return;
			}
			this.#turn = this.#turn.then(() => this.#read()).catch(() => void this.#socket.destroy());
		});
	}

	async #read(): Promise<void> {
		for (let end = this.#waiting.indexOf('\r\n'); end !== -1; end = this.#waiting.indexOf('\r\n')) {
			const line = this.#waiting.slice(0, end);
			this.#waiting = this.#waiting.slice(end + 2);
			if (this.#socket.destroyed) return;
			if (this.#message === null) this.#obey(line);
			else await this.#write(this.#message, line);
		}
	}

	#obey(line: string): void {
		const command = line.slice(0, 4).toUpperCase();
		switch (command) {
			case 'EHLO':
			case 'HELO':
			case 'NOOP':
				this.#say('250 ok');
				return;
			case 'MAIL':
			case 'RSET':
				this.#recipients = [];
				this.#say('250 ok');
				return;
			case 'RCPT':
				this.#say(this.#addRecipient(line) ? '250 ok' : '550 no such address');
				return;
			case 'DATA':
				if (this.#recipients.length > 0) [this.#message, this.#size] = ['', 0];
				this.#say(this.#message === null ? '503 to whom?' : '354 go on');
				return;
			case 'QUIT':
				this.#socket.end('221 bye\r\n');
				return;
			default:
				// A browser that a page sent here speaks otherwise: nothing more of it is read.
				this.#socket.end('500 unknown\r\n');
				this.#socket.destroy();
		}
	}

	#addRecipient(line: string): boolean {
		const address = /^RCPT TO:<([!-~]{3,254})>/i.exec(line)?.[1] ?? '';
		if (!address.includes('@') || /\.invalid$/i.test(address) || this.#recipients.length >= 10) return false;
		this.#recipients.push(address);
		return true;
	}

	async #write(message: string, line: string): Promise<void> {
		if (line !== '.') {
			// A dot that begins a line was doubled on its way (RFC 5321, 4.5.2).
			this.#message = `${message}${line.startsWith('.') ? line.slice(1) : line}\r\n`;
			this.#size += line.length;
			if (this.#size > mostBytes) this.#socket.destroy();
			return;
		}
		this.#message = null;
		for (const recipient of this.#recipients) await this.#keep({ recipient, message });
		this.#recipients = [];
		this.#say('250 ok');
	}

	#say(line: string): void {
		if (!this.#socket.destroyed) this.#socket.write(`${line}\r\n`);
	}
}
