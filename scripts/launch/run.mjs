import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { LaunchRefused } from './say.mjs';

const endGroupWithParent = new URL('./endGroupWithParent.mjs', import.meta.url).href;

/** Steps under way, each the leader of a process group. @type {Map<number, Promise<void>>} */
const steps = new Map();

let isStopping = false;

/**
 * Runs one command to its end, keeping its output (for the explanation when it fails) and telling every few
 * seconds that it is still at it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onWait?: (seconds: number) => void }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runToEnd(command, args, { cwd, env = process.env, onWait }) {
	return keepOutput(spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }), onWait);
}

/**
 * Like `runToEnd`, for a Node program that starts others (npm, Vite): it and all of them end when this launcher is
 * stopped, or is gone. Ctrl+C reaches the launcher alone, which then stops them in order.
 * @type {typeof runToEnd}
 */
export async function runStep(command, args, { cwd, env = process.env, onWait }) {
	refuseWhenStopping();
	const options = [env.NODE_OPTIONS, `--import=${endGroupWithParent}`].filter(Boolean).join(' ');
	const child = spawn(command, args, {
		cwd,
		env: { ...env, NODE_OPTIONS: options },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: true,
	});
	const ending = keepOutput(child, onWait);
	const { pid } = child;
	if (pid === undefined) return ending;
	steps.set(
		pid,
		ending.then(() => undefined),
	);
	const outcome = await ending;
	steps.delete(pid);
	// Its failure is our doing: nothing that would follow it may begin.
	refuseWhenStopping();
	return outcome;
}

function refuseWhenStopping() {
	if (isStopping)
		throw new LaunchRefused('stopped', 'Se detuvo antes de terminar de preparar la aplicación.');
}

/** Ends what `runStep` has under way, with all it started, and lets no other step begin. */
export async function stopSteps() {
	isStopping = true;
	const underWay = [...steps];
	for (const [group] of underWay) signalGroup(group, 'SIGTERM');
	await Promise.race([Promise.all(underWay.map(([, ending]) => ending)), wait(4_000)]);
	for (const [group] of underWay) signalGroup(group, 'SIGKILL');
	// Those who waited for a step put away their locks first.
	await wait(0);
}

// A launcher that leaves in a hurry takes its steps along.
process.on('exit', () => {
	for (const group of steps.keys()) signalGroup(group, 'SIGKILL');
});

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
	try {
		process.kill(-group, signal);
	} catch (error) {
		// Already gone: what was wanted.
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(seconds: number) => void} [onWait]
 * @returns {Promise<{ code: number, output: string }>}
 */
function keepOutput(child, onWait = () => {}) {
	return new Promise((done) => {
		const started = Date.now();
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => {
			output = (output + chunk.toString('utf8')).slice(-60_000);
		};
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		const ticking = setInterval(() => onWait(Math.round((Date.now() - started) / 1000)), 15_000);
		child.on('error', (error) => {
			clearInterval(ticking);
			done({ code: 127, output: `${output}${error.message}` });
		});
		child.on('close', (code) => {
			clearInterval(ticking);
			done({ code: code ?? 1, output });
		});
	});
}

/**
 * The end of a long output: what a person needs to see.
 * @param {string} output
 */
export function lastLines(output, count = 15) {
	return output.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * What lay behind a failed command, in words, when its output says so.
 * @param {string} output
 * @returns {string | null}
 */
export function explainFailure(output) {
	if (/ENOSPC|no space left on device/i.test(output)) {
		return 'No queda espacio en el disco. Libera al menos 1 GB y vuelve a intentarlo.';
	}
	if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ERR_SOCKET_TIMEOUT|network/i.test(output)) {
		return 'No hay conexión con el registro de paquetes de npm. Revisa tu red (o tu proxy) y vuelve a intentarlo.';
	}
	if (/EACCES|EPERM|EROFS/.test(output)) {
		return 'No hay permiso para escribir en la carpeta del proyecto. Revisa quién es su dueño.';
	}
	return null;
}
