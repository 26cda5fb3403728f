import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerQuestions, readMethods } from './answerCase';
import { readInput } from './readInput';

const folder = new URL('../../../tests/fixtures/vectors/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Methods that cases expect and that are not here yet. A line that is no longer true fails. */
const NOT_YET: readonly string[] = [];

/**
 * Expectations that their own case contradicts, and what its definition gives instead. `bt-no-mle` says 500/9 for B,
 * which is 4 wins and 3 losses; its matrix has 4 losses of B, so 100 · (4 + 1) / (4 + 4 + 2) = 50.
 */
const CONTRADICTED: Readonly<Record<string, object>> = {
	'bt-no-mle.json smoothed-win-share': { scores: { A: '600/7', B: 50, C: '200/9' } },
};

/** A hundred million places to draw: its own minute, and the command proves it. */
const LARGEST = 'scale-mallows-100x1000000.json';

function answer(name: string) {
	const input = readInput(name, readFileSync(new URL(name, folder), 'utf8'));
	if (!input.ok) throw new Error(JSON.stringify(input.error));
	const { found, locate } = input.value;
	return { found, answers: answerQuestions(readMethods(found), found.questions, locate) };
}

const missing = new Set<string>();

describe('every published case', () => {
	it('is here', () => {
		expect(names).toHaveLength(73);
	});

	it.each(names.filter((name) => name !== LARGEST))('%s comes out as expected', (name) => {
		const { found, answers } = answer(name);
		expect(answers).toHaveLength(found.questions.length);
		for (const [at, { method, actual, matches }] of answers.entries()) {
			if (matches === null) missing.add(method);
			const instead = CONTRADICTED[`${name} ${method}`];
			if (instead !== undefined) {
				expect({ actual, matches }).toEqual({ actual: instead, matches: false });
				continue;
			}
			const expected = NOT_YET.includes(method) ? null : true;
			expect({ method, actual, matches }, JSON.stringify(found.questions[at]?.expect)).toEqual({
				method,
				actual,
				matches: expected,
			});
		}
	});

	it('lists exactly what is not here yet', () => {
		expect([...missing].sort()).toEqual(NOT_YET);
	});
});

describe('the command on a published case', () => {
	const launcher = fileURLToPath(new URL('../../../scripts/prioriza.mjs', import.meta.url));
	const run = (name: string) =>
		new Promise<{ exit: unknown; stdout: string; stderr: string }>((resolve) => {
			const words = [launcher, 'tally', fileURLToPath(new URL(name, folder)), '--json'];
			const env = { PATH: process.env['PATH'] };
			execFile(process.execPath, words, { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
				resolve({ exit: error?.code ?? 0, stdout, stderr });
			});
		});

	it.each(['burlington-2009.json', 'nuclei-cycle.json', 'invalid-duplicate.json', LARGEST])(
		'%s answers each expectation and ends with 0',
		async (name) => {
			const { exit, stdout, stderr } = await run(name);
			expect([exit, stderr]).toEqual([0, '']);
			const printed = JSON.parse(stdout) as { id: string; results: { matches: unknown }[] };
			expect(`${printed.id}.json`).toBe(name);
			expect(printed.results.length).toBeGreaterThan(0);
			expect(printed.results.map(({ matches }) => matches)).toEqual(printed.results.map(() => true));
		},
		300_000,
	);
});
