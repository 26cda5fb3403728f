#!/usr/bin/env node
/**
 * `npm run bench:lighthouse`: what Lighthouse says of the pages people meet, as the median of three visits each.
 * Lighthouse is installed for itself, from its own lockfile: 150 packages that nothing else needs. The measuring is
 * in tests/load/lighthouse.ts.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { ensureBuilt } from '../launch/build.mjs';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject, projectRoot } from '../launch/places.mjs';
import { lastLines, runStep } from '../launch/run.mjs';
import { LaunchRefused, reportFailure, say } from '../launch/say.mjs';

const place = inProject('scripts', 'bench', 'lighthouse');

async function installLighthouse() {
	const digest = createHash('sha256')
		.update(readFileSync(join(place, 'package-lock.json')))
		.digest('hex');
	const record = join(place, 'node_modules', '.installed-for');
	if (existsSync(record) && readFileSync(record, 'utf8') === digest) return;
	say('Installing Lighthouse, for this measurement alone…');
	const { code, output } = await runStep('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: place,
	});
	if (code !== 0)
		throw new LaunchRefused(
			'install_failed',
			`Lighthouse could not be installed. The last npm said:\n${lastLines(output)}`,
		);
	writeFileSync(record, digest);
}

try {
	await ensureInstalled();
	await ensureBuilt();
	await installLighthouse();
	const child = spawn(process.execPath, ['--import', 'tsx', inProject('tests', 'load', 'lighthouse.ts')], {
		cwd: projectRoot,
		env: {
			...process.env,
			TSX_TSCONFIG_PATH: inProject('tsconfig.node.json'),
			PRIORIZA_LIGHTHOUSE: join(place, 'node_modules', 'lighthouse', 'cli', 'index.js'),
		},
		stdio: 'inherit',
	});
	process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} catch (error) {
	reportFailure(error);
}
