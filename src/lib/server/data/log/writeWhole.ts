import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts a text on disk for its owner alone: what was there is replaced as a whole or not at all. */
export function writeWhole(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const beside = `${file}.${process.pid}`;
	const handle = openSync(beside, 'w', 0o600);
	writeSync(handle, text);
	fsyncSync(handle);
	closeSync(handle);
	renameSync(beside, file);
}
