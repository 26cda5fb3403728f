import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { sizes } from './faces';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Pictures of every test, to look at; never part of the project. */
const aside = join(root, 'test-results', 'screens');
/** The pictures of the documentation: the whole way, step by step, and nothing else. */
const documented = join(root, 'docs', 'screens');
/** Whoever clones the project carries every picture. */
const mostBytes = 150_000;

/** Only with PRIORIZA_SCREENS=1, so that an ordinary run of the tests changes no file. */
const isAsked = process.env['PRIORIZA_SCREENS'] === '1';

/** Keeps a picture of this state, on a phone and on a laptop, in `test-results/screens`, for whoever works on the page. */
export async function keepScreen(page: Page, name: string): Promise<void> {
	if (isAsked) await takePictures(page, aside, name);
}

/**
 * Keeps a picture of this step of the whole way in `docs/screens`: `4-metodologia-phone.png`. Names begin with the
 * number of the step, so that they sort as the way goes. The picture begins at the top of the page, or at `from`.
 */
export async function documentStep(page: Page, name: string, from?: Locator): Promise<void> {
	if (!isAsked) return;
	for (const path of await takePictures(page, documented, name, from))
		expect(statSync(path).size, path).toBeLessThanOrEqual(mostBytes);
}

async function takePictures(page: Page, folder: string, name: string, from?: Locator): Promise<string[]> {
	mkdirSync(folder, { recursive: true });
	const before = page.viewportSize();
	const paths: string[] = [];
	for (const [size, viewport] of Object.entries(sizes)) {
		await page.setViewportSize(viewport);
		if (from) await from.evaluate((part) => part.scrollIntoView({ block: 'start', behavior: 'instant' }));
		else await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
		const path = join(folder, `${name}-${size}.png`);
		await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
		paths.push(path);
	}
	if (before) await page.setViewportSize(before);
	return paths;
}
