/** Wrong tries at the PIN since the last right one, and when the last of them was, in milliseconds. */
export interface PinTries {
	wrong: number;
	lastAt: number;
}

/** Tries nobody waits for: fingers slip. */
const freeTries = 4;
const firstWaitMs = 30_000;
const longestWaitMs = 60 * 60_000;

/**
 * Milliseconds until the next try: nothing for the first few, then half a minute, twice as long after each, and never
 * more than an hour. A clock that was set back gains nothing.
 */
export function waitForNextTry({ wrong, lastAt }: PinTries, now: number): number {
	if (wrong <= freeTries) return 0;
	const wait = Math.min(firstWaitMs * 2 ** (wrong - freeTries - 1), longestWaitMs);
	return Math.min(wait, Math.max(0, lastAt + wait - now));
}
