import { createServer, type Socket } from 'node:net';

export interface SmtpServer {
	url: string;
	/** What was delivered, as it came over the wire. */
	received: string[];
	/** Refuses, as a busy server does, the next message that says a text. */
	refuseNext: (saying?: string) => void;
	close: () => void;
}

/** As much of a mail server as a client needs to believe it delivered. */
export async function startSmtpServer(): Promise<SmtpServer> {
	const received: string[] = [];
	let refused: string | null = null;
	const server = createServer((socket) => {
		serve(socket, (message) => {
			if (refused !== null && message.includes(refused)) {
				refused = null;
				return false;
			}
			received.push(message);
			return true;
		});
	});
	await new Promise<void>((done) => {
		server.listen(0, '127.0.0.1', done);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		refuseNext: (saying = '') => {
			refused = saying;
		},
		close: () => {
			server.close();
		},
	};
}

function serve(socket: Socket, take: (message: string) => boolean): void {
	let buffer = '';
	let message: string | null = null;
	socket.on('error', () => socket.destroy());
	socket.write('220 prueba\r\n');
	socket.setEncoding('utf8').on('data', (text: string) => {
		buffer += text;
		for (let end = buffer.indexOf('\r\n'); end !== -1; end = buffer.indexOf('\r\n')) {
			const line = buffer.slice(0, end);
			buffer = buffer.slice(end + 2);
			if (message === null) {
				if (line === 'DATA') message = '';
				socket.write(answer(line));
				if (line === 'QUIT') socket.end();
			} else if (line === '.') {
				socket.write(take(message) ? '250 ok\r\n' : '451 later\r\n');
				message = null;
			} else message += `${line}\n`;
		}
	});
}

function answer(line: string): string {
	if (line === 'DATA') return '354 go on\r\n';
	return line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n';
}
