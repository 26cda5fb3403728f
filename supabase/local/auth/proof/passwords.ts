import { Worker } from 'node:worker_threads';
import { refuseAuth, validationFailed } from '../refusals';

/** bcrypt reads no further; a longer password would quietly be a shorter one. */
const longestBytes = 72;
const longestQueue = 40;
interface Task {
	done: (result: unknown) => void;
	fail: (error: Error) => void;
}

/** Hashes and compares passwords on a thread of its own. */
export class Passwords {
	#worker: Worker | null = null;
	readonly #tasks = new Map<number, Task>();
	#nextId = 1;

	async hash(password: string): Promise<string> {
		const hash = await this.#ask({ task: 'hash', password, hash: null });
		if (typeof hash !== 'string') throw new Error('The password worker gave no hash.');
		return hash;
	}

	async matches(password: string, hash: string | null): Promise<boolean> {
		if (Buffer.byteLength(password) > longestBytes) return false;
		const same = await this.#ask({ task: 'compare', password, hash });
		return same === true && hash !== null;
	}

	async close(): Promise<void> {
		await this.#worker?.terminate();
	}

	#ask(order: { task: 'hash' | 'compare'; password: string; hash: string | null }): Promise<unknown> {
		if (this.#tasks.size >= longestQueue) {
			return Promise.reject(refuseAuth(429, 'over_request_rate_limit', 'Too many sign-ins at once', 2));
		}
		const id = this.#nextId++;
		return new Promise((done, fail) => {
			this.#tasks.set(id, { done, fail });
			this.#openWorker().postMessage({ id, ...order });
		});
	}

	#openWorker(): Worker {
		if (this.#worker !== null) return this.#worker;
		const worker = new Worker(new URL('./bcryptWorker.mjs', import.meta.url), { execArgv: [] });
		worker.on('message', ({ id, result }: { id: number; result: unknown }) => {
			this.#tasks.get(id)?.done(result);
			this.#tasks.delete(id);
		});
		worker.on('error', (error: Error) => {
			for (const task of this.#tasks.values()) task.fail(error);
			this.#tasks.clear();
			this.#worker = null;
		});
		worker.unref();
		this.#worker = worker;
		return worker;
	}
}

/** Refuses a password too weak to keep, with the reasons supabase-js knows. */
export function refuseWeakPassword(password: string, minimumLength: number): void {
	if (Buffer.byteLength(password) > longestBytes) {
		throw validationFailed('Password cannot be longer than 72 characters');
	}
	if ([...password].length >= minimumLength) return;
	const refusal = refuseAuth(
		422,
		'weak_password',
		`Password should be at least ${minimumLength} characters.`,
	);
	refusal.body.weak_password = { reasons: ['length'] };
	throw refusal;
}
