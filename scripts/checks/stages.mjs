/** What `npm test` does, in order. Data only: `runStages.mjs` runs it. */

/**
 * @typedef {object} Step one command; its output is shown as it comes
 * @property {string[]} command the first word is a program of node_modules/.bin
 * @property {'vitest' | 'playwright'} [report] whose JSON report counts; without it the stage counts as one check
 * @property {string} [named] word in the name of each test that was asked for, where not all of the file were
 * @property {RegExp} [files] finds in the output how many files were looked at
 */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} what it does, for the person who waits
 * @property {Step[]} steps
 * @property {string[]} [after] stages that must have ended before, well or badly
 * @property {string[]} [needs] stages whose commands must have worked; their failed tests do not matter
 * @property {number} minutes a limit for hangs, far above what it takes
 */

/** @param {string} project */
const vitest = (project) => ({
	command: ['vitest', 'run', '--project', project],
	report: /** @type {const} */ ('vitest'),
});

/**
 * The last two start the product itself. Beside each other they leave no core idle; beside these they would wait too
 * long for one.
 */
const beforeTheProduct = ['lint', 'types', 'architecture', 'unit', 'database', 'contract'];

/** @type {Stage[]} */
export const stages = [
	{
		name: 'lint',
		what: 'form (Prettier), habits (ESLint), what nobody uses (knip)',
		steps: [
			{ command: ['prettier', '--check', '--log-level', 'warn', '.'] },
			{ command: ['node', 'scripts/checks/lint.mjs'], files: /(\d+) files linted/ },
			{ command: ['knip', '--no-progress'] },
		],
		minutes: 20,
	},
	{
		name: 'types',
		what: 'TypeScript over the product, its tests and its worker',
		steps: [
			{
				command: [
					'svelte-check',
					'--tsconfig',
					'./tsconfig.json',
					'--fail-on-warnings',
					'--output',
					'machine',
				],
				files: /COMPLETED (\d+) FILES/,
			},
			{ command: ['tsc', '--noEmit', '-p', 'tsconfig.node.json'] },
			{ command: ['tsc', '--noEmit', '-p', 'scripts/checks/service-worker.tsconfig.json'] },
		],
		minutes: 10,
	},
	{
		name: 'architecture',
		what: 'the rules of the house, each with a proof that it can fail',
		steps: [vitest('architecture')],
		minutes: 5,
	},
	{ name: 'unit', what: 'the pure rooms, with laws as properties', steps: [vitest('unit')], minutes: 10 },
	{
		name: 'database',
		what: 'tables, policies and verbs on a fresh PostgreSQL',
		steps: [vitest('database')],
		minutes: 15,
	},
	{
		name: 'contract',
		what: 'the local Supabase through supabase-js',
		steps: [vitest('contract')],
		minutes: 15,
	},
	{
		name: 'build',
		what: 'the production build, and what reaches a browser',
		// Both read what SvelteKit writes while it builds.
		after: ['lint', 'types'],
		steps: [{ command: ['node', 'scripts/checks/build.mjs'] }, vitest('client')],
		minutes: 10,
	},
	{
		name: 'reliability',
		what: 'processes killed while answers arrive',
		steps: [vitest('reliability')],
		after: beforeTheProduct,
		needs: ['build'],
		minutes: 20,
	},
	{
		name: 'browser',
		what: 'people walking through the screens in a real Chromium',
		steps: [{ command: ['playwright', 'test'], report: 'playwright' }],
		after: beforeTheProduct,
		needs: ['build'],
		minutes: 45,
	},
];
