/**
 * Settles when the person, the system or the terminal wants the launcher to end. A second Ctrl+C does not wait
 * for an orderly end: what was started ends by itself.
 * @param {(line: string) => void} log
 * @returns {Promise<void>}
 */
export function untilStopped(log) {
	return new Promise((done) => {
		let asked = 0;
		const ask = () => {
			asked += 1;
			if (asked === 1) {
				log('\nDeteniendo…');
				done();
			} else if (asked > 2) process.exit(130);
		};
		for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, ask);
		watchStarter(ask);
	});
}

/**
 * npm stands between the terminal and this process. Killed outright it would leave us running with nobody to
 * stop us.
 * @param {() => void} ask
 */
function watchStarter(ask) {
	if (process.env.npm_lifecycle_event === undefined) return;
	const starter = process.ppid;
	const looking = setInterval(() => {
		if (process.ppid === starter) return;
		clearInterval(looking);
		ask();
	}, 1_000);
	looking.unref();
}
