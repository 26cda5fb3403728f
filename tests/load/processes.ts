import { readdirSync, readFileSync } from 'node:fs';
import { listFamily } from '../local-backend/life/processes';

/** The parts of a running product that can be killed one by one. */
export type Part = 'app' | 'gateway' | 'postgrest' | 'postgres';

export const parts: readonly Part[] = ['app', 'gateway', 'postgrest', 'postgres'];

const marks: Readonly<Record<Part, RegExp>> = {
	app: /\/builds?\/([0-9a-f]+\/)?index\.js$/,
	gateway: /\/supabase\/local\/main\.ts$/,
	postgrest: /\/postgrest$/,
	postgres: /\/postgres -D /,
};

/** The part that a command belongs to; each connection of Postgres says its own name. */
export function nameCommand(command: string): Part | null {
	if (command.startsWith('postgres:')) return 'postgres';
	return parts.find((part) => marks[part].test(command)) ?? null;
}

/** The process of a part below a launcher, or null while it is being started again. */
export function findPart(launcher: number, part: Part): number | null {
	return listFamily(launcher).find((pid) => marks[part].test(readCommand(pid))) ?? null;
}

/** Every process of a part: Postgres has one for each connection. */
export function listPart(launcher: number, part: Part): number[] {
	const head = findPart(launcher, part);
	return head === null ? [] : part === 'postgres' ? listFamily(head) : [head];
}

/** Processes that were told of a folder, by their command or their environment, whoever started them. */
export function listUsers(folder: string): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
		.map(Number)
		.filter((pid) => readCommand(pid).includes(folder) || read(pid, 'environ').includes(folder));
}

function readCommand(pid: number): string {
	return read(pid, 'cmdline').replaceAll('\0', ' ').trimEnd();
}

function read(pid: number, what: string): string {
	try {
		return readFileSync(`/proc/${pid}/${what}`, 'utf8');
	} catch {
		// Gone meanwhile, or somebody else's.
		return '';
	}
}
