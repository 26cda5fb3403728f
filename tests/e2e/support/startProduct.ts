import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const home = join(root, '.data', 'e2e');
const refuseEgress = pathToFileURL(join(root, 'tests/e2e/support/refuseEgress.mjs')).href;

/** One sign-in of the sample exercise, as the seeds write it. */
export interface SampleAccount {
	/** `stl_staff`, `facilitator`, `member:sociedad` … */
	readonly role: string;
	readonly email?: string;
	readonly password?: string;
	readonly link?: string;
}

/** A product under test: its own processes, its own database, its own folder. */
export interface RunningProduct {
	readonly url: string;
	readonly dataDir: string;
	/** Makes the first administrator; an empty product prints it until somebody has used it. */
	readonly administratorLink: string | null;
	/** Where the e-mails of a product with the sample land. */
	readonly mailboxUrl: string | null;
	/** The sign-ins of the sample; none in an empty product. */
	readonly accounts: readonly SampleAccount[];
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

/** The launcher names the address, then everything else, and last of all how to stop it. */
const ready = /^Para detener/;
const address = /Prioriza está en\s+(http:\/\/\S+)/;

/** Only this machine: whatever project the person's environment names stays out of the tests. */
function listEnvironment(record: string): NodeJS.ProcessEnv {
	const { SUPABASE_URL: _url, PORT: _port, HOST: _host, ORIGIN: _origin, ...rest } = process.env;
	return {
		...rest,
		// Printed for every sample that is started, they would take the machine away from what is tested.
		PRIORIZA_FILE_SHEETS: 'no',
		NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${refuseEgress}`.trim(),
		PRIORIZA_EGRESS_RECORD: record,
	};
}

function launch(args: readonly string[], record: string): Promise<Launched> {
	const lines: string[] = [];
	const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...args], {
		cwd: root,
		env: listEnvironment(record),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	return new Promise((resolve, reject) => {
		const fail = (why: string) => reject(new Error(`The product did not start: ${why}\n${lines.join('\n')}`));
		const timer = setTimeout(() => {
			child.kill('SIGTERM');
			fail(`not ready within ${patience / 1000} s`);
		}, patience);
		child.once('close', (code, signal) => {
			clearTimeout(timer);
			fail(`ended with ${signal ?? `exit code ${code ?? '?'}`}`);
		});
		for (const stream of [child.stdout, child.stderr])
			createInterface({ input: stream }).on('line', (line) => {
				lines.push(line);
				if (!ready.test(line)) return;
				clearTimeout(timer);
				child.removeAllListeners('close');
				const url = lines.map((each) => address.exec(each)?.[1]).find((found) => found !== undefined);
				if (url === undefined) fail('it printed no address');
				else resolve({ child, lines, url });
			});
	});
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

/**
 * Starts a product of its own on a port the launcher finds free from `port` on. With `like`, the folder of a product that
 * was stopped, it begins as a copy of that one: making a database and its sample takes many times as long.
 */
export async function startProduct(options: {
	empty: boolean;
	port: number;
	like?: string;
}): Promise<RunningProduct> {
	mkdirSync(home, { recursive: true });
	const folder = mkdtempSync(join(home, 'product-'));
	const dataDir = join(folder, 'data');
	const record = join(folder, 'egress');
	// Owners and rights count: the database runs as somebody else where we are root.
	if (options.like !== undefined) execFileSync('cp', ['-a', options.like, dataDir]);
	const flags = [...(options.empty ? ['--empty'] : []), '--data', dataDir];
	let now = await launch([...flags, '--port', String(options.port)], record).catch((error: unknown) => {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	});
	const { url, lines } = now;
	const accounts = join(dataDir, 'sample-accounts.json');
	return {
		url,
		dataDir,
		administratorLink: lines.map((line) => line.trim()).find((line) => line.startsWith(`${url}/`)) ?? null,
		mailboxUrl:
			lines.map((line) => /correos.*(http:\/\/\S+)/.exec(line)?.[1]).find((found) => found !== undefined) ??
			null,
		accounts: existsSync(accounts) ? (JSON.parse(readFileSync(accounts, 'utf8')) as SampleAccount[]) : [],
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
