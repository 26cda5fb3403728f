#!/usr/bin/env node
/**
 * `npm run bench:expediente`: how long a product that runs takes to give the expediente of an exercise, as its log
 * grows. It starts a product of its own with the sample and throws it away; what it measures is said in
 * tests/load/evidence/expediente.ts.
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
		['--import', 'tsx', inProject('tests', 'load', 'evidence', 'expediente.ts')],
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
