import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what Linux gives to outgoing connections: none of those can take it before the server listens. */
const FIRST_PORT = 30_000;
const LAST_PORT = 32_767;
const ATTEMPTS = 40;

/** A port of the loopback interface nobody uses: the wanted one when it is free, else any. */
export async function findPort(wanted: number | null = null): Promise<number> {
	const first = wanted === null ? null : await tryPort(wanted);
	if (first !== null) return first;
	for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
		// By chance: two installations that begin at the same moment do not look at the same one.
		const found = await tryPort(randomInt(FIRST_PORT, LAST_PORT + 1));
		if (found !== null) return found;
	}
	const found = await tryPort(0);
	if (found === null) throw new Error('This machine gave no free port on 127.0.0.1.');
	return found;
}

function tryPort(port: number): Promise<number | null> {
	return new Promise((done) => {
		const server = createServer();
		server.once('error', () => {
			done(null);
		});
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			const address = server.address();
			server.close(() => {
				done(typeof address === 'object' && address !== null ? address.port : null);
			});
		});
	});
}
