/** Runs stages, two at a time, and never stops at the first that fails. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inProject, projectRoot } from '../launch/places.mjs';
import { addCounts, countOneFailure, countPlaywright, countVitest } from './countReports.mjs';

/** @typedef {import('./stages.mjs').Stage} Stage */
/** @typedef {import('./stages.mjs').Step} Step */
/** @typedef {import('./countReports.mjs').Count} Count */
/**
 * @typedef {{ stage: Stage, seconds: number, count: Count, files: number, broken: boolean }} Outcome
 * `broken`: one of its commands failed, so that what it makes may be missing. A failed test alone breaks nothing.
 */

const reports = inProject('test-results', 'reports');
const atOnce = 2;

/** Process groups under way, so that an interrupted run takes its children along. @type {Set<number>} */
const groups = new Set();

let interrupted = false;

/** @param {NodeJS.Signals} signal */
export function stopEverything(signal) {
	interrupted = true;
	for (const group of groups) stopGroup(group, signal);
}

/** @param {number} group @param {NodeJS.Signals} signal */
function stopGroup(group, signal) {
	try {
		process.kill(-group, signal);
	} catch (error) {
		// Already gone: what was wanted.
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/** @param {string[]} command */
function resolveCommand([program = '', ...args]) {
	if (program === 'node') return { program: process.execPath, args };
	const script = inProject('node_modules', '.bin', program);
	return { program: script, args };
}

/**
 * @param {string} name of the stage, written before each line
 * @param {string[]} command
 * @param {{ env: NodeJS.ProcessEnv, limit: number }} options `limit` in milliseconds
 * @returns {Promise<{ code: number, output: string, hung: boolean }>}
 */
function runCommand(name, command, { env, limit }) {
	return new Promise((resolve) => {
		const { program, args } = resolveCommand(command);
		const child = spawn(program, args, {
			cwd: projectRoot,
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true,
		});
		let output = '';
		let hung = false;
		/** @type {NodeJS.Timeout[]} */
		const timers = [];
		const group = child.pid;
		if (group !== undefined) {
			groups.add(group);
			timers.push(
				setTimeout(() => {
					hung = true;
					stopGroup(group, 'SIGTERM');
					timers.push(setTimeout(() => stopGroup(group, 'SIGKILL'), 15_000));
				}, limit),
			);
		}
		for (const stream of [child.stdout, child.stderr])
			createInterface({ input: stream }).on('line', (line) => {
				output = `${output}${line}\n`.slice(-400_000);
				if (line.trim()) process.stdout.write(`${name.padStart(12)} │ ${line}\n`);
			});
		child.once('error', (error) => {
			process.stdout.write(`${name.padStart(12)} │ ${error.message}\n`);
			resolve({ code: 127, output: error.message, hung });
		});
		child.once('close', (code) => {
			timers.forEach(clearTimeout);
			if (group !== undefined) groups.delete(group);
			resolve({ code: code ?? 1, output, hung });
		});
	});
}

/** @param {Step} step @param {string} path */
function withReport(step, path) {
	if (step.report === 'vitest')
		return [...step.command, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
	if (step.report === 'playwright') return [...step.command, '--reporter=list,json'];
	return step.command;
}

/** @param {Stage} stage @param {NodeJS.ProcessEnv} environment @returns {Promise<Outcome>} */
async function runStage(stage, environment) {
	const started = performance.now();
	const left = () => Math.max(stage.minutes * 60_000 - (performance.now() - started), 1_000);
	process.stdout.write(`\n▶ ${stage.name}: ${stage.what}\n`);
	/** @type {Count[]} */
	const counts = [];
	/** @type {string[]} */
	const complaints = [];
	let files = 0;
	for (const [index, step] of stage.steps.entries()) {
		const path = join(reports, `${stage.name}-${index}.json`);
		const { code, output, hung } = await runCommand(stage.name, withReport(step, path), {
			env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: path, PLAYWRIGHT_JSON_OUTPUT_NAME: path },
			limit: left(),
		});
		files += Number(step.files?.exec(output)?.[1] ?? 0);
		const exitCode = hung ? 124 : code;
		if (hung) complaints.push(`${stage.name}: gave no end within ${stage.minutes} minutes and was stopped`);
		else if (step.report === undefined && code !== 0)
			complaints.push(`${stage.name}: ${step.command.join(' ')}`);
		if (step.report === 'vitest') counts.push(countVitest(path, exitCode, step.named));
		if (step.report === 'playwright') counts.push(countPlaywright(path, exitCode));
	}
	// The commands without a report are one check together.
	if (stage.steps.some((step) => step.report === undefined))
		counts.push({
			passed: complaints.length ? 0 : 1,
			failed: complaints.length ? 1 : 0,
			failures: complaints.map((name) => ({ name, why: '' })),
			skips: [],
		});
	const seconds = (performance.now() - started) / 1000;
	const outcome = { stage, seconds, count: addCounts(counts), files, broken: complaints.length > 0 };
	process.stdout.write(`${describeOutcome(outcome)}\n`);
	return outcome;
}

/** @param {Outcome} outcome */
export function describeOutcome({ stage, seconds, count, files }) {
	const sign = count.failed > 0 ? '✗' : '✓';
	const numbers = `${count.passed} passed, ${count.failed} failed${count.skips.length ? `, ${count.skips.length} skipped` : ''}`;
	const looked = files ? ` · ${files} files` : '';
	return `${sign} ${stage.name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s   ${numbers}${looked}`;
}

/**
 * @param {Stage[]} chosen
 * @param {{ env: NodeJS.ProcessEnv, refused?: Map<string, string> }} options `refused`: stages that cannot run, and why
 * @returns {Promise<Outcome[]>}
 */
export async function runStages(chosen, { env, refused = new Map() }) {
	if (existsSync(reports)) rmSync(reports, { recursive: true });
	mkdirSync(reports, { recursive: true });
	const names = new Set(chosen.map((stage) => stage.name));
	const waiting = [...chosen];
	/** @type {Map<string, Promise<Outcome>>} */
	const running = new Map();
	/** @type {Map<string, Outcome>} */
	const ended = new Map();

	/** @param {Stage} stage */
	const isReady = (stage) =>
		[...(stage.after ?? []), ...(stage.needs ?? [])].every((name) => !names.has(name) || ended.has(name));

	while (waiting.length > 0 || running.size > 0) {
		const next = running.size < atOnce ? waiting.find(isReady) : undefined;
		if (next === undefined) {
			const outcome = await Promise.race(running.values());
			running.delete(outcome.stage.name);
			ended.set(outcome.stage.name, outcome);
			continue;
		}
		waiting.splice(waiting.indexOf(next), 1);
		const broken = (next.needs ?? []).find((name) => ended.get(name)?.broken);
		const why = interrupted
			? 'interrupted'
			: (refused.get(next.name) ?? (broken && `${next.name}: cannot run, because ${broken} failed`));
		running.set(next.name, why ? Promise.resolve(refuseStage(next, why)) : runStage(next, env));
	}
	return chosen.flatMap((stage) => ended.get(stage.name) ?? []);
}

/** @param {Stage} stage @param {string} why @returns {Outcome} */
function refuseStage(stage, why) {
	process.stdout.write(`\n✗ ${stage.name}\n${why}\n`);
	return { stage, seconds: 0, count: countOneFailure(why), files: 0, broken: true };
}
