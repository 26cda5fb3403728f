import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Started {
	child: ChildProcess;
	pid: number;
	output: () => string;
	ended: Promise<number>;
	address: () => string;
}

/** Runs the launcher of a checkout; what is left of it is stopped after the test. */
export function launchIn(project: string, args: string[], env: NodeJS.ProcessEnv = {}): Started {
	const child = spawn(process.execPath, [join(project, 'scripts/start.mjs'), ...args], {
		cwd: project,
		env: { ...process.env, PRIORIZA_FILE_SHEETS: 'no', ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (part: string) => (text += part));
	}
	const ended = new Promise<number>((done) => {
		child.once('close', (code) => {
			done(code ?? 1);
		});
	});
	onTestFinished(async () => {
		child.kill('SIGTERM');
		await ended;
	});
	return {
		child,
		pid: child.pid ?? -1,
		output: () => text,
		ended,
		address: () => /Prioriza está en\s+(\S+)/.exec(text)?.[1] ?? '',
	};
}
