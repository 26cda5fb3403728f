import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { asUser, type Identity } from './identity';
import { type StopSignal, type Watchdog } from './watchdog';

export interface WatchedChild {
	pid: number;
	/** Settles when the process is gone. */
	ended: Promise<void>;
	hasEnded(): boolean;
	/** Asks it to stop, then insists. */
	stop(): Promise<void>;
}

export interface ChildOrder {
	command: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	identity: Identity;
	logPath: string;
	signal: StopSignal;
	/** How long it may take to stop by itself. */
	patienceMs: number;
}

/**
 * Starts a child that enters itself on the watchdog's list before it becomes the program asked for: there is
 * no moment in which it runs unwatched. It leads its own session, so Ctrl+C reaches only the launcher.
 */
export function startWatched(watchdog: Watchdog, order: ChildOrder): WatchedChild {
	const log = openSync(order.logPath, 'a', 0o600);
	const register = `echo "+ ${order.signal} $$" >&3; exec "$@" 3>&-`;
	const child = spawn('/bin/sh', ['-c', register, 'sh', order.command, ...order.args], {
		...asUser(order.identity),
		cwd: '/',
		env: order.env,
		stdio: ['ignore', log, log, watchdog.pipe],
		detached: true,
	});
	closeSync(log);
	let over = false;
	const ended = new Promise<void>((done) => {
		const finish = () => {
			if (over) return;
			over = true;
			if (child.pid !== undefined) watchdog.release(child.pid);
			done();
		};
		child.once('exit', finish);
		child.once('error', finish);
	});
	if (child.pid !== undefined) watchdog.watch(child.pid, order.signal);
	return {
		pid: child.pid ?? -1,
		ended,
		hasEnded: () => over,
		stop: () => stopChild(child, ended, order),
	};
}

async function stopChild(child: ChildProcess, ended: Promise<void>, order: ChildOrder): Promise<void> {
	child.kill(`SIG${order.signal}`);
	const insist = setTimeout(() => child.kill('SIGQUIT'), order.patienceMs);
	const force = setTimeout(() => child.kill('SIGKILL'), order.patienceMs + 10_000);
	await ended;
	clearTimeout(insist);
	clearTimeout(force);
}
