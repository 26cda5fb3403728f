/** Stryker's way to run a test: all files of tests in one bundle, read once, each test called by its name. */
import { appendFileSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
	determineHitLimitReached,
	DryRunStatus,
	TestStatus,
	toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { beginFile, forgetTests, listTests } from './harness.mjs';
import { areaVariable, findArea, isNoticed } from './settings.mjs';

const harness = new URL('./harness.mjs', import.meta.url).href;
/**
 * A hundred thousand ballots a time: what they find, the small cases find a thousand times sooner. And two that look at
 * a text or at huge files, not at what the code does.
 */
const leftOut = [
	'generatedElections.test.ts',
	'src/lib/verifier/whole/formatDocument.test.ts',
	'src/lib/verifier/whole/hostile.test.ts',
];

/** A test from afar that takes longer than this finds what others find sooner, and every change that survives pays for it. */
const SLOW_MILLISECONDS = 1_000;
/** Tests beside the change are asked even if they take longer, up to this. */
const SLOW_BESIDE_MILLISECONDS = 3_000;
/** After this much of processor time no more tests are asked about a change: those that notice, notice early. */
const MOST_MILLISECONDS = 8_000;

/** What the changed code looks at to know which change is on. */
const state = (globalThis.__stryker__ ??= {});
globalThis.__beginFile = beginFile;

/** @type {import('esbuild').Plugin} */
const readInPlace = {
	name: 'read in place',
	setup({ onLoad, onResolve }) {
		onResolve({ filter: /^vitest$/ }, () => ({ path: harness, external: true }));
		// Inside a bundle a file would take the bundle's place for its own, and find no fixtures.
		onLoad({ filter: /\.ts$/ }, async ({ path }) => {
			const text = await readFile(path, 'utf8');
			const here = JSON.stringify(pathToFileURL(path).href);
			return { contents: text.replaceAll('import.meta.url', here), loader: 'ts' };
		});
	},
};

class Runner {
	static inject = tokens(commonTokens.options);
	/** Stryker starts it in the folder of the copy. */
	folder = process.cwd();
	bundle = join(this.folder, '.bundle', `${String(process.pid)}.mjs`);
	readings = 0;
	/** How often a test noticed a change of a file: it is asked first about the next. @type {Map<string, number>} */
	noticed = new Map();

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		const { folders, first } = findArea(process.env[areaVariable] ?? 'ranking');
		const found = await Promise.all(
			folders.map(async (folder) => {
				const paths = await readdir(join(this.folder, folder), { recursive: true });
				return paths.map((path) => `${folder}/${path}`);
			}),
		);
		const files = found
			.flat()
			.filter((path) => path.endsWith('.test.ts') && !leftOut.some((name) => path.endsWith(name)))
			.sort();
		await mkdir(dirname(this.bundle), { recursive: true });
		await build({
			absWorkingDir: this.folder,
			stdin: {
				contents: [
					"import fc from 'fast-check';",
					'fc.configureGlobal({ endOnFailure: true });',
					...files.map(
						(path) => `__beginFile(${JSON.stringify(path)}); await import(${JSON.stringify(`./${path}`)});`,
					),
				].join('\n'),
				resolveDir: this.folder,
			},
			bundle: true,
			packages: 'external',
			format: 'esm',
			platform: 'node',
			target: 'node20',
			tsconfigRaw: {},
			outfile: this.bundle,
			plugins: [readInPlace],
			logLevel: 'error',
		});
		await this.read();
		// What is kept from here on is sound: a sample built while a change is on would fail tests of all the others.
		const all = [...listTests().values()];
		await this.run(
			all.filter(({ file }) => first.includes(file)),
			{ all: false },
		);
	}

	/** Reads every module anew: those before are dropped. */
	async read() {
		forgetTests();
		await import(`${pathToFileURL(this.bundle).href}?reading=${String(this.readings++)}`);
	}

	async dryRun() {
		state.activeMutant = undefined;
		const all = await this.run([...listTests().values()], { all: true });
		const results = all.filter(({ id, status }) => {
			const isSlow = (listTests().get(id)?.milliseconds ?? 0) > SLOW_BESIDE_MILLISECONDS;
			if (isSlow) delete state.mutantCoverage?.perTest[id];
			return status !== TestStatus.Success || !isSlow;
		});
		return { status: DryRunStatus.Complete, tests: results, mutantCoverage: state.mutantCoverage };
	}

	/** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
	async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, sandboxFileName }) {
		state.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
		state.hitCount = undefined;
		if (mutantActivation === 'static') {
			try {
				await this.read();
			} catch (error) {
				const [first] = listTests().keys();
				return toMutantRunResult({
					status: DryRunStatus.Complete,
					tests: [describeFailure(first ?? 'reading', error)],
				});
			}
		}
		state.activeMutant = activeMutant.id;
		// Stryker allows a hundred times what all tests need, for shrinking; these end on failure, so a few times is a loop.
		const limit = hitLimit === undefined ? undefined : Math.min(hitLimit, Math.ceil(hitLimit / 20) + 10_000);
		state.hitCount = limit === undefined ? undefined : 0;
		state.hitLimit = limit;
		const all = listTests();
		const beside = dirname(relative(this.folder, sandboxFileName));
		const far = (/** @type {import('./harness.mjs').Test} */ test) => (dirname(test.file) === beside ? 0 : 1);
		const wanted = (
			testFilter === undefined
				? [...all.values()]
				: testFilter.map((id) => all.get(id)).filter((test) => test !== undefined)
		).filter((test) => far(test) === 0 || test.milliseconds <= SLOW_MILLISECONDS);
		const times = (/** @type {string} */ id) => this.noticed.get(`${sandboxFileName} ${id}`) ?? 0;
		const turns = takeTurns(wanted);
		const turn = (/** @type {import('./harness.mjs').Test} */ test) =>
			Math.floor((turns.get(test) ?? 0) / (far(test) === 0 ? 4 : 1));
		wanted.sort((a, b) => times(b.id) - times(a.id) || turn(a) - turn(b) || far(a) - far(b));
		const results = await this.run(wanted, { all: false });
		const last = results.at(-1);
		if (last?.status === TestStatus.Failed)
			this.noticed.set(`${sandboxFileName} ${last.id}`, times(last.id) + 1);
		const looped = determineHitLimitReached(state.hitCount, limit);
		state.activeMutant = undefined;
		if (mutantActivation === 'static') await this.read();
		return toMutantRunResult(looped ?? { status: DryRunStatus.Complete, tests: results });
	}

	/**
	 * @param {readonly import('./harness.mjs').Test[]} wanted
	 * @param {{ all: boolean }} how whether to go on after the first that fails
	 */
	async run(wanted, { all }) {
		const results = [];
		const begun = process.cpuUsage();
		for (const test of wanted) {
			if (!all && process.cpuUsage(begun).user / 1000 > MOST_MILLISECONDS) break;
			state.currentTestId = test.id;
			const from = performance.now();
			const busy = process.cpuUsage();
			try {
				await test.body();
				const timeSpentMs = performance.now() - from;
				// Not by the clock: on a busy machine that would leave out other tests every time.
				if (all) test.milliseconds = process.cpuUsage(busy).user / 1000;
				results.push({ id: test.id, name: test.id, status: TestStatus.Success, timeSpentMs });
			} catch (error) {
				results.push(describeFailure(test.id, error));
				if (!all) break;
			} finally {
				state.currentTestId = undefined;
			}
		}
		return results;
	}
}

/**
 * @param {string} id
 * @param {unknown} error
 */
function describeFailure(id, error) {
	const failureMessage = error instanceof Error ? error.message : String(error);
	return { id, name: id, status: TestStatus.Failed, timeSpentMs: 0, failureMessage };
}

/** What the tests of one file may take in one turn, in milliseconds of processor time. */
const TURN_MILLISECONDS = 150;

/**
 * In which turn each test is asked: in the first one the quickest of every file, in the second those that follow. Tests
 * of one file ask alike, so many files notice more in the same time.
 * @param {readonly import('./harness.mjs').Test[]} tests
 */
function takeTurns(tests) {
	/** @type {Map<string, number>} */
	const taken = new Map();
	return new Map(
		[...tests]
			.sort((a, b) => a.milliseconds - b.milliseconds)
			.map((test) => {
				const before = taken.get(test.file) ?? 0;
				taken.set(test.file, before + test.milliseconds);
				return [test, Math.floor(before / TURN_MILLISECONDS)];
			}),
	);
}

/** Writes down each change that no test noticed as soon as that is known: the whole takes an hour. */
class SurvivorList {
	static inject = tokens(commonTokens.options);

	/** @param {import('@stryker-mutator/api/core').StrykerOptions} options */
	constructor(options) {
		this.path = join(dirname(options.jsonReporter.fileName), 'survivors.txt');
	}

	/** @param {import('@stryker-mutator/api/core').MutantResult} mutant */
	onMutantTested({ fileName, location, mutatorName, replacement, status, statusReason = '' }) {
		if (isNoticed({ status, statusReason }) || status === 'Ignored') return;
		const { line, column } = location.start;
		const place = `${relative(process.cwd(), fileName)}:${String(line)}:${String(column)}`;
		appendFileSync(this.path, `${place} ${status} ${mutatorName} ${JSON.stringify(replacement)}\n`);
	}
}

export const strykerPlugins = [
	declareClassPlugin(PluginKind.TestRunner, 'in-memory', Runner),
	declareClassPlugin(PluginKind.Reporter, 'survivor-list', SurvivorList),
];
