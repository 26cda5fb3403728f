#!/usr/bin/env node
/**
 * `npm run bench:work`: how long a device works before it sends an answer, on this machine and on one that is six times
 * slower. What it measures is said in tests/load/work.ts.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject, projectRoot } from '../launch/places.mjs';
import { reportFailure } from '../launch/say.mjs';

try {
	await ensureInstalled();
	const child = spawn(process.execPath, ['--import', 'tsx', inProject('tests', 'load', 'work.ts')], {
		cwd: projectRoot,
		env: { ...process.env, TSX_TSCONFIG_PATH: inProject('tsconfig.node.json') },
		stdio: 'inherit',
	});
	process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} catch (error) {
	reportFailure(error);
}
