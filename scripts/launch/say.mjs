/** One line for the person in front of the terminal. */
export function say(line = '') {
	process.stdout.write(`${line}\n`);
}

/** A reason a launcher gives up, already worded for the person who started it. */
export class LaunchRefused extends Error {
	/**
	 * @param {string} code
	 * @param {string} message
	 */
	constructor(code, message) {
		super(message);
		this.name = 'LaunchRefused';
		this.code = code;
	}
}

/**
 * Prints why a launcher stopped and leaves a failing exit code. A refusal is one worded paragraph; anything
 * else is a defect and keeps its stack.
 * @param {unknown} error
 */
export function reportFailure(error) {
	if (error instanceof LaunchRefused) {
		process.stderr.write(`\n${error.message}\n`);
	} else {
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
		process.stderr.write(`\nAlgo falló al arrancar y no lo esperábamos:\n${text}\n`);
	}
	process.exitCode = 1;
}
