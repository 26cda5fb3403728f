import { fork } from 'node:child_process';
import { inProject, projectRoot } from './places.mjs';
import { LaunchRefused, say } from './say.mjs';

/**
 * @typedef {object} LocalBackend
 * @property {string} url base address for supabase-js
 * @property {string} publishableKey
 * @property {string} secretKey
 * @property {string} databaseUrl as the role `postgres`, the one migrations run as
 * @property {string | null} superuserUrl only when asked for with `withSuperuser`
 * @property {string | null} mailboxUrl only with a mailbox
 * @property {number} pid of the process that holds everything
 * @property {Record<string, number>} processIds `postgres` and `postgrest`, as they were when the start ended
 * @property {Promise<number>} ended settles with the exit code when that process is gone
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} LocalBackendOptions
 * @property {string} dataDir where everything it keeps lies
 * @property {boolean} [withMailbox] e-mails land in a local page instead of being refused
 * @property {boolean} [withSuperuser] also hand out the database superuser's address (tests)
 * @property {string} [siteUrl] public address of the application, for links in e-mails
 * @property {number} [port] of the gateway, when one must be kept over a restart
 * @property {string} [migrationsDir]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [log]
 */

/**
 * Starts the local Supabase in a process of its own and waits until it answers. What it hands over comes
 * through the private channel between the two processes, never through standard output.
 * @param {LocalBackendOptions} options
 * @returns {Promise<LocalBackend>}
 */
export function startLocalBackend({ env = process.env, log = say, ...options }) {
	const child = fork(inProject('supabase', 'local', 'main.ts'), [], {
		cwd: projectRoot,
		env: { ...env, PRIORIZA_BACKEND: JSON.stringify(options) },
		execArgv: ['--import', 'tsx'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		// Ctrl+C reaches the launcher alone, which then stops things in order.
		detached: true,
	});
	const ended = new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		ended.then(() =>
			reject(new LaunchRefused('backend_died', 'El servicio de datos local terminó antes de estar listo.')),
		);
		child.on('message', (message) => {
			if (message.type === 'log') log(message.line);
			if (message.type === 'refused') reject(new LaunchRefused(message.code, message.message));
			if (message.type !== 'ready') return;
			resolve({
				...message.backend,
				pid: child.pid,
				ended,
				stop: async () => {
					if (child.connected) child.send({ type: 'stop' });
					await ended;
				},
			});
		});
	});
}
