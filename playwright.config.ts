import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium, type FoundChromium } from './scripts/browser/findChromium.mjs';

// Every worker reads this file again: the first reading hands what it found to the others.
process.env['PRIORIZA_CHROMIUM'] ??= JSON.stringify(await findChromium());
const chromium = JSON.parse(process.env['PRIORIZA_CHROMIUM']) as FoundChromium;

/** Files of minutes each, which go first: begun last, one core would wait idle for the end of them. */
const longest = ['whole-way', 'injection', 'fuzz'].map((folder) => `**/${folder}/*.test.ts`);

export default defineConfig({
	testDir: 'tests/e2e',
	projects: [
		{ name: 'longest', testMatch: longest },
		{ name: 'screens', testMatch: '**/*.test.ts', testIgnore: longest },
	],
	outputDir: 'test-results/e2e',
	globalSetup: './tests/e2e/support/productDesk.setup.ts',
	// The product, its database and the browser share the machine with us.
	workers: 2,
	fullyParallel: false,
	// A test that passes the second time is a failure that has not been understood yet.
	retries: 0,
	forbidOnly: true,
	timeout: 120_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: {
		locale: 'es-MX',
		timezoneId: 'America/Mexico_City',
		viewport: { width: 360, height: 740 },
		actionTimeout: 15_000,
		navigationTimeout: 30_000,
		screenshot: 'only-on-failure',
		// A trace of every step costs a third of the run: ask for it with --trace retain-on-failure.
		trace: 'off',
		launchOptions: {
			executablePath: chromium.path,
			// A page that asks for anybody but this machine gets no address; the tests also see that it asked.
			args: [...chromiumFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
			env: { ...(process.env as Record<string, string>), ...chromium.env },
		},
	},
});
