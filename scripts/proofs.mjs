#!/usr/bin/env node
/**
 * `npm run test:reliability`: the proofs of the reliability programme, with their full counts.
 *   npm run test:reliability -- T03 T05     these alone
 *   npm run test:reliability -- T03 --few   with the counts of `npm test`
 *   npm run test:reliability -- --list      which proofs there are, and in which files
 */
import { parseArgs } from 'node:util';
import { addCounts, countOneFailure, describeRest, writeLastLine } from './checks/countReports.mjs';
import { describeOutcome, runStages, stopEverything } from './checks/runStages.mjs';
import { ensureBuilt } from './launch/build.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { projectRoot } from './launch/places.mjs';
import { LaunchRefused, reportFailure, say } from './launch/say.mjs';
import { findProofs } from './proofs/findProofs.mjs';

/** @typedef {import('./proofs/findProofs.mjs').Proof} Proof */
/** @typedef {import('./checks/stages.mjs').Stage} Stage */

const proofs = findProofs(projectRoot);
const ids = [...new Set(proofs.map(({ id }) => id))];
const { values: options, positionals: wanted } = parseArgs({
	allowPositionals: true,
	options: { few: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
});

/** @param {string} id @param {Proof[]} own @returns {Stage} one proof: its files in each suite that has some */
function makeStage(id, own) {
	const steps = [...new Set(own.map(({ suite }) => suite))].map((suite) => {
		const files = own.filter((proof) => proof.suite === suite).map(({ file }) => file);
		return suite === 'browser'
			? {
					command: ['playwright', 'test', ...files, '--grep', `\\b${id}\\b`],
					report: /** @type {const} */ ('playwright'),
				}
			: {
					command: ['vitest', 'run', '--project', suite, ...files, '--testNamePattern', `\\b${id}\\b`],
					report: /** @type {const} */ ('vitest'),
					named: id,
				};
	});
	return {
		name: id,
		what: [...new Set(own.map(({ file }) => file))].join(', '),
		steps,
		alone: true,
		minutes: 90,
	};
}

async function runProofs() {
	const unknown = wanted.find((id) => !ids.includes(id));
	if (unknown !== undefined)
		throw new LaunchRefused('unknown_proof', `There is no proof "${unknown}". There are: ${ids.join(', ')}.`);
	await ensureInstalled();
	await ensureBuilt();
	const stages = (wanted.length > 0 ? wanted : ids).map((id) =>
		makeStage(
			id,
			proofs.filter((proof) => proof.id === id),
		),
	);
	const counts = options.few ? {} : { PRIORIZA_FULL: '1' };
	const outcomes = await runStages(stages, { env: { ...process.env, ...counts, CI: 'true' } });
	const sum = addCounts(outcomes.map(({ count }) => count));
	const rest = describeRest(sum);
	if (rest) say(rest);
	say(`\n${outcomes.map(describeOutcome).join('\n')}`);
	return sum;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.once(signal, () => {
		stopEverything(signal === 'SIGHUP' ? 'SIGTERM' : signal);
		// Long enough for the children to put away what they started.
		setTimeout(() => process.exit(130), 10_000);
	});

if (options.list) {
	for (const id of ids)
		say(
			`${id}  ${[...new Set(proofs.filter((proof) => proof.id === id).map(({ file }) => file))].join(', ')}`,
		);
} else {
	let sum;
	try {
		sum = await runProofs();
	} catch (error) {
		reportFailure(error);
		sum = countOneFailure('could not begin');
	}
	say(writeLastLine(sum));
	if (sum.failed > 0) process.exitCode = process.exitCode || 1;
}
