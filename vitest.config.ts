import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { verifierFiles } from './scripts/bundle/verifierFiles.mjs';

const alias = { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) };

/** Suites that talk to a real database: the set-up starts one that belongs to this run alone. */
const withBackend = {
	environment: 'node' as const,
	globalSetup: ['tests/backend.setup.ts'],
	// A fresh Postgres on a busy two-core machine: these are limits for hangs, not goals.
	testTimeout: 60_000,
	hookTimeout: 180_000,
};

export default defineConfig({
	test: {
		// Two cores: more workers only wait for each other.
		maxWorkers: 2,
		projects: [
			{
				plugins: [svelte()],
				resolve: { alias },
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/verifier-py/**/*.test.ts'],
					// Reading the same modules again for each file took as long as the tests themselves.
					isolate: false,
					// A law takes a second or two; beside other work on the machine, many times that. A limit for hangs.
					testTimeout: 180_000,
				},
			},
			{
				resolve: { alias },
				test: {
					name: 'architecture',
					environment: 'node',
					include: ['tests/architecture/**/*.test.ts'],
					// The first text ESLint judges makes it read every type of the project.
					testTimeout: 300_000,
				},
			},
			{
				// What was built, looked at as a browser would get it: `npm run build` first.
				test: { name: 'client', environment: 'node', include: ['tests/client/**/*.test.ts'] },
			},
			{
				resolve: { alias },
				test: { name: 'database', include: ['tests/database/**/*.test.ts'], ...withBackend },
			},
			{
				resolve: { alias },
				test: {
					name: 'contract',
					include: ['tests/contract/**/*.test.ts', 'tests/local-backend/**/*.test.ts'],
					...withBackend,
				},
			},
			{
				// An expediente carries what checks it.
				plugins: [verifierFiles()],
				resolve: { alias },
				// No set-up: these start, kill and look into a product of their own.
				test: {
					name: 'reliability',
					environment: 'node',
					include: ['tests/reliability/**/*.test.ts'],
					testTimeout: 600_000,
					hookTimeout: 300_000,
					// These measure what survives a killed process: they must not share the machine.
					fileParallelism: false,
				},
			},
		],
	},
});
