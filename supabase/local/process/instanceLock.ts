import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readErrorCode, StartRefused } from '../startRefused';

export interface InstanceLock {
	release(): Promise<void>;
}

/**
 * At most one backend per data folder. The lock is a listening local socket named after the folder: the
 * kernel drops it the moment its holder dies, so there is no stale lock to guess about.
 */
export async function lockInstance(dataDir: string): Promise<InstanceLock> {
	const address = nameSocket(realpathSync(dataDir));
	const server = (await listen(address)) ?? (await listenAfterStale(address));
	if (server === null) {
		const holder = await askHolder(address);
		throw new StartRefused(
			'already_running',
			`Ya hay otra copia en marcha con los datos de ${dataDir}${holder === null ? '' : ` (proceso ${holder})`}. ` +
				'Deténla con Ctrl+C en su terminal, o usa otra carpeta con --data.',
		);
	}
	return {
		release: () =>
			new Promise((done) => {
				server.close(() => {
					done();
				});
			}),
	};
}

function nameSocket(folder: string): string {
	const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
	// Linux: a name that lives in the kernel only. Elsewhere: a file.
	return process.platform === 'linux' ? `\0prioriza-${digest}` : join(tmpdir(), `prioriza-${digest}.sock`);
}

function listen(address: string): Promise<Server | null> {
	return new Promise((done, fail) => {
		const server = createServer((socket) => {
			socket.on('error', () => socket.destroy());
			socket.end(String(process.pid));
		});
		server.once('error', (error) => {
			if (readErrorCode(error) === 'EADDRINUSE') done(null);
			else fail(error);
		});
		server.listen(address, () => {
			server.unref();
			done(server);
		});
	});
}

async function listenAfterStale(address: string): Promise<Server | null> {
	if (address.startsWith('\0')) return null;
	if ((await askHolder(address)) !== null) return null;
	rmSync(address, { force: true });
	return listen(address);
}

function askHolder(address: string): Promise<string | null> {
	return new Promise((done) => {
		const socket = connect(address);
		let answer = '';
		socket.setTimeout(2_000, () => socket.destroy());
		socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
		socket.on('error', () => {
			done(null);
		});
		socket.on('close', () => {
			done(answer === '' ? null : answer);
		});
	});
}
