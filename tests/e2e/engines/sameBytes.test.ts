import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import type { countEverything } from '../../ranking/engines/countEverything';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const folder = new URL('../../fixtures/vectors/', import.meta.url);

type Counting = { readonly countEverything: typeof countEverything };

/** One script for both engines, as a browser gets it: not a line of it differs. */
async function bundleCounting(): Promise<string> {
	const { outputFiles } = await build({
		absWorkingDir: project,
		entryPoints: ['tests/ranking/engines/countEverything.ts'],
		bundle: true,
		write: false,
		format: 'iife',
		globalName: 'counting',
		platform: 'browser',
		target: 'es2022',
		tsconfig: 'tsconfig.node.json',
		alias: { 'node:crypto': './tests/ranking/engines/createHash.ts' },
	});
	const [script] = outputFiles;
	if (script === undefined) throw new Error('esbuild wrote nothing');
	return script.text;
}

/** All but the two that draw millions of places: they take a minute and count what smaller ones count. */
function readCases(): [string, string][] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json') && !/x100000/.test(name))
		.sort()
		.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
}

test('the library writes the same bytes in Node and in this browser', async ({ page }) => {
	const script = await bundleCounting();
	const cases = readCases();
	const { countEverything: countHere } = runInThisContext(`${script}; counting`) as Counting;
	const here = countHere(cases);
	expect(here.length).toBe(cases.length + 400);

	await page.addScriptTag({ content: script });
	const there = await page.evaluate(
		(given) => (globalThis as typeof globalThis & { counting: Counting }).counting.countEverything(given),
		cases,
	);
	for (const [at, line] of here.entries()) expect(there[at], line.slice(0, 60)).toBe(line);
	expect(there.length).toBe(here.length);
});
