#!/usr/bin/env node
/**
 * `npm run bench:evidence`: how sealing, packing, reading and checking a record grow with its log. What it measures is
 * said in tests/load/evidence/bench.ts.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject, projectRoot } from '../launch/places.mjs';
import { reportFailure } from '../launch/say.mjs';

try {
	await ensureInstalled();
	const bench = inProject('tests', 'load', 'evidence', 'bench.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', bench], {
		cwd: projectRoot,
		env: { ...process.env, TSX_TSCONFIG_PATH: inProject('tsconfig.node.json') },
		stdio: 'inherit',
	});
	process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} catch (error) {
	reportFailure(error);
}
