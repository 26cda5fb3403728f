import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readErrorCode } from '../startRefused';
import { type ApiKeys } from './apiKeys';
import { type Exchange, Refusal, replyJson, replyRefusal } from './exchange';
import { refuseForeignHost, refuseRemoteCaller } from './localCaller';

export interface Services {
	keys: ApiKeys;
	rest(exchange: Exchange): Promise<void>;
	auth(exchange: Exchange): Promise<void>;
	storage(exchange: Exchange): Promise<void>;
	/** Missing where e-mails are really sent. */
	mailbox: ((exchange: Exchange) => Promise<void>) | null;
	log(line: string): void;
}

export interface Gateway {
	port: number;
	/** Until this is called every request is told to come back. */
	open(services: Services): void;
	close(): Promise<void>;
}

/** Listens on the loopback interface, on the wanted port when it is free and else on any. */
export async function listenGateway(wantedPort: number | null): Promise<Gateway> {
	let services: Services | null = null;
	const server = createServer((request, response) => {
		void answer(services, request, response);
	});
	server.keepAliveTimeout = 65_000;
	server.requestTimeout = 60_000;
	const port =
		(wantedPort === null ? null : await tryListen(server, wantedPort)) ?? (await tryListen(server, 0));
	if (port === null) throw new Error('This machine gave no free port on 127.0.0.1.');
	return {
		port,
		open: (given) => {
			services = given;
		},
		close: () => closeServer(server),
	};
}

function tryListen(server: Server, port: number): Promise<number | null> {
	return new Promise((done, fail) => {
		const refuse = (error: Error) => {
			if (readErrorCode(error) === 'EADDRINUSE') done(null);
			else fail(error);
		};
		server.once('error', refuse);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', refuse);
			const address = server.address();
			done(typeof address === 'object' && address !== null ? address.port : null);
		});
	});
}

/** What runs gets a moment to end; what idles goes at once. */
function closeServer(server: Server): Promise<void> {
	return new Promise((done) => {
		const force = setTimeout(() => {
			server.closeAllConnections();
		}, 3_000);
		server.close(() => {
			clearTimeout(force);
			done();
		});
		server.closeIdleConnections();
	});
}

async function answer(
	services: Services | null,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	try {
		if (services === null) throw new Refusal(503, { message: 'The backend is starting' }, 1);
		refuseForeignHost(request);
		await route(services, request, response);
	} catch (error) {
		replyFailure(services, response, error);
		// What is left of a refused upload must not be taken for the next request of this connection.
		if (!request.complete) request.resume();
	}
}

async function route(services: Services, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const method = request.method ?? 'GET';
	const target = request.url ?? '/';
	const [path = '/'] = target.split('?', 1);
	const [, service, version] = path.split('/', 3);
	const exchange = (prefix: string): Exchange => ({
		request,
		response,
		method,
		url: new URL(target, 'http://127.0.0.1'),
		path: path.slice(prefix.length) || '/',
		caller: services.keys.identify(request),
	});
	if (version === 'v1' && service === 'rest') return services.rest(exchange('/rest/v1'));
	if (version === 'v1' && service === 'auth') return services.auth(exchange('/auth/v1'));
	if (version === 'v1' && service === 'storage') return services.storage(exchange('/storage/v1'));
	if (path === '/buzon' && method === 'GET' && services.mailbox !== null) {
		refuseRemoteCaller(request);
		return services.mailbox(exchange(''));
	}
	throw new Refusal(service === 'buzon' ? 404 : 501, {
		code: 'not_implemented_locally',
		message: `${method} /${[service, version].filter(Boolean).join('/')} is outside what the local backend provides`,
	});
}

/** Codes that mean "not now": the database is starting, stopping or restarting. */
const passing = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '53300'];

function replyFailure(services: Services | null, response: ServerResponse, error: unknown): void {
	if (error instanceof Refusal) {
		replyRefusal(response, error);
		return;
	}
	const code = readErrorCode(error);
	if ((code !== null && passing.includes(code)) || isLostConnection(error)) {
		replyRefusal(
			response,
			new Refusal(
				503,
				{ code: 503, error_code: 'unavailable', msg: 'The database is not reachable right now' },
				1,
			),
		);
		return;
	}
	const id = randomUUID();
	// Only where it happened: the message of a database error may hold what a person wrote.
	const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';
	services?.log(
		`Error interno ${id} (${code ?? (error instanceof Error ? error.name : typeof error)})\n${where}`,
	);
	replyJson(response, 500, {
		code: 500,
		error_code: 'unexpected_failure',
		msg: 'Unexpected failure',
		error_id: id,
	});
}

function isLostConnection(error: unknown): boolean {
	return (
		error instanceof Error &&
		/Connection terminated|timeout exceeded when trying to connect/.test(error.message)
	);
}
