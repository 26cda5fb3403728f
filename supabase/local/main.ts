/**
 * The process that holds the local backend. It is started by a launcher, gives its addresses and keys to that
 * launcher alone, over the private channel between them, and ends with it, however the launcher ends.
 */
import { type Backend, startBackend } from './backend';
import { readOptions } from './settings';
import { StartRefused } from './startRefused';

type Message =
	| { type: 'log'; line: string }
	| { type: 'refused'; code: string; message: string }
	| { type: 'ready'; backend: Omit<Backend, 'stop'> };

function tell(message: Message): Promise<void> {
	return new Promise((done) => {
		if (process.send === undefined || !process.connected) {
			done();
			return;
		}
		// A launcher that has just gone cannot be told; its going is handled apart.
		process.send(message, () => {
			done();
		});
	});
}

let running: Backend | null = null;
let stopping = false;

async function stop(code: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	// Still starting: the watchdog stops what has been started so far.
	await running?.stop();
	process.exit(code);
}

function stopBecause(code: number): () => void {
	return () => {
		stop(code).catch(() => process.exit(1));
	};
}

async function main(): Promise<void> {
	const order = process.env.PRIORIZA_BACKEND;
	if (order === undefined || process.send === undefined) {
		process.stderr.write(
			'Este programa lo arranca «npm start»; por sí solo no tiene a quién entregar sus llaves.\n',
		);
		process.exit(2);
	}
	delete process.env.PRIORIZA_BACKEND;
	const backend = await startBackend(readOptions(order, process.env), {
		log: (line) => void tell({ type: 'log', line }),
		giveUp: (reason) => {
			void tell({ type: 'refused', code: reason.code, message: reason.message }).then(stopBecause(1));
		},
	});
	running = backend;
	const { stop: _, ...addresses } = backend;
	await tell({ type: 'ready', backend: addresses });
}

process.on('SIGTERM', stopBecause(0));
process.on('SIGINT', stopBecause(0));
process.on('SIGHUP', stopBecause(0));
process.on('disconnect', stopBecause(0));
process.on('message', (message) => {
	if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'stop')
		stopBecause(0)();
});

main().catch(async (error: unknown) => {
	if (error instanceof StartRefused) {
		await tell({ type: 'refused', code: error.code, message: error.message });
	} else {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
	}
	process.exit(1);
});
