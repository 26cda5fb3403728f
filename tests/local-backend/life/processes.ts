import { readdirSync, readFileSync } from 'node:fs';

/** Whether a process runs; one that only waits to be buried does not. */
export function isAlive(pid: number): boolean {
	try {
		return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return false;
	}
}

/** What a process was started as; empty when it is gone. */
export function readCommand(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
	} catch {
		return '';
	}
}

/** A process and everything below it, as they are now. */
export function listFamily(root: number): number[] {
	const parents = new Map(readParents());
	const isBelow = (pid: number): boolean => {
		if (pid === root) return true;
		const parent = parents.get(pid);
		return parent !== undefined && parent > 1 && isBelow(parent);
	};
	return [...parents.keys()].filter(isBelow);
}

function readParents(): [number, number][] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name): [number, number][] => {
			try {
				const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
				const [, parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
				return [[Number(name), Number(parent)]];
			} catch {
				// Gone between the listing and the look.
				return [];
			}
		});
}

/** Kills a process at once; whether it was there to be killed. */
export function strike(pid: number, signal: NodeJS.Signals = 'SIGKILL'): boolean {
	try {
		return process.kill(pid, signal);
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ESRCH') return false;
		throw cause;
	}
}

/** Waits until something holds; says what, when it never does. */
export async function waitUntil(
	what: string,
	holds: () => boolean | Promise<boolean>,
	limitMs = 60_000,
): Promise<void> {
	const until = Date.now() + limitMs;
	while (Date.now() < until) {
		if (await holds()) return;
		await new Promise((done) => setTimeout(done, 50));
	}
	throw new Error(`Never came true: ${what}`);
}
