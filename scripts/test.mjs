#!/usr/bin/env node
/**
 * `npm test`: everything the project promises about itself, from a fresh clone, without a variable to set.
 *   --without browser,reliability   leaves stages out
 *   --only unit,architecture        runs these alone
 */
import { parseArgs } from 'node:util';
import { spawnSync } from 'node:child_process';
import { addCounts, countOneFailure, describeRest, writeLastLine } from './checks/countReports.mjs';
import { describeOutcome, runStages, stopEverything } from './checks/runStages.mjs';
import { stages } from './checks/stages.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { inProject, projectRoot } from './launch/places.mjs';
import { stopSteps } from './launch/run.mjs';
import { LaunchRefused, reportFailure, say } from './launch/say.mjs';

/** @param {string[]} given */
function readNames(given) {
	const names = given.flatMap((list) => list.split(',')).filter(Boolean);
	const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
	if (unknown)
		throw new LaunchRefused(
			'unknown_stage',
			`There is no stage "${unknown}". There are: ${stages.map(({ name }) => name).join(', ')}.`,
		);
	return names;
}

function chooseStages() {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true, default: [] },
			without: { type: 'string', multiple: true, default: [] },
		},
	});
	const only = readNames(values.only);
	const without = readNames(values.without);
	return stages.filter(({ name }) => (only.length === 0 || only.includes(name)) && !without.includes(name));
}

/**
 * Names the Chromium before anything slow begins, so that whoever lacks one learns it in the first seconds.
 * @param {Map<string, string>} refused
 * @returns {Promise<Record<string, string>>}
 */
async function chooseChromium(refused) {
	const { findChromium } = await import('./browser/findChromium.mjs');
	try {
		const chromium = await findChromium();
		say(`Browser: ${chromium.version || chromium.path} (${chromium.source})`);
		return { PRIORIZA_CHROMIUM: JSON.stringify(chromium) };
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		say(`\n${why}\nThe other checks go on; the browser tests will count as failed.`);
		refused.set('browser', why);
		return {};
	}
}

/** Lint, types and Vitest read files SvelteKit derives from the routes: once, before two of them run at a time. */
function deriveTypes() {
	const made = spawnSync(
		process.execPath,
		[inProject('node_modules', '@sveltejs', 'kit', 'svelte-kit.js'), 'sync'],
		{
			cwd: projectRoot,
			encoding: 'utf8',
		},
	);
	if (made.status !== 0) throw new Error(`svelte-kit sync failed:\n${made.stdout}${made.stderr}`);
}

async function runEverything() {
	const started = performance.now();
	const chosen = chooseStages();
	say(`Checks: ${chosen.map(({ name }) => name).join(', ')}`);
	await ensureInstalled();
	/** @type {Map<string, string>} */
	const refused = new Map();
	const browser = chosen.some(({ name }) => name === 'browser') ? await chooseChromium(refused) : {};
	deriveTypes();
	// Two colours of opinion make Node warn on every start.
	const { FORCE_COLOR: _, ...inherited } = process.env;
	const outcomes = await runStages(chosen, {
		env: { ...inherited, ...browser, NO_COLOR: '1', CI: 'true' },
		refused,
	});
	const sum = addCounts(outcomes.map(({ count }) => count));
	const rest = describeRest(sum);
	if (rest) say(rest);
	say(`\n${outcomes.map(describeOutcome).join('\n')}`);
	say(`Everything took ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`);
	return sum.passed + sum.failed === 0 ? countOneFailure('no check ran') : sum;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.once(signal, () => {
		void stopSteps();
		stopEverything(signal === 'SIGHUP' ? 'SIGTERM' : signal);
		// Long enough for the children to put away what they started.
		setTimeout(() => process.exit(130), 10_000);
	});

let sum;
try {
	sum = await runEverything();
} catch (error) {
	reportFailure(error);
	sum = countOneFailure('could not begin');
}
say(writeLastLine(sum));
if (sum.failed > 0) process.exitCode = process.exitCode || 1;
