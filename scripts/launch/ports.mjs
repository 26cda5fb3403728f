import { createServer } from 'node:net';

/**
 * The first port from `wanted` on that nobody listens on, on any address `localhost` may mean.
 * @param {number} wanted
 */
export async function findFreePort(wanted, attempts = 100) {
	for (let port = wanted; port < wanted + attempts && port < 65_536; port += 1) {
		if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1')) && (await isFree(port, '0.0.0.0'))) {
			return port;
		}
	}
	return null;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function isFree(port, host) {
	return new Promise((done) => {
		const server = createServer();
		server.once('error', (error) => {
			// A machine without IPv6 has nobody listening there.
			done('code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'));
		});
		server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
	});
}
