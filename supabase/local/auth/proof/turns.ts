import { refuseAuth } from '../refusals';

/** Longer than this nobody waits: whoever asked would have given up before. */
const longestWaitMs = 6_000;

/**
 * One after the other, each some time after the one before. Who waits longer than is worth it is refused at once.
 * Callers with wrong tries and callers without stand in lines of their own, so that guesses hold up other guesses.
 */
export class Turns {
	readonly #next = new Map<string, number>();

	/** Comes back when it is the caller's turn. */
	async wait(line: string, pauseMs: number): Promise<void> {
		const now = performance.now();
		const turn = Math.max(now, this.#next.get(line) ?? now);
		if (turn - now > longestWaitMs) {
			throw refuseAuth(429, 'over_request_rate_limit', 'Too many sign-ins at once', 2);
		}
		this.#next.set(line, turn + pauseMs);
		if (turn > now) await new Promise((done) => setTimeout(done, turn - now));
	}
}
