import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type DatabaseAddress, databaseUrl } from '../postgres/connect';
import { childEnvironment } from '../postgres/cluster';
import { readLogEnd } from '../postgres/explainLog';
import { findPort } from '../process/findPort';
import { type Identity } from '../process/identity';
import { type WatchedChild, startWatched } from '../process/watchedChild';
import { type Watchdog } from '../process/watchdog';
import { StartRefused } from '../startRefused';

const patienceMs = 60_000;
const ATTEMPTS = 4;

export interface PostgrestOrder {
	binary: string;
	identity: Identity;
	logPath: string;
	port: number;
	adminPort: number;
	database: DatabaseAddress;
	/** Public keys that access tokens may be signed with. */
	jwks: string;
}

/** What is known before it has ports. */
type PortlessOrder = Omit<PostgrestOrder, 'port' | 'adminPort'>;

/** Starts it on ports nobody uses. Between finding a port and taking it somebody else may: then others are tried. */
export async function startOnFreePorts(
	order: PortlessOrder,
	watchdog: Watchdog,
): Promise<{ order: PostgrestOrder; server: WatchedChild }> {
	for (let left = ATTEMPTS - 1; ; left -= 1) {
		const [port, adminPort] = [await findPort(), await findPort()];
		const whole = { ...order, port, adminPort };
		try {
			return { order: whole, server: await startPostgrest(whole, watchdog) };
		} catch (error) {
			const isTaken = error instanceof StartRefused && error.message.includes('Address in use');
			if (left === 0 || !isTaken) throw error;
		}
	}
}

/** Starts it and waits until it answers; what does not is stopped. */
export async function startPostgrest(order: PostgrestOrder, watchdog: Watchdog): Promise<WatchedChild> {
	const server = launch(order, watchdog);
	try {
		await waitForPostgrest(order, server);
	} catch (error) {
		await server.stop();
		throw error;
	}
	return server;
}

function launch(order: PostgrestOrder, watchdog: Watchdog): WatchedChild {
	return startWatched(watchdog, {
		command: order.binary,
		args: [],
		env: { ...childEnvironment, ...writeSettings(order) },
		identity: order.identity,
		logPath: order.logPath,
		signal: 'TERM',
		patienceMs: 5_000,
	});
}

function writeSettings(order: PostgrestOrder): NodeJS.ProcessEnv {
	return {
		PGRST_DB_URI: databaseUrl(order.database),
		PGRST_DB_SCHEMAS: 'api',
		PGRST_DB_EXTRA_SEARCH_PATH: 'extensions',
		PGRST_DB_ANON_ROLE: 'anon',
		PGRST_DB_MAX_ROWS: '1000',
		PGRST_DB_POOL: '20',
		PGRST_DB_POOL_ACQUISITION_TIMEOUT: '10',
		// The time limit of each role is a setting of the role, which is read only this way.
		PGRST_DB_CONFIG: 'true',
		PGRST_JWT_SECRET: order.jwks,
		PGRST_JWT_AUD: 'authenticated',
		// Checking an elliptic-curve signature costs PostgREST more than the question itself.
		PGRST_JWT_CACHE_MAX_LIFETIME: '60',
		PGRST_OPENAPI_MODE: 'disabled',
		PGRST_SERVER_HOST: '127.0.0.1',
		PGRST_SERVER_PORT: String(order.port),
		PGRST_ADMIN_SERVER_PORT: String(order.adminPort),
		PGRST_LOG_LEVEL: 'error',
	};
}

/** Waits until it is connected and knows the schema. */
async function waitForPostgrest(order: PostgrestOrder, server: WatchedChild): Promise<void> {
	const started = Date.now();
	while ((await askStatus(order.adminPort)) !== 200) {
		if (server.hasEnded() || Date.now() - started > patienceMs) {
			const end = readLogEnd(order.logPath, 0).trimEnd().split('\n').slice(-5).join('\n');
			throw new StartRefused('postgrest_failed', `PostgREST no pudo arrancar. Lo último que dijo:\n${end}`);
		}
		await wait(20);
	}
}

function askStatus(port: number): Promise<number> {
	return new Promise((done) => {
		const asking = request({ host: '127.0.0.1', port, path: '/ready', timeout: 2_000 }, (response) => {
			response.resume();
			done(response.statusCode ?? 0);
		});
		asking.on('timeout', () => asking.destroy());
		asking.on('error', () => {
			done(0);
		});
		asking.end();
	});
}
