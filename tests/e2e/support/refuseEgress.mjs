/**
 * Loaded into every Node process of a product under test: a connection that leaves this machine, or a question to
 * a name server, is refused and written down. The product promises to talk to its own database and to nobody else.
 */
import dns from 'node:dns';
import dgram from 'node:dgram';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const record = process.env['PRIORIZA_EGRESS_RECORD'];
/** Where also what stays on this machine is written down, once for each process and address. */
const everything = process.env['PRIORIZA_EGRESS_DESTINATIONS'];
const seen = new Set();

/** @param {string} destination */
function note(destination) {
	if (!everything || seen.has(destination)) return;
	seen.add(destination);
	appendFileSync(everything, `${process.pid} ${destination}\n`);
}

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
	if (target.path === undefined) note(`${target.host ?? 'localhost'} ${target.port}`);
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

const promised = dns.promises.lookup;
/** @type {any} */
const guardedPromise = async (/** @type {string} */ host, /** @type {any[]} */ ...rest) => {
	if (isHere(host) || net.isIP(host)) return Reflect.apply(promised, dns.promises, [host, ...rest]);
	throw refuse(`name ${host}`);
};
dns.promises.lookup = guardedPromise;

// Whoever asks a name server without the system's own resolver; nothing on this machine is named that way.
for (const asker of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
	for (const name of Object.getOwnPropertyNames(asker).filter((each) => /^(resolve|reverse)/.test(each)))
		Reflect.set(asker, name, (/** @type {unknown} */ host) => {
			throw refuse(`name ${String(host)} by ${name}`);
		});

/** @type {any} */
const refuseDatagram = (/** @type {any[]} */ ...args) => {
	throw refuse(`datagram to ${args.filter((arg) => typeof arg !== 'object').join(' ')}`);
};
dgram.Socket.prototype.send = refuseDatagram;
dgram.Socket.prototype.connect = refuseDatagram;

syncBuiltinESMExports();
