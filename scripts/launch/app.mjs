import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from './places.mjs';
import { LaunchRefused, say } from './say.mjs';

/** Loaded into every Node program a launcher starts. */
export const endWithParent = new URL('./endWithParent.mjs', import.meta.url).href;

/** @typedef {{ url: string, publishableKey: string, secretKey: string, smtpUrl?: string | null }} BackendAddress */

/** @typedef {{ pid: number, listening: Promise<void>, ended: Promise<number>, stop: () => Promise<void> }} RunningProgram */

/**
 * What the application is told of its backend.
 * @param {BackendAddress} backend
 */
export function backendVariables(backend) {
	return {
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
		// The mailbox of the sample. Elsewhere the environment names a mail server, or nothing is sent.
		...(backend.smtpUrl ? { SMTP_URL: backend.smtpUrl } : {}),
	};
}

/**
 * Where a local installation keeps the key that signs its records, and what it published: in its folder, beside the
 * database and not in it. Whoever names another place decides.
 * @param {string | null} dataDir
 */
export function signingVariables(dataDir, env = process.env) {
	if (dataDir === null || env.PRIORIZA_LOG_KEY || env.PRIORIZA_LOG_KEY_FILE) return {};
	return { PRIORIZA_LOG_KEY_FILE: join(dataDir, 'signing', 'log-key.json') };
}

/**
 * The project the environment names, or null when this machine has to be one.
 * @returns {BackendAddress | null}
 */
export function readHostedBackend(env = process.env) {
	const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey } = env;
	if (!url) return null;
	if (publishableKey && secretKey) return { url, publishableKey, secretKey };
	throw new LaunchRefused(
		'keys_missing',
		'SUPABASE_URL está puesta, pero falta SUPABASE_PUBLISHABLE_KEY o SUPABASE_SECRET_KEY. ' +
			'Pon las tres para usar ese proyecto, o ninguna para usar la base de datos local.',
	);
}

/**
 * Starts a Node program that ends with this launcher. It leads its own session, so Ctrl+C reaches only the
 * launcher, which stops things in order.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {RunningProgram}
 */
export function startProgram(args, env) {
	const child = spawn(process.execPath, ['--import', endWithParent, ...args], {
		cwd: projectRoot,
		env,
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
		detached: true,
	});
	/** @type {Promise<void>} */
	const listening = new Promise((done) => {
		createInterface({ input: child.stdout }).on('line', (line) => {
			// The launcher prints the one address that works for forms too; this one would mislead.
			if (line.startsWith('Listening on ')) done();
			else say(line);
		});
	});
	let hasEnded = false;
	const ended = new Promise((done) => {
		child.once('exit', (code) => {
			hasEnded = true;
			done(code ?? 1);
		});
		child.once('error', () => done(127));
	});
	return {
		pid: child.pid ?? -1,
		listening,
		ended,
		stop: async () => {
			if (!hasEnded) child.kill('SIGTERM');
			const force = setTimeout(() => child.kill('SIGKILL'), 8_000);
			await ended;
			clearTimeout(force);
		},
	};
}

/**
 * Waits until the application answers anything but a failure: this one, not another that took its port.
 * @param {string} address
 * @param {RunningProgram} program
 */
export async function waitForAnswer(address, program) {
	let gone = false;
	void program.ended.then(() => (gone = true));
	let last = 'no contesta';
	const until = Date.now() + 60_000;
	await Promise.race([program.listening, program.ended, wait(60_000, undefined, { ref: false })]);
	while (Date.now() < until) {
		if (gone)
			throw new LaunchRefused(
				'app_died',
				'La aplicación terminó antes de contestar. Lo que dijo está arriba.',
			);
		try {
			const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
			await answer.body?.cancel();
			if (answer.status < 500) return;
			last = `contesta con el error ${answer.status}`;
		} catch {
			last = 'no contesta';
		}
		await wait(50);
	}
	throw new LaunchRefused('app_silent', `La aplicación arrancó, pero ${last} en ${address}.`);
}
