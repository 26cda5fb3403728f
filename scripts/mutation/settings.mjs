import { fileURLToPath } from 'node:url';

/** What `npm run mutation` changes and how it judges. Data only: `run.mjs` runs it. */

/**
 * @typedef {object} Area
 * @property {readonly string[]} folders whose files are changed, and whose tests are asked
 * @property {readonly string[]} spared what only hands names on, or only tests use, in Stryker's patterns
 * @property {readonly string[]} needs what else the copy needs: what is imported and read
 * @property {readonly string[]} first tests that fill what others keep: asked once while nothing is changed yet
 * @property {number} break below this score the command ends with 1
 */

/** @type {Record<'ranking' | 'evidence', Area>} */
export const areas = {
	ranking: {
		folders: ['src/lib/ranking'],
		spared: ['!src/lib/ranking/index.ts'],
		needs: ['src/lib/basics/**', 'tests/{ranking,fixtures}/**'],
		first: [],
		break: 85,
	},
	evidence: {
		folders: ['src/lib/evidence', 'src/lib/verifier'],
		spared: [
			'!src/lib/evidence/index.ts',
			'!src/lib/{evidence,verifier}/**/testing/**',
			'!src/lib/verifier/whole/**',
		],
		needs: [
			'src/lib/{basics,ranking,domain,messages}/**',
			'tests/{ranking,arbitraries,fixtures}/**',
			'docs/*.md',
		],
		first: ['src/lib/verifier/verifyBundle.test.ts'],
		break: 90,
	},
};

/** Tells the processes that ask the tests which area it is. */
export const areaVariable = 'PRIORIZA_MUTATION_OF';

/** @param {string} name @returns {Area} */
export function findArea(name) {
	const area = Object.entries(areas).find(([known]) => known === name)?.[1];
	if (!area) throw new Error(`There is no area "${name}". There are: ${Object.keys(areas).join(', ')}.`);
	return area;
}

/**
 * Noticed is what made a test fail or a loop come round too often. What only took too long may have met a busy machine.
 * @param {{ status: string, statusReason?: string }} mutant
 */
export const isNoticed = ({ status, statusReason = '' }) =>
	status === 'Killed' || (status === 'Timeout' && statusReason.startsWith('Hit limit'));

/** Every file of an area, in Stryker's patterns. @param {Area} area */
export const everyFileOf = ({ folders, spared }) => [
	...folders.flatMap((folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`]),
	...spared,
];

/**
 * @param {object} choice
 * @param {Area} choice.area
 * @param {readonly string[]} choice.mutate
 * @param {string} choice.folder where the copy that is changed and the reports go
 * @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export function describeRun({ area, mutate, folder }) {
	return {
		packageManager: 'npm',
		testRunner: 'in-memory',
		plugins: [fileURLToPath(new URL('./runner.mjs', import.meta.url))],
		coverageAnalysis: 'perTest',
		mutate: [...mutate],
		// The copy needs the libraries and their tests, not the product.
		ignorePatterns: [
			'*',
			'!package.json',
			...area.folders.map((one) => `!${one}/**`),
			...area.needs.map((one) => `!${one}`),
		],
		tempDirName: `${folder}/sandbox`,
		reporters: ['json', 'clear-text', 'progress-append-only', 'survivor-list'],
		jsonReporter: { fileName: `${folder}/mutation.json` },
		clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
		concurrency: 2,
		thresholds: { high: 95, low: 90, break: area.break },
		// Endless loops are found by how often they come round; time alone would call a busy machine a test that noticed.
		timeoutMS: 20_000,
		timeoutFactor: 1,
		disableTypeChecks: false,
		// What runs while a module is read alone would need every module read anew, for all tests: hours.
		ignoreStatic: true,
		cleanTempDir: 'always',
	};
}
