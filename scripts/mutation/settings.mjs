import { fileURLToPath } from 'node:url';

/** What `npm run mutation` changes and how it judges. Data only: `run.mjs` runs it. */

/** Every file of the library, in Stryker's patterns; `index.ts` only hands names on. */
export const everyFile = [
	'src/lib/ranking/**/*.ts',
	'!src/lib/ranking/**/*.test.ts',
	'!src/lib/ranking/index.ts',
];

/**
 * @param {object} choice
 * @param {readonly string[]} choice.mutate
 * @param {string} choice.folder where the copy that is changed and the reports go
 * @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export function describeRun({ mutate, folder }) {
	return {
		packageManager: 'npm',
		testRunner: 'in-memory',
		plugins: [fileURLToPath(new URL('./runner.mjs', import.meta.url))],
		coverageAnalysis: 'perTest',
		mutate: [...mutate],
		// The copy needs the library and its tests, not the product.
		ignorePatterns: ['*', '!package.json', '!src/lib/{basics,ranking}/**', '!tests/{ranking,fixtures}/**'],
		tempDirName: `${folder}/sandbox`,
		reporters: ['json', 'clear-text', 'progress-append-only'],
		jsonReporter: { fileName: `${folder}/mutation.json` },
		clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
		concurrency: 2,
		thresholds: { high: 95, low: 90, break: 85 },
		// Endless loops are found by how often they come round; time alone would call a busy machine a test that noticed.
		timeoutMS: 60_000,
		timeoutFactor: 1,
		disableTypeChecks: false,
		// What runs while a module is read alone would need every module read anew, for all tests: hours.
		ignoreStatic: true,
		cleanTempDir: 'always',
	};
}
