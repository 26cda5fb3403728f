import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from './places.mjs';

/**
 * Runs `work` while no other launcher of this checkout does the same thing: `npm start` and `npm test` begun
 * together would otherwise install or build over each other.
 * @template T
 * @param {string} what
 * @param {(line: string) => void} log
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function holdFolderLock(what, log, work) {
	const digest = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
	const user = process.getuid?.() ?? 0;
	const folder = join(tmpdir(), `prioriza-${user}-${digest}-${what}.lock`);
	let told = false;
	while (!take(folder)) {
		if (!told) log('Otro proceso está preparando esta misma carpeta; espero a que termine…');
		told = true;
		await wait(500);
	}
	try {
		return await work();
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @param {string} folder */
function take(folder) {
	try {
		mkdirSync(folder, { mode: 0o700 });
		writeFileSync(join(folder, 'pid'), String(process.pid));
		return true;
	} catch (error) {
		if (!isCode(error, 'EEXIST')) throw error;
	}
	if (isHeld(folder)) return false;
	rmSync(folder, { recursive: true, force: true });
	return false;
}

/** @param {string} folder */
function isHeld(folder) {
	try {
		process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
		return true;
	} catch (error) {
		return isCode(error, 'EPERM');
	}
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
	return error instanceof Error && 'code' in error && error.code === code;
}
