/**
 * Adds up what the runners themselves reported. A run that ended badly without naming a failed test still counts
 * one failure: nothing may turn green because its report is missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from '../launch/places.mjs';

/** @typedef {{ name: string, why: string }} Failure */
/** @typedef {{ passed: number, failed: number, failures: Failure[], skips: string[] }} Count */

/** @returns {Count} */
export function countNothing() {
	return { passed: 0, failed: 0, failures: [], skips: [] };
}

/** @param {string} name @returns {Count} */
export function countOneFailure(name) {
	return { passed: 0, failed: 1, failures: [{ name, why: '' }], skips: [] };
}

/** The beginning of what a runner said, without its colours: enough to know where to look. @param {unknown} message */
function shorten(message) {
	const plain = stripVTControlCharacters(String(message ?? ''));
	const lines = plain.split('\n').map((line) => line.trim());
	return lines.filter(Boolean).slice(0, 8).join('\n').slice(0, 800);
}

/** Each reason once, under the tests it failed: a broken set-up fails fifty. @param {readonly Failure[]} failures */
function describeFailures(failures) {
	const reasons = [...new Set(failures.map(({ why }) => why))];
	return reasons
		.flatMap((reason) => [
			...failures.filter(({ why }) => why === reason).map(({ name }) => `  - ${name}`),
			...(reason === '' ? [] : reason.split('\n').map((line) => `      ${line}`)),
		])
		.join('\n');
}

/** What went wrong and what was not looked at, by name; nothing where all was. @param {Count} count */
export function describeRest({ failures, skips }) {
	const parts = [];
	if (failures.length > 0) parts.push(`\nFailed:\n${describeFailures(failures)}`);
	if (skips.length > 0) parts.push(`\nSkipped:\n${skips.map((name) => `  - ${name}`).join('\n')}`);
	return parts.join('\n');
}

/** @param {Count[]} counts @returns {Count} */
export function addCounts(counts) {
	const sum = countNothing();
	for (const count of counts) {
		sum.passed += count.passed;
		sum.failed += count.failed;
		sum.failures.push(...count.failures);
		sum.skips.push(...count.skips);
	}
	return sum;
}

/** @param {string} path */
function readReport(path) {
	if (!existsSync(path)) return undefined;
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		// Cut short by a killed runner: the same as no report.
		return undefined;
	}
}

/**
 * @param {string} path of the JSON report
 * @param {number} exitCode
 * @param {string} [named] word in the name of the tests that were asked for; Vitest reports the others as skipped
 * @returns {Count}
 */
export function countVitest(path, exitCode, named = '') {
	const report = readReport(path);
	if (report === undefined) return countOneFailure(`Vitest left no report (exit code ${exitCode})`);
	const count = countNothing();
	for (const file of report.testResults) {
		const name = relative(projectRoot, file.name);
		for (const test of file.assertionResults) {
			if (test.status === 'passed') count.passed += 1;
			else if (test.status === 'failed') {
				count.failed += 1;
				count.failures.push({ name: `${name}: ${test.fullName}`, why: shorten(test.failureMessages?.[0]) });
			} else if (test.fullName.includes(named)) {
				count.skips.push(`${name}: ${test.fullName}`);
			}
		}
		// A file that could not even be read has no tests to blame.
		if (
			file.status === 'failed' &&
			!file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed')
		) {
			count.failed += 1;
			count.failures.push({ name, why: shorten(file.message) });
		}
	}
	return settle(count, exitCode, 'Vitest');
}

/** @param {any} suite @param {string[]} trail @param {Count} count */
function walkSuite(suite, trail, count) {
	const here = suite.title ? [...trail, suite.title] : trail;
	for (const spec of suite.specs ?? [])
		for (const test of spec.tests) {
			if (test.status === 'expected') count.passed += 1;
			else if (test.status === 'skipped') {
				count.skips.push([...here, spec.title].join(' › '));
			} else {
				count.failed += 1;
				count.failures.push({
					name: [...here, spec.title].join(' › '),
					why: shorten(test.results?.at(-1)?.error?.message),
				});
			}
		}
	for (const inner of suite.suites ?? []) walkSuite(inner, here, count);
}

/** @param {string} path of the JSON report @param {number} exitCode @returns {Count} */
export function countPlaywright(path, exitCode) {
	const report = readReport(path);
	if (report === undefined) return countOneFailure(`Playwright left no report (exit code ${exitCode})`);
	const count = countNothing();
	for (const suite of report.suites) walkSuite(suite, [], count);
	for (const error of report.errors) {
		count.failed += 1;
		count.failures.push({ name: 'outside of the tests', why: shorten(error.message) });
	}
	return settle(count, exitCode, 'Playwright');
}

/** @param {Count} count @param {number} exitCode @param {string} runner @returns {Count} */
function settle(count, exitCode, runner) {
	if (count.passed + count.failed + count.skips.length === 0)
		return countOneFailure(`${runner} found no test: a suite without tests cannot fail, so it does`);
	if (exitCode !== 0 && count.failed === 0)
		return addCounts([
			count,
			countOneFailure(`${runner} ended with exit code ${exitCode} without naming a test`),
		]);
	return count;
}

/** @param {Count} count */
export function writeLastLine(count) {
	const skipped = count.skips.length > 0 ? `, ${count.skips.length} skipped` : '';
	return `${count.passed} passed, ${count.failed} failed${skipped}`;
}
