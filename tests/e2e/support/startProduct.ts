import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const home = join(root, '.data', 'e2e');
const refuseEgress = pathToFileURL(join(root, 'tests/e2e/support/refuseEgress.mjs')).href;

/** A product under test: its own processes, its own database, its own folder. */
export interface RunningProduct {
	readonly url: string;
	readonly dataDir: string;
	/** Everything it has printed since it was started last. */
	readonly printed: () => string;
	/** Stops all of it and keeps its data, as a person would with Ctrl+C. */
	stop(): Promise<void>;
	/** Starts it again on the same port with the same data. */
	startAgain(): Promise<void>;
	/** Stops it and throws its data away. Fails when it tried to talk to anybody else. */
	discard(): Promise<void>;
}

/** Installing is never part of this; loading the sample on a busy machine may be. */
const patience = 240_000;

interface Launched {
	child: ChildProcess;
	lines: string[];
	url: string;
}

function launch(args: readonly string[], record: string): Promise<Launched> {
	const lines: string[] = [];
	const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...args], {
		cwd: root,
		env: {
			...process.env,
			NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${refuseEgress}`.trim(),
			PRIORIZA_EGRESS_RECORD: record,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	return new Promise((resolve, reject) => {
		const fail = (why: string) => reject(new Error(`The product did not start: ${why}\n${lines.join('\n')}`));
		const timer = setTimeout(() => {
			child.kill('SIGTERM');
			fail(`no address within ${patience / 1000} s`);
		}, patience);
		child.once('exit', (code, signal) => {
			clearTimeout(timer);
			fail(`ended with ${signal ?? `exit code ${code ?? '?'}`}`);
		});
		for (const stream of [child.stdout, child.stderr])
			createInterface({ input: stream }).on('line', (line) => {
				lines.push(line);
				const url = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(line)?.[0];
				if (url === undefined) return;
				waitForAnswer(url).then(() => {
					clearTimeout(timer);
					child.removeAllListeners('exit');
					resolve({ child, lines, url });
				}, reject);
			});
	});
}

async function waitForAnswer(url: string): Promise<void> {
	const until = Date.now() + 30_000;
	for (;;) {
		try {
			const answer = await fetch(url, { redirect: 'manual' });
			if (answer.status < 500) return;
		} catch (error) {
			if (Date.now() > until) throw error;
		}
		if (Date.now() > until) throw new Error(`${url} answers with an error`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
		child.once('exit', () => {
			clearTimeout(timer);
			resolve();
		});
		child.kill('SIGINT');
	});
}

/** Starts a product of its own on a port the launcher finds free from `port` on. */
export async function startProduct(options: { empty: boolean; port: number }): Promise<RunningProduct> {
	mkdirSync(home, { recursive: true });
	const folder = mkdtempSync(join(home, 'product-'));
	const dataDir = join(folder, 'data');
	const record = join(folder, 'egress');
	const flags = [...(options.empty ? ['--empty'] : []), '--data', dataDir];
	let now = await launch([...flags, '--port', String(options.port)], record);
	const { url } = now;
	return {
		url,
		dataDir,
		printed: () => now.lines.join('\n'),
		stop: () => end(now.child),
		startAgain: async () => {
			await end(now.child);
			now = await launch([...flags, '--port', new URL(url).port], record);
			if (now.url !== url) throw new Error(`The product moved from ${url} to ${now.url}`);
		},
		discard: async () => {
			await end(now.child);
			const egress = existsSync(record) ? readFileSync(record, 'utf8').trim() : '';
			rmSync(folder, { recursive: true, force: true });
			if (egress) throw new Error(`The product tried to reach others:\n${egress}`);
		},
	};
}
