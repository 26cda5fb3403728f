import { spawn } from 'node:child_process';

/**
 * Runs one command to its end, keeping its output (for the explanation when it fails) and telling every few
 * seconds that it is still at it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onWait?: (seconds: number) => void }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runToEnd(command, args, { cwd, env = process.env, onWait = () => {} }) {
	return new Promise((done) => {
		const started = Date.now();
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => {
			output = (output + chunk.toString('utf8')).slice(-60_000);
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
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
