import { expect, test, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { bootstrapRanks } from '../../../src/lib/ranking';
import * as here from './countPage';

/** No server answers there: every file is handed out below. */
const origin = 'http://localhost:1';
const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function bundle(path: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [source(path)],
		alias: { $lib: source('../../../src/lib') },
		bundle: true,
		write: false,
		format: 'esm',
		target: 'es2022',
	});
	return outputFiles[0]?.text ?? '';
}

async function openCountPage(page: Page): Promise<void> {
	const files = new Map([
		['/', { contentType: 'text/html', body: '<!doctype html><title>Conteo</title>' }],
		['/countPage.js', { contentType: 'text/javascript', body: await bundle('countPage.ts') }],
		[
			'/countWorker.ts',
			{
				contentType: 'text/javascript',
				body: await bundle('../../../src/lib/components/counting/countWorker.ts'),
			},
		],
	]);
	await page.route('**/*', (route) => {
		const file = files.get(new URL(route.request().url()).pathname);
		return file ? route.fulfill({ status: 200, ...file }) : route.abort();
	});
	await page.goto(`${origin}/`);
}

function ask<Answer>(page: Page, name: keyof typeof here.inPage, lines = 0): Promise<Answer> {
	return page.evaluate<Answer>(`import('/countPage.js').then(({ inPage }) => inPage.${name}(${lines}))`);
}

test('a browser counts in its worker what Node counts, and the page hears how far it is', async ({
	page,
}) => {
	await openCountPage(page);
	const { text, shares } = await ask<{ text: string; shares: number[] }>(page, 'countAway', 5000);
	expect(text).toBe(here.countHere(5000));
	expect(shares).toEqual([0, 0.4, 0.8, 1]);
});

test('a ballot that cannot be counted is named by its place among all', async ({ page }) => {
	await openCountPage(page);
	expect(JSON.parse(await ask<string>(page, 'countRefused'))).toEqual({
		code: 'unknown-alternative',
		path: ['ballots', 5000, 'ranking', 1, 0],
		value: 'p99',
	});
});

test('a count can be stopped', async ({ page }) => {
	await openCountPage(page);
	expect(await ask<string>(page, 'countStopped')).toBe('Error: enough');
});

test('resamples drawn in a worker are those drawn in Node', async ({ page }) => {
	await openCountPage(page);
	const ranks = bootstrapRanks(here.bootstrap.input(), here.bootstrap.options);
	if (!ranks.ok) throw new Error(ranks.error.code);
	expect(await ask<string>(page, 'drawAway')).toBe(here.write(ranks.value));
});
