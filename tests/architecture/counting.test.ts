import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	addCounts,
	countPlaywright,
	countVitest,
	describeRest,
	writeLastLine,
	type Count,
} from '../../scripts/checks/countReports.mjs';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'prioriza-count-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a report as a runner would, and gives its path. */
function keep(report: unknown): string {
	const path = join(folder, 'report.json');
	writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report));
	return path;
}

const numbers = ({ passed, failed, skips }: Count) => [passed, failed, skips.length];
const vitestFile = (statuses: string[], status = 'passed', message = '') => ({
	name: '/a.test.ts',
	status,
	message,
	assertionResults: statuses.map((each) => ({ status: each, fullName: each })),
});
const playwrightSpec = (...statuses: string[]) => ({
	title: 'walks',
	tests: statuses.map((status) => ({ status })),
});

describe('counting the reports of Vitest', () => {
	it('adds up every file', () => {
		const report = {
			testResults: [vitestFile(['passed', 'passed', 'skipped']), vitestFile(['failed', 'todo'], 'failed')],
		};
		expect(numbers(countVitest(keep(report), 1))).toEqual([2, 1, 2]);
	});

	it('counts a file that could not be read', () => {
		const report = {
			testResults: [vitestFile(['passed']), vitestFile([], 'failed', 'SyntaxError: x\n at y')],
		};
		const count = countVitest(keep(report), 1);
		expect(numbers(count)).toEqual([1, 1, 0]);
		expect(count.failures[0]?.why).toMatch(/^SyntaxError: x/);
	});

	it.each([
		['no report', join(tmpdir(), 'prioriza-no-such-report.json'), 0],
		['half a report', '{"testResults": [', 0],
		['no tests', { testResults: [] }, 0],
	])('never turns green with %s', (_, report, exitCode) => {
		const path = typeof report === 'string' && report.endsWith('.json') ? report : keep(report);
		expect(countVitest(path, exitCode).failed).toBe(1);
	});

	it('names what was skipped, so that nobody takes it for looked at', () => {
		const count = countVitest(keep({ testResults: [vitestFile(['passed', 'skipped'])] }), 0);
		expect(describeRest(count)).toMatch(/^\nSkipped:\n {2}- .*a\.test\.ts: skipped$/);
		expect(describeRest({ ...count, skips: [] })).toBe('');
	});

	it('counts a bad end that names no test', () => {
		expect(numbers(countVitest(keep({ testResults: [vitestFile(['passed'])] }), 1))).toEqual([1, 1, 0]);
		expect(numbers(countVitest(keep({ testResults: [vitestFile(['passed'])] }), 0))).toEqual([1, 0, 0]);
	});
});

describe('counting the reports of Playwright', () => {
	it('adds up suites within suites, and errors outside of tests', () => {
		const report = {
			suites: [
				{
					title: 'a.test.ts',
					specs: [playwrightSpec('expected')],
					suites: [{ title: 'b', specs: [playwrightSpec('unexpected', 'skipped')] }],
				},
			],
			errors: [{ message: 'the set-up broke' }],
		};
		const count = countPlaywright(keep(report), 1);
		expect(numbers(count)).toEqual([1, 2, 1]);
		expect(count.failures).toEqual([
			{ name: 'a.test.ts › b › walks', why: '' },
			{ name: 'outside of the tests', why: 'the set-up broke' },
		]);
	});

	it('takes a test that passed only the second time for a failure', () => {
		expect(
			numbers(
				countPlaywright(keep({ suites: [{ title: 'a', specs: [playwrightSpec('flaky')] }], errors: [] }), 0),
			),
		).toEqual([0, 1, 0]);
	});

	it('never turns green without tests', () => {
		expect(countPlaywright(keep({ suites: [], errors: [] }), 0).failed).toBe(1);
	});
});

describe('what failed', () => {
	it('has the reason of a test, plain and short', () => {
		const results = [{ error: { message: `\u001b[31mError\u001b[39m: no\n\n${'x'.repeat(2_000)}` } }];
		const spec = { title: 'walks', tests: [{ status: 'unexpected', results }] };
		const [failure] = countPlaywright(
			keep({ suites: [{ title: 'a', specs: [spec] }], errors: [] }),
			1,
		).failures;
		expect(failure?.why).toMatch(/^Error: no\nx{700,}$/);
	});

	it('says a reason once, under all the tests it failed', () => {
		const failures = [
			{ name: 'a', why: 'did not start\nport taken' },
			{ name: 'b', why: 'other' },
			{ name: 'c', why: 'did not start\nport taken' },
		];
		expect(
			describeRest({ passed: 0, failed: 3, failures, skips: [] })
				.split('\n')
				.map((line) => line.trim())
				.filter(Boolean),
		).toEqual(['Failed:', '- a', '- c', 'did not start', 'port taken', '- b', 'other']);
	});
});

describe('the last line', () => {
	const count = (passed: number, failed: number, skipped: number) => ({
		passed,
		failed,
		failures: [],
		skips: Array.from({ length: skipped }, (_, at) => `left out ${String(at)}`),
	});
	it('says passed, failed, and skipped where any was', () => {
		expect(writeLastLine(addCounts([count(2, 0, 0), count(3, 1, 0)]))).toBe('5 passed, 1 failed');
		expect(writeLastLine(count(5, 0, 2))).toBe('5 passed, 0 failed, 2 skipped');
	});
});
