import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Rooms that must give the same answer on every machine, every time: no clock, no chance, no surroundings. */
const pureRooms = ['basics', 'ranking', 'evidence', 'verifier', 'domain', 'messages'].map(
	(room) => `src/lib/${room}/**/*.ts`,
);

const appFiles = ['src/**/*.{ts,svelte}', 'vite.config.ts'];
const nodeFiles = [
	'supabase/seeds/**/*.ts',
	'supabase/local/**/*.ts',
	'tests/**/*.ts',
	'src/cli/**/*.ts',
	'playwright.config.ts',
	'vitest.config.ts',
];
const typed = [...appFiles, ...nodeFiles];

/**
 * Of components ESLint asks what needs no types, because each makes it read the whole project anew: half of its time.
 * `svelte-check` reads their types. With PRIORIZA_FULL=1 it asks everything.
 */
const asksComponentsForTypes = process.env['PRIORIZA_FULL'] === '1';

const banned = {
	noDefaultExport: {
		selector: ':matches(ExportDefaultDeclaration, ExportSpecifier[exported.name="default"])',
		message: 'Export by name: searching for the name must find every use.',
	},
	noDoubleAssertion: {
		selector:
			':matches(TSAsExpression, TSTypeAssertion) > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
		message: '"as unknown as" silences the compiler. Parse the value, or narrow it with a predicate.',
	},
	noClock: {
		selector:
			':matches(NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"])',
		message: 'A pure room has no clock: take the instant as an argument.',
	},
};

/** A package only one room may touch. `reason` says where the code belongs instead. */
const guardedPackages = [
	{
		group: ['@supabase/*'],
		message: 'Only src/lib/server/backend makes supabase-js clients: call a verb of src/lib/server/data.',
	},
	{
		group: ['leaflet', 'leaflet/*', '@types/leaflet'],
		message: 'Only src/lib/map touches Leaflet: use one of its components.',
	},
	{
		group: ['idb', 'idb/*'],
		message: 'Only src/lib/offline touches IndexedDB: call the outbox or the drafts.',
	},
	{
		group: ['$app/forms'],
		importNames: ['enhance'],
		message: 'It leaves the page when no answer comes: use that of src/lib/forms.',
	},
];

const allowOnly = (/** @type {string} */ own) =>
	/** @type {const} */ ([
		'error',
		{ patterns: guardedPackages.filter((guarded) => !guarded.group.some((name) => name.startsWith(own))) },
	]);

/** The rules of the language itself that have caught real mistakes. ESLint 10 ships its own list apart. */
const plainRules = {
	'constructor-super': 'error',
	'default-case-last': 'error',
	eqeqeq: 'error',
	'for-direction': 'error',
	'no-async-promise-executor': 'error',
	'no-case-declarations': 'error',
	'no-compare-neg-zero': 'error',
	'no-cond-assign': 'error',
	'no-constant-binary-expression': 'error',
	'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
	'no-debugger': 'error',
	'no-dupe-else-if': 'error',
	'no-duplicate-case': 'error',
	'no-empty': 'error',
	'no-empty-character-class': 'error',
	'no-empty-pattern': 'error',
	'no-ex-assign': 'error',
	'no-extra-boolean-cast': 'error',
	'no-fallthrough': 'error',
	'no-loss-of-precision': 'error',
	'no-misleading-character-class': 'error',
	'no-prototype-builtins': 'error',
	'no-self-compare': 'error',
	'no-sparse-arrays': 'error',
	'no-template-curly-in-string': 'error',
	'no-unmodified-loop-condition': 'error',
	'no-unsafe-finally': 'error',
	'no-unused-labels': 'error',
	'no-useless-catch': 'error',
	'no-useless-escape': 'error',
	'no-var': 'error',
	'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack', 'xxx'], location: 'start' }],
	'no-eval': 'error',
	'no-new-func': 'error',
	'object-shorthand': 'error',
	'prefer-const': 'error',
	'use-isnan': 'error',
	'valid-typeof': 'error',
};

export default tseslint.config(
	{
		ignores: [
			'build/**',
			'.svelte-kit/**',
			'.data/**',
			'node_modules/**',
			'test-results/**',
			'tests/fixtures/**',
			'static/**',
			'src/lib/server/backend/database.types.ts',
		],
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
	{ rules: plainRules },
	{
		files: ['**/*.{js,mjs,cjs}'],
		languageOptions: { globals: globals.node },
		rules: {
			'no-undef': 'error',
			'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
		},
	},

	...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: typed })),
	{
		files: typed,
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'] } },
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
			],
			// Both ask for every type anew and take a value that came back from a promise for a foreign one.
			'@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
			// Code points are what names, codes and limits are counted in.
			'@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/no-unnecessary-condition': [
				'error',
				{ allowConstantLoopConditions: 'only-allowed-literals' },
			],
			'no-restricted-syntax': ['error', banned.noDoubleAssertion],
		},
	},
	{
		files: appFiles,
		languageOptions: { parserOptions: { projectService: true }, globals: globals.browser },
	},
	{
		// The service worker has its own globals, so it has its own project.
		files: ['src/service-worker.ts'],
		languageOptions: {
			parserOptions: { projectService: false, project: './scripts/checks/service-worker.tsconfig.json' },
		},
	},
	{
		files: nodeFiles,
		languageOptions: {
			parserOptions: { projectService: false, project: './tsconfig.node.json' },
			globals: globals.node,
		},
	},
	{
		files: ['src/**/*.ts', 'supabase/local/**/*.ts', 'tests/**/*.ts'],
		rules: { 'no-restricted-syntax': ['error', banned.noDoubleAssertion, banned.noDefaultExport] },
	},
	{
		// Playwright calls these by their default export.
		files: ['tests/backend.setup.ts', 'tests/e2e/support/*.setup.ts'],
		rules: { 'no-restricted-syntax': ['error', banned.noDoubleAssertion] },
	},
	{
		files: ['src/**/*.{ts,svelte}'],
		rules: { 'no-restricted-imports': ['error', { patterns: guardedPackages }] },
	},
	{ files: ['src/lib/server/backend/**/*.ts'], rules: { 'no-restricted-imports': allowOnly('@supabase') } },
	{ files: ['src/lib/map/**/*.{ts,svelte}'], rules: { 'no-restricted-imports': allowOnly('leaflet') } },
	{ files: ['src/lib/offline/**/*.ts'], rules: { 'no-restricted-imports': allowOnly('idb') } },
	{ files: ['src/lib/forms/**/*.ts'], rules: { 'no-restricted-imports': allowOnly('$app/forms') } },
	{
		files: pureRooms,
		rules: {
			'no-console': 'error',
			'no-restricted-globals': [
				'error',
				...['process', 'window', 'document', 'localStorage', 'fetch', 'performance'].map((name) => ({
					name,
					message: 'A pure room knows no surroundings: take the value as an argument.',
				})),
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Take the instant as an argument.' },
				{ object: 'Math', property: 'random', message: 'Take a seed and use basics/ to draw from it.' },
				{ object: 'crypto', property: 'randomUUID', message: 'Take the id as an argument.' },
				{ object: 'crypto', property: 'getRandomValues', message: 'Take the bytes as an argument.' },
			],
			'no-restricted-syntax': ['error', banned.noDoubleAssertion, banned.noDefaultExport, banned.noClock],
		},
	},

	...svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-target-blank': 'error',
			// The product is served at the root of its host, so a plain path is a right link.
			'svelte/no-navigation-without-resolve': 'off',
			// `$state` and `$props` are assigned by the compiler, which these two rules cannot see.
			'prefer-const': 'off',
			'@typescript-eslint/no-unnecessary-condition': 'off',
		},
	},
	...(asksComponentsForTypes
		? []
		: [
				{
					files: ['**/*.svelte'],
					...tseslint.configs.disableTypeChecked,
					languageOptions: {
						parserOptions: { parser: tseslint.parser, svelteConfig, project: false, projectService: false },
					},
				},
			]),
);
