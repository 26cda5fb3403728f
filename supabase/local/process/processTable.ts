import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/**
 * Living processes whose working folder is the given one: every Postgres process sits in its cluster, whatever
 * became of its lock file. Empty where the system has no `/proc`.
 */
export function listProcessesIn(folder: string): number[] {
	const wanted = realpathSync(folder);
	return listProcesses().filter((pid) => readFolder(pid) === wanted && !isZombie(pid));
}

function listProcesses(): number[] {
	try {
		return readdirSync('/proc')
			.filter((name) => /^[0-9]+$/.test(name))
			.map(Number);
	} catch {
		return [];
	}
}

function readFolder(pid: number): string | null {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		// Gone meanwhile, or another user's: not one of ours either way.
		return null;
	}
}

function isZombie(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return true;
	}
}
