import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerQuestions, readMethods } from './answerCase';
import { readInput } from './readInput';

const folder = new URL('../../../tests/fixtures/vectors/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Methods that cases expect and that are not here yet. A line that is no longer true fails. */
const NOT_YET: readonly string[] = [
	'ahp-eigenvector',
	'ahp-geometric-mean',
	'ahp-group',
	'ahp-hierarchy',
	'approval',
	'bootstrap-rank-distribution',
	'bradley-terry',
	'catchup-weights',
	'cumulative-points',
	'default-option-rule',
	'equal-shares',
	'greedy-by-score',
	'gut',
	'hanlon',
	'kemeny-snell-distance',
	'kendall-tau-b',
	'kendall-w',
	'pav',
	'rfc3797',
	'select-by-quota',
	'seq-pav',
	'seq-phragmen',
	'sha256-permutation',
	'smoothed-win-share',
	'spearman',
	'weighted-sum',
];

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
