import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody else, on another host name, with one page that holds what an institution pasted. */
export async function openHostSite(
	html: () => string,
): Promise<{ origin: string; close: () => Promise<void> }> {
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(
			`<!doctype html><html lang="es"><head><title>Gobierno de prueba</title></head><body>${html()}</body></html>`,
		);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(() => done());
			}),
	};
}
