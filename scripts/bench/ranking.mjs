#!/usr/bin/env node
/**
 * `npm run bench:ranking [-- --whole]`: how fast the ranking library counts on this machine, beside another counter of
 * this language and beside C. What it measures is said in tests/load/ranking/bench.ts.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject, projectRoot } from '../launch/places.mjs';
import { reportFailure } from '../launch/say.mjs';

try {
	await ensureInstalled();
	const bench = inProject('tests', 'load', 'ranking', 'bench.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', bench, ...process.argv.slice(2)], {
		cwd: projectRoot,
		env: { ...process.env, TSX_TSCONFIG_PATH: inProject('tsconfig.node.json') },
		stdio: 'inherit',
	});
	process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} catch (error) {
	reportFailure(error);
}
