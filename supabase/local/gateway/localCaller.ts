import { type IncomingMessage } from 'node:http';
import { Refusal } from './exchange';

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
	const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
	const cameThrough = Object.keys(request.headers).some(
		(name) =>
			name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-') || name === 'x-real-ip',
	);
	if (isLoopback && !cameThrough) return;
	throw new Refusal(403, { code: 'loopback_only', message: 'This page is shown to this machine only' });
}
