#!/usr/bin/env node
/**
 * `npm run bench:capture`: how many survey pages and stored answers a second this machine gives, and what each costs.
 * It starts a product of its own and throws it away. What it measures, and with which settings, is said in
 * tests/load/capture.ts, which freezes answers with the code the product uses. `-- --growth` shows how that grows with
 * what is stored.
 */
import { spawn } from 'node:child_process';
import { ensureBuilt } from '../launch/build.mjs';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject, projectRoot } from '../launch/places.mjs';
import { reportFailure } from '../launch/say.mjs';

try {
	await ensureInstalled();
	await ensureBuilt();
	const child = spawn(
		process.execPath,
		['--import', 'tsx', inProject('tests', 'load', 'capture.ts'), ...process.argv.slice(2)],
		{
			cwd: projectRoot,
			env: { ...process.env, TSX_TSCONFIG_PATH: inProject('tsconfig.node.json') },
			stdio: 'inherit',
		},
	);
	process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} catch (error) {
	reportFailure(error);
}
