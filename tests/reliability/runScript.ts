import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A script of the product, run as npm runs it. */
export function runScript(
	script: 'backup' | 'restore',
	...args: string[]
): Promise<{ code: number | null; said: string }> {
	const { DATABASE_URL: _, ...env } = process.env;
	const child = spawn(process.execPath, [`scripts/database/${script}.mjs`, ...args], { cwd: root, env });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
	return new Promise((done) => child.once('close', (code) => done({ code, said })));
}

const sealBytes = 'sha256 \n'.length + 64;

/** The lines of a backup, without its seal. */
export function readBackup(path: string): string {
	return gunzipSync(readFileSync(path).subarray(0, -sealBytes)).toString('utf8');
}
