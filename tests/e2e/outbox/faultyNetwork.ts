import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What becomes of answers on their way; `closed` closes the whole address, pages too. */
export type Fault = 'none' | 'closed' | 'error' | 'portal' | 'dropped';

/** A network in front of a product: what a phone reaches it by, and what may go wrong on the way. */
export interface FaultyNetwork {
	readonly url: string;
	/** From now on. */
	set(fault: Fault): Promise<void>;
	/** Changes pages and scripts on their way, as a new version of the product would. */
	rewrite(change: ((path: string, body: string) => string) | null): void;
	/** How often each answer was asked to be stored, by its identity. */
	readonly asked: ReadonlyMap<string, number>;
	/** The most answers that were under way at once. */
	readonly mostAtOnce: () => number;
	close(): Promise<void>;
}

/** An answer is this long on its way, so that two who send at once would be seen. */
const underWayMs = 150;

export async function openFaultyNetwork(product: string): Promise<FaultyNetwork> {
	let fault: Fault = 'none';
	let change: ((path: string, body: string) => string) | null = null;
	let underWay = 0;
	let most = 0;
	const asked = new Map<string, number>();
	const sockets = new Set<Socket>();

	async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const path = incoming.url ?? '/';
		// What it set out under: a fault that changes meanwhile must not let its acknowledgement through.
		const met = fault;
		const body = await readAll(incoming);
		const isAnswer = path === '/api/respuestas';
		if (isAnswer) {
			const { id } = JSON.parse(body.toString('utf8')) as { id: string };
			asked.set(id, (asked.get(id) ?? 0) + 1);
			underWay += 1;
			most = Math.max(most, underWay);
			await new Promise((resolve) => setTimeout(resolve, underWayMs));
			underWay -= 1;
			if (met === 'error') {
				outgoing.writeHead(500, { 'content-type': 'application/json' }).end('{"code":"unexpected"}');
				return;
			}
			if (met === 'portal') {
				outgoing
					.writeHead(200, { 'content-type': 'text/html' })
					.end('<h1>Bienvenido a la red de la plaza</h1>');
				return;
			}
		}
		const stored = await forward(incoming, body);
		// Committed there, and nobody here hears of it.
		if (isAnswer && met === 'dropped') {
			outgoing.destroy();
			return;
		}
		const isText = /html|javascript/.test(stored.headers['content-type'] ?? '');
		const changed =
			change !== null && isText ? Buffer.from(change(path, stored.body.toString('utf8'))) : stored.body;
		const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = stored.headers;
		outgoing.writeHead(stored.status, { ...headers, 'content-length': changed.length }).end(changed);
	}

	function forward(
		{ url, method, headers }: IncomingMessage,
		body: Buffer,
	): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
		return new Promise((resolve, reject) => {
			const target = new URL(url ?? '/', product);
			// Whole and nothing compressed, so that it can be read and changed here.
			const { 'accept-encoding': _encoding, 'if-none-match': _known, ...rest } = headers;
			const sent = request(target, { method, headers: { ...rest, host: target.host } }, (received) => {
				readAll(received).then(
					(bytes) => resolve({ status: received.statusCode ?? 502, headers: received.headers, body: bytes }),
					reject,
				);
			});
			sent.on('error', reject);
			sent.end(body);
		});
	}

	const listen = (port: number) =>
		new Promise<Server>((resolve) => {
			const server = createServer((incoming, outgoing) => {
				answer(incoming, outgoing).catch(() => outgoing.destroy());
			});
			server.on('connection', (socket) => {
				sockets.add(socket);
				socket.on('close', () => sockets.delete(socket));
			});
			server.listen(port, '127.0.0.1', () => resolve(server));
		});
	const shut = async () => {
		if (!server) return;
		const gone = new Promise((resolve) => server?.close(resolve));
		for (const socket of sockets) socket.destroy();
		await gone;
		server = null;
	};

	let server: Server | null = await listen(0);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://localhost:${port.toString()}`,
		set: async (next) => {
			fault = next;
			if (next === 'closed') await shut();
			else server ??= await listen(port);
		},
		rewrite: (next) => {
			change = next;
		},
		asked,
		mostAtOnce: () => most,
		close: shut,
	};
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	return Buffer.concat(parts);
}
