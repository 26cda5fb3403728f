import {
	Agent,
	type IncomingHttpHeaders,
	request as startRequest,
	type OutgoingHttpHeaders,
} from 'node:http';
import { type Exchange, Refusal, replyRefusal } from './exchange';
import { tooLarge } from './readBody';
import { type RoleTokens } from './roleTokens';

/** What each may send: an answer, a whole survey, what the worker stores. */
const limits = { none: 0, publishable: 256 * 1024, bearer: 2 * 1024 * 1024, secret: 16 * 1024 * 1024 };
/** Visitors and members are cut off far earlier by the database; this is for the worker. */
const patienceMs = 120_000;

/** Headers that belong to one connection, or that the gateway itself decides. */
const keptBack = new Set([
	'apikey',
	'authorization',
	'connection',
	'cookie',
	'expect',
	'forwarded',
	'host',
	'keep-alive',
	'origin',
	'proxy-authorization',
	// PostgREST writes these beside an error; who asked is nobody's business.
	'referer',
	'te',
	'trailer',
	'transfer-encoding',
	'upgrade',
	'user-agent',
	'x-forwarded-for',
	'x-forwarded-host',
	'x-real-ip',
]);

/** Hands `/rest/v1` on to PostgREST, streaming both ways. */
export class RestProxy {
	// PostgREST drops idle connections after thirty seconds; ours must go first.
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 64, maxFreeSockets: 64, timeout: 20_000 });
	readonly #port: number;
	readonly #tokens: RoleTokens;

	constructor(port: number, tokens: RoleTokens) {
		this.#port = port;
		this.#tokens = tokens;
	}

	async forward(exchange: Exchange): Promise<void> {
		const { request, response } = exchange;
		const limit = limits[exchange.caller.kind];
		if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
		const token = await this.#chooseToken(exchange);
		await new Promise<void>((done) => {
			const upstream = startRequest({
				agent: this.#agent,
				timeout: patienceMs,
				host: '127.0.0.1',
				port: this.#port,
				method: exchange.method,
				path: (request.url ?? '/').slice('/rest/v1'.length),
				headers: { ...passOn(request.headers), authorization: `Bearer ${token}` },
			});
			upstream.once('response', (answer) => {
				response.writeHead(answer.statusCode ?? 502, passOn(answer.headers));
				answer.pipe(response);
				answer.once('error', () => response.destroy());
			});
			upstream.once('timeout', () => upstream.destroy(new Error('PostgREST took too long.')));
			upstream.once('error', () => {
				if (response.headersSent) response.destroy();
				else replyRefusal(response, unavailable());
			});
			response.once('close', () => {
				if (!response.writableFinished) upstream.destroy();
				done();
			});
			limitUpload(exchange, limit, () => {
				upstream.destroy();
				replyRefusal(response, tooLarge(limit));
			});
			request.pipe(upstream);
		});
	}

	close(): void {
		this.#agent.destroy();
	}

	#chooseToken({ caller }: Exchange): Promise<string> {
		switch (caller.kind) {
			case 'none':
				throw new Refusal(401, {
					message: 'No API key found in request',
					hint: 'No `apikey` request header was found.',
				});
			case 'publishable':
				return this.#tokens.get('anon');
			case 'secret':
				return this.#tokens.get('service_role');
			case 'bearer':
				return Promise.resolve(caller.token);
		}
	}
}

function passOn(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
	const kept: OutgoingHttpHeaders = {};
	for (const name in headers) {
		if (keptBack.has(name) || name.startsWith('access-control-')) continue;
		const value = headers[name];
		if (value !== undefined) kept[name] = value;
	}
	return kept;
}

/** A body without an announced length is counted while it passes. */
function limitUpload({ request }: Exchange, limit: number, refuse: () => void): void {
	if (request.headers['content-length'] !== undefined) return;
	let size = 0;
	request.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > limit) refuse();
	});
}

function unavailable(): Refusal {
	return new Refusal(
		503,
		{ code: 'PGRST000', message: 'The database is not reachable right now', details: null, hint: null },
		1,
	);
}
