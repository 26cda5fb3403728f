import { type ChildProcess, spawn } from 'node:child_process';
import { type Writable } from 'node:stream';

export type StopSignal = 'INT' | 'TERM';

/**
 * A shell that outlives its parent by a moment. It reads "+ SIGNAL PID" and "- SIGNAL PID" lines; when the
 * parent is gone, however it went, the pipe ends and the shell stops every process still on its list.
 */
const script = `
trap '' INT TERM HUP QUIT PIPE
list=''
while read -r change signal pid; do
	kept=''
	for entry in $list; do [ "\${entry#*:}" = "$pid" ] || kept="$kept $entry"; done
	list=$kept
	[ "$change" = + ] && list="$list $signal:$pid"
done
lives() {
	kill -0 "$1" 2>/dev/null || return 1
	[ -r "/proc/$1/stat" ] || return 0
	case $(cat "/proc/$1/stat" 2>/dev/null) in *') Z '*) return 1 ;; esac
}
for entry in $list; do kill -s "\${entry%%:*}" "\${entry#*:}" 2>/dev/null; done
rounds=0
while [ $rounds -lt 100 ]; do
	left=''
	for entry in $list; do lives "\${entry#*:}" && left=1; done
	[ -z "$left" ] && exit 0
	sleep 0.1
	rounds=$((rounds + 1))
done
for entry in $list; do lives "\${entry#*:}" && kill -s KILL "\${entry#*:}"; done
`;

/** Makes sure that no child outlives this process. One per process is enough. */
export class Watchdog {
	#shell: ChildProcess | null = null;
	#pipe: Writable | null = null;
	#watched = new Map<number, StopSignal>();
	#closing = false;

	start(): void {
		const shell = spawn('/bin/sh', ['-c', script], {
			cwd: '/',
			env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
			stdio: ['pipe', 'ignore', 'ignore'],
			detached: true,
		});
		// A write to a shell that was just killed: its exit, below, is what matters.
		shell.stdin.on('error', () => undefined);
		this.#shell = shell;
		this.#pipe = shell.stdin;
		for (const [pid, signal] of this.#watched) shell.stdin.write(`+ ${signal} ${pid}\n`);
		shell.once('exit', () => {
			if (!this.#closing) this.start();
		});
	}

	get pid(): number | null {
		return this.#shell?.pid ?? null;
	}

	/** The end a child may write its own "+" line to before it becomes the real program. */
	get pipe(): Writable {
		if (this.#pipe === null) throw new Error('The watchdog was not started.');
		return this.#pipe;
	}

	watch(pid: number, signal: StopSignal): void {
		this.#watched.set(pid, signal);
		this.pipe.write(`+ ${signal} ${pid}\n`);
	}

	release(pid: number): void {
		const signal = this.#watched.get(pid);
		this.#watched.delete(pid);
		if (signal !== undefined) this.#pipe?.write(`- ${signal} ${pid}\n`);
	}

	/** Lets the shell go. Whoever is still on its list is stopped. */
	stop(): Promise<void> {
		this.#closing = true;
		const shell = this.#shell;
		if (shell === null || shell.exitCode !== null || shell.signalCode !== null) return Promise.resolve();
		return new Promise((done) => {
			shell.once('exit', () => {
				done();
			});
			shell.stdin?.end();
		});
	}
}
