import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A product started the way a person starts it, with everything it says. */
export interface LaunchedProduct {
	url: string;
	/** The launcher; every other process of the product is below it. */
	pid: number;
	/** All it has printed so far, errors included. */
	lines: string[];
	stop(): Promise<void>;
	/** Without a warning to anybody. */
	kill(): Promise<void>;
}

/** Far above what a start takes, even on a machine with other work. */
const patienceMs = 240_000;

/** `npm start` in a folder of its own. `variables` go to the launcher and from there to the application. */
export function launchProduct(options: {
	dataDir: string;
	port: number;
	/** With the sample exercise in it. */
	withSample?: boolean;
	variables?: Record<string, string>;
}): Promise<LaunchedProduct> {
	const { SUPABASE_URL: _url, PORT: _port, HOST: _host, ORIGIN: _origin, ...inherited } = process.env;
	const child = spawn(
		process.execPath,
		[
			'scripts/start.mjs',
			...(options.withSample ? [] : ['--empty']),
			...['--data', options.dataDir, '--port', String(options.port)],
		],
		{
			cwd: root,
			env: { ...inherited, PRIORIZA_FILE_SHEETS: 'no', ...options.variables },
			stdio: ['ignore', 'pipe', 'pipe'],
		},
	);
	const lines: string[] = [];
	return new Promise((resolve, reject) => {
		const fail = (why: string) => reject(new Error(`The product did not start: ${why}\n${lines.join('\n')}`));
		const timer = setTimeout(() => {
			child.kill('SIGTERM');
			fail('it took too long');
		}, patienceMs);
		child.once('exit', () => fail('it ended'));
		const read = (line: string) => {
			lines.push(line);
			if (!line.startsWith('Para detener')) return;
			clearTimeout(timer);
			const port = lines.map((each) => /^Prioriza está en\s+\S+:(\d+)/.exec(each)?.[1]).find(Boolean);
			resolve({
				url: `http://127.0.0.1:${port ?? options.port}`,
				pid: child.pid ?? -1,
				lines,
				stop: () => end(child, 'SIGINT'),
				kill: () => end(child, 'SIGKILL'),
			});
		};
		for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read);
	});
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((done) => {
		child.once('exit', () => done());
		child.kill(signal);
	});
}
