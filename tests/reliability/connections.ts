import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A TCP socket of a process, as the kernel tells it. */
export interface Connection {
	readonly pid: number;
	readonly localPort: number;
	/** Null where it waits for others. */
	readonly remote: string | null;
	/** Whether the other end is this machine. */
	readonly isHere: boolean;
	readonly isListening: boolean;
}

const listening = '0A';
/** 127.0.0.0/8, ::1 and the first inside the second, in the order of bytes of /proc/net. */
const loopback = /^(?:[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F)$/;

/** The TCP sockets of these processes. Only where there is a /proc. */
export function listConnections(pids: readonly number[]): Connection[] {
	const owners = new Map<string, number>();
	for (const pid of pids) for (const inode of listSockets(pid)) owners.set(inode, pid);
	return ['tcp', 'tcp6'].flatMap((table) =>
		readFileSync(`/proc/net/${table}`, 'utf8')
			.split('\n')
			.slice(1)
			.flatMap((line): Connection[] => {
				const [, local = '', remote = '', state = '', , , , , , inode = ''] = line.trim().split(/\s+/);
				const pid = owners.get(inode);
				if (pid === undefined) return [];
				const [address = '', port = ''] = remote.split(':');
				const isListening = state === listening;
				return [
					{
						pid,
						localPort: parseInt(local.split(':')[1] ?? '', 16),
						remote: isListening ? null : `${address} ${String(parseInt(port, 16))}`,
						isHere: loopback.test(address),
						isListening,
					},
				];
			}),
	);
}

function listSockets(pid: number): string[] {
	try {
		return readdirSync(`/proc/${String(pid)}/fd`).flatMap((fd) => {
			const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${String(pid)}/fd/${fd}`))?.[1];
			return inode === undefined ? [] : [inode];
		});
	} catch {
		// It ended, or belongs to somebody else.
		return [];
	}
}
