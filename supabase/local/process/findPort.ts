import { createServer } from 'node:net';

/** A port of the loopback interface nobody uses: the wanted one when it is free, else any. */
export async function findPort(wanted: number | null = null): Promise<number> {
	const first = wanted === null ? null : await tryPort(wanted);
	const found = first ?? (await tryPort(0));
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
