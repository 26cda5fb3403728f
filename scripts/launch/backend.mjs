import { fork } from 'node:child_process';
import { inProject, projectRoot } from './places.mjs';
import { LaunchRefused, say } from './say.mjs';

/**
 * Starts the local Supabase in a process of its own and waits until it answers. What it hands over comes
 * through the private channel between the two processes, never through standard output.
 * @param {import('./backend.mjs').LocalBackendOptions} options
 * @returns {Promise<import('./backend.mjs').LocalBackend>}
 */
export function startLocalBackend({ env = process.env, log = say, uid, gid, ...options }) {
	const child = fork(inProject('supabase', 'local', 'main.ts'), [], {
		cwd: projectRoot,
		env: { ...env, PRIORIZA_BACKEND: JSON.stringify(options) },
		execArgv: ['--import', 'tsx'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		// Ctrl+C reaches the launcher alone, which then stops things in order.
		detached: true,
		...(uid === undefined ? {} : { uid, gid }),
	});
	const ended = new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
	const stop = async () => {
		if (child.connected) child.send({ type: 'stop' });
		await ended;
	};
	return new Promise((resolve, reject) => {
		let isReady = false;
		child.once('error', reject);
		void ended.then(() =>
			reject(new LaunchRefused('backend_died', 'El servicio de datos local terminó antes de estar listo.')),
		);
		child.on('message', (message) => {
			if (message.type === 'log') log(message.line);
			if (message.type === 'refused' && isReady) log(message.message);
			if (message.type === 'refused') reject(new LaunchRefused(message.code, message.message));
			if (message.type !== 'ready') return;
			isReady = true;
			resolve({ ...message.backend, pid: child.pid, ended, stop });
		});
	});
}
