import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findPart, listUsers } from '../../load/processes';

const entry = fileURLToPath(new URL('../../../build/index.js', import.meta.url));

/** What the application of a running product was told, read from the process itself. */
function readVariables(dataDir: string): Record<string, string> {
	const app = listUsers(dataDir)
		.map((pid) => findPart(pid, 'app'))
		.find((pid) => pid !== null);
	if (app === undefined) throw new Error('No application runs over that folder.');
	const lines = readFileSync(`/proc/${app}/environ`, 'utf8').split('\0');
	return Object.fromEntries(
		lines
			.filter((line) => line.includes('='))
			.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
	);
}

/** A second application over the same data, which believes to be reached over HTTPS by a name of its own. */
export async function startSecureTwin(
	dataDir: string,
	origin: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
	const { NODE_OPTIONS: _options, ...variables } = readVariables(dataDir);
	const port = 4990 + Math.floor(Math.random() * 900);
	const child = spawn(process.execPath, [entry], {
		env: { ...variables, ORIGIN: origin, PORT: String(port), HOST: '127.0.0.1' },
		stdio: 'ignore',
	});
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	const url = `http://127.0.0.1:${port}`;
	const until = Date.now() + 60_000;
	for (;;) {
		const isUp = await fetch(`${url}/api/salud`).then(
			({ ok }) => ok,
			() => false,
		);
		if (isUp) break;
		if (Date.now() > until || child.exitCode !== null)
			throw new Error('The second application did not start.');
		await wait(100);
	}
	return {
		url,
		stop: async () => {
			child.kill('SIGKILL');
			await ended;
		},
	};
}
