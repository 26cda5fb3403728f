/**
 * Loaded into every Node process of a product under test: a connection that leaves this machine, or a question to
 * a name server, is refused and written down. The product promises to talk to its own database and to nobody else.
 */
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const record = process.env['PRIORIZA_EGRESS_RECORD'];

/** @param {string} host */
function isHere(host) {
	return host === 'localhost' || host === '::1' || host === '' || /^127\.|^::ffff:127\./.test(host);
}

/** @param {string} what */
function refuse(what) {
	if (record) appendFileSync(record, `${process.pid} ${what}\n`);
	return Object.assign(new Error(`Refused by the test: ${what}`), { code: 'ENETUNREACH' });
}

/** @typedef {{ host?: string, port?: number, path?: string }} Target */

const connect = net.Socket.prototype.connect;
/** @this {net.Socket} @param {any[]} args */
net.Socket.prototype.connect = function (...args) {
	// Node itself hands over an array that is already put in order; everybody else, options or port and host.
	const first = Array.isArray(args[0]) ? args[0][0] : args[0];
	/** @type {Target} */
	const target =
		typeof first === 'object' && first !== null
			? first
			: { port: Number(first), host: typeof args[1] === 'string' ? args[1] : 'localhost' };
	if (target.path === undefined && !isHere(target.host ?? 'localhost')) {
		const error = refuse(`connection to ${target.host}:${target.port}`);
		process.nextTick(() => this.destroy(error));
		return this;
	}
	return Reflect.apply(connect, this, args);
};

const lookup = dns.lookup;
/** @type {any} */
const guardedLookup = (/** @type {string} */ host, /** @type {any[]} */ ...rest) => {
	if (isHere(host) || net.isIP(host)) return Reflect.apply(lookup, dns, [host, ...rest]);
	const error = refuse(`name ${host}`);
	process.nextTick(() => rest.at(-1)(error));
};
dns.lookup = guardedLookup;
