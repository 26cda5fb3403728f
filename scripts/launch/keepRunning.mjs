import { setTimeout as wait } from 'node:timers/promises';

const longestPauseMs = 10_000;

/**
 * Starts something again whenever it ends by itself, until told to stop.
 * @template {{ ended: Promise<number>, stop: () => Promise<void> }} Thing
 * @param {Thing} first
 * @param {() => Promise<Thing>} startAgain
 * @param {(line: string) => void} log
 * @param {string} name
 * @returns {{ stop: () => Promise<void> }}
 */
export function keepRunning(first, startAgain, log, name) {
	let current = first;
	let stopping = false;
	/** @type {() => void} */
	let wake = () => {};
	const stopped = new Promise((done) => (wake = () => done(undefined)));

	const watch = async () => {
		let pauseMs = 0;
		for (;;) {
			const began = Date.now();
			await Promise.race([current.ended, stopped]);
			if (stopping) return;
			// Quick to help once, slower when helping does not last.
			pauseMs = Date.now() - began > 60_000 ? 0 : Math.min(longestPauseMs, pauseMs * 2 + 200);
			log(`${name} se detuvo de golpe; vuelvo a arrancar…`);
			await Promise.race([wait(pauseMs), stopped]);
			if (stopping) return;
			try {
				current = await startAgain();
			} catch (error) {
				log(error instanceof Error ? error.message : String(error));
			}
		}
	};
	const watching = watch();
	return {
		stop: async () => {
			stopping = true;
			wake();
			await watching;
			await current.stop();
		},
	};
}
