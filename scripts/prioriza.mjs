#!/usr/bin/env node
/**
 * `npm run -s prioriza -- verify FILE`: the command line of the product, run from its TypeScript as it is.
 *
 * Standard output belongs to the command, so that `--json` can be piped; whatever the launcher says goes beside it.
 */
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './launch/install.mjs';
import { inProject } from './launch/places.mjs';
import { LaunchRefused } from './launch/say.mjs';

/** @param {string} line */
const sayAside = (line) => process.stderr.write(`${line}\n`);

try {
	await ensureInstalled({ log: sayAside });
	const { register } = await import('tsx/esm/api');
	// Not tsconfig.json: that one extends a file which only exists after a build.
	register({ tsconfig: inProject('tsconfig.node.json') });
	const { main } = await import(pathToFileURL(inProject('src/cli/main.ts')).href);
	await main();
} catch (error) {
	const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
	sayAside(error instanceof LaunchRefused ? error.message : reason);
	// Never 1: to whoever reads exit codes that would say that a bundle was checked and is not valid.
	process.exitCode = 2;
}
