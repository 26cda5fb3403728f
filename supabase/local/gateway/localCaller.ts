import { type IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Refusal } from './exchange';

const loopback = /^(?:::1$|(?:::ffff:)?127\.)/;
const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A page elsewhere can point its own name at 127.0.0.1; such a request still carries that name. */
export function refuseForeignHost(request: IncomingMessage): void {
	const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
	if (ownNames.has(host)) return;
	throw new Refusal(421, {
		code: 'misdirected_request',
		message: 'This address is served to this machine only',
	});
}

/** For what only somebody at this machine may see: neither a remote address nor a proxy in between. */
export function refuseRemoteCaller(request: IncomingMessage): void {
	const address = request.socket.remoteAddress ?? '';
	const isLoopback = loopback.test(address);
	const cameThrough = Object.keys(request.headers).some(
		(name) =>
			name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-') || name === 'x-real-ip',
	);
	if (isLoopback && !cameThrough) return;
	throw new Refusal(403, { code: 'loopback_only', message: 'This page is shown to this machine only' });
}

/**
 * The address of the person an application asks for, when it says one: what reaches this gateway always comes from this
 * machine. Under the name a hosted project reads it by; here either key will do, for neither is given to a browser.
 */
export function readToldCaller(request: IncomingMessage): string | null {
	const header = request.headers['sb-forwarded-for'];
	const told = typeof header === 'string' ? header.replace(/^::ffff:(?=\d+\.)/i, '') : '';
	if (isIP(told) === 0 || loopback.test(told)) return null;
	return isIP(told) === 6 ? networkOf(told) : told;
}

/** One machine has all of the lower half of an address of version 6 to call from. */
function networkOf(address: string): string {
	const [first = ''] = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1).split('::');
	const groups = first.split(':').filter((group) => group !== '');
	return [...groups, '0', '0', '0', '0'].slice(0, 4).join(':');
}
