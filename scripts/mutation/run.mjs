#!/usr/bin/env node
/**
 * `npm run mutation`: changes the ranking library in thousands of small ways and sees whether a test notices each.
 * `npm run mutation -- --of evidence`: the same of the record and of what checks it.
 *
 * `npm run mutation -- --mutate 'src/lib/ranking/methods/*.ts'` changes those files alone (several patterns, by commas).
 * Laws are tried fewer times than in `npm test`, and every time on the same cases, so that a change is not noticed
 * by luck. Ends with 1 below 85 %, of the evidence below 90 %.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../launch/install.mjs';
import { projectRoot } from '../launch/places.mjs';
import { reportFailure } from '../launch/say.mjs';
import { areaVariable, describeRun, everyFileOf, findArea } from './settings.mjs';

try {
	await ensureInstalled();
	const { values } = parseArgs({
		options: { of: { type: 'string', default: 'ranking' }, mutate: { type: 'string' } },
	});
	const area = findArea(values.of);
	process.chdir(projectRoot);
	process.env['LAW_RUNS'] ??= '25';
	process.env['LAW_SEED'] ??= '7';
	const folder = `.data/mutation/${String(process.pid)}`;
	mkdirSync(folder, { recursive: true });
	const { Stryker } = await import('@stryker-mutator/core');
	const mutate = values.mutate?.split(',') ?? everyFileOf(area);
	process.env[areaVariable] = values.of;
	// Stryker sets the exit code itself where the score is too low.
	await new Stryker(describeRun({ area, mutate, folder })).runMutationTest();
	process.stdout.write(`What it found, change by change: ${folder}/mutation.json\n`);
} catch (error) {
	reportFailure(error);
}
