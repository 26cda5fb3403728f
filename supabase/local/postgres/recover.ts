import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listProcessesIn } from '../process/processTable';
import { readErrorCode, StartRefused } from '../startRefused';

const politeMs = 20_000;
const impatientMs = 30_000;

/**
 * Clears what a killed instance left: a server that still runs (its watchdog may be stopping it this very
 * moment) and a lock file that names a dead or a recycled process. Only for whoever holds the instance lock.
 */
export async function clearRemains(cluster: string, log: (line: string) => void): Promise<void> {
	const lockFile = join(cluster, 'postmaster.pid');
	if (!existsSync(lockFile) && listProcessesIn(cluster).length === 0) return;
	log('La vez anterior no se cerró bien; recupero los datos…');
	const postmaster = readPostmaster(lockFile);
	const started = Date.now();
	let asked = false;
	for (;;) {
		const left = listProcessesIn(cluster);
		if (left.length === 0) break;
		const elapsed = Date.now() - started;
		if (elapsed > impatientMs) {
			throw new StartRefused(
				'remains',
				`Sigue en marcha un PostgreSQL anterior sobre ${cluster} (procesos ${left.join(', ')}) y no se deja detener. ` +
					'Deténlo a mano y vuelve a arrancar.',
			);
		}
		if (!asked && postmaster !== null && left.includes(postmaster)) send(postmaster, 'SIGINT');
		asked = true;
		if (elapsed > politeMs) left.forEach((pid) => send(pid, 'SIGQUIT'));
		await wait(50);
	}
	// Nobody sits in the cluster any more, so the file names a zombie or somebody else's process.
	if (process.platform === 'linux') rmSync(lockFile, { force: true });
}

function readPostmaster(lockFile: string): number | null {
	if (!existsSync(lockFile)) return null;
	const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
	return Number.isInteger(pid) && pid > 1 ? pid : null;
}

function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (readErrorCode(error) !== 'ESRCH') throw error;
	}
}
