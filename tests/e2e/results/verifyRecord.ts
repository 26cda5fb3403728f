import { spawnSync } from 'node:child_process';

export interface Verdict {
	readonly status: number | null;
	/** All it wrote. */
	readonly said: string;
}

/** Checks a record as a stranger does: with the command, away from the product. */
export function verifyRecord(file: string, ...options: string[]): Verdict {
	const { status, stdout, stderr } = spawnSync(
		'npm',
		['run', '-s', 'prioriza', '--', 'verify', file, ...options],
		{
			encoding: 'utf8',
		},
	);
	return { status, said: stdout + stderr };
}

/** Counts the record of one result again, as a stranger does. */
export function recountResult(file: string): Verdict {
	const { status, stdout, stderr } = spawnSync(
		'npm',
		['run', '-s', 'prioriza', '--', 'tally', '--verify', file],
		{ encoding: 'utf8' },
	);
	return { status, said: stdout + stderr };
}

/** A copy of a record with one bit of one entry of its log turned over. */
export function spoilEntry(bytes: Buffer, type: string): Buffer {
	const at = bytes.indexOf(`"type":"${type}"`);
	if (at < 0) throw new Error(`The record has no entry of type ${type}`);
	const spoiled = Buffer.from(bytes);
	spoiled.writeUInt8(spoiled.readUInt8(at + 9) ^ 1, at + 9);
	return spoiled;
}
