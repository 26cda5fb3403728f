import { readFileSync } from 'node:fs';
import { listFamily } from '../local-backend/life/processes';
import { nameCommand } from './processes';

/** Ticks of a second in /proc: fixed on Linux, whatever the kernel was built with. */
const ticksPerSecond = 100;

/** Milliseconds of processor a product has used so far, by the kind of process; what ended is in its parent's account. */
export function readProcessor(launcher: number): Record<string, number> {
	const used: Record<string, number> = {};
	for (const pid of listFamily(launcher)) {
		const stat = read(`/proc/${pid}/stat`);
		// After the name: state, parent, …; 11 to 14 are user, system, and the same of buried children.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0);
		const kind = nameProcess(pid);
		used[kind] = (used[kind] ?? 0) + (ticks * 1000) / ticksPerSecond;
	}
	return used;
}

/** Megabytes of memory that belong to a product alone or as its share (PSS), by kind of process. */
export function readMemory(launcher: number): Record<string, number> {
	const used: Record<string, number> = {};
	for (const pid of listFamily(launcher)) {
		const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
		const kind = nameProcess(pid);
		used[kind] = (used[kind] ?? 0) + kilobytes / 1024;
	}
	return used;
}

export function subtract(after: Record<string, number>, before: Record<string, number>) {
	return Object.fromEntries(
		Object.entries(after).map(([kind, value]) => [kind, Math.max(0, value - (before[kind] ?? 0))]),
	);
}

export const sum = (values: Record<string, number>) =>
	Object.values(values).reduce((total, value) => total + value, 0);

function nameProcess(pid: number): string {
	return nameCommand(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trimEnd()) ?? 'others';
}

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		// It ended between the listing and the look.
		return '';
	}
}
