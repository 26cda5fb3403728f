#!/usr/bin/env node
/**
 * `npm run laws`: every law of the ranking library tried 20,000 times, where `npm test` tries it 1,000 times, and a record
 * spoiled in any place 3,000 times, where `npm test` spoils it 150 times.
 *
 * `LAW_RUNS` says another number, `LAW_SEED` the same cases every time; what follows `--` goes to Vitest, so that
 * `npm run laws -- src/lib/ranking/laws` tries one folder. A law that fails prints its seed and its smallest case.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject, projectRoot } from '../launch/places.mjs';
import { reportFailure } from '../launch/say.mjs';

try {
	await ensureInstalled();
	const words = process.argv.slice(2);
	const files = words.some((word) => !word.startsWith('-')) ? [] : ['src/lib/ranking', 'src/lib/verifier'];
	// Twenty times the work of the limit for hangs that a test has otherwise.
	const command = ['run', '--project', 'unit', '--testTimeout', '900000', ...files, ...words];
	const child = spawn(process.execPath, [inProject('node_modules/vitest/vitest.mjs'), ...command], {
		cwd: projectRoot,
		env: { ...process.env, LAW_RUNS: process.env['LAW_RUNS'] ?? '20000' },
		stdio: 'inherit',
	});
	process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} catch (error) {
	reportFailure(error);
}
