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
const mostBytes = 165_000;

/** Only with PRIORIZA_SCREENS=1, so that an ordinary run of the tests changes no file. */
const isAsked = process.env['PRIORIZA_SCREENS'] === '1';

/** Keeps a picture of this state, on a phone and on a laptop, in `test-results/screens`, for whoever works on the page. */
export async function keepScreen(page: Page, name: string): Promise<void> {
	if (isAsked) await takePictures(page, aside, name);
}

/**
 * Keeps a picture of this step of the whole way in `docs/screens`: `4-1-pregunta-phone.png`. Names begin with the
 * number of the step, so that they sort as the way goes. The picture begins at the top of the page, or at `from`; with
 * `onPhone`, only where the top does not show it.
 */
export async function documentStep(
	page: Page,
	name: string,
	from?: Locator,
	{ onPhone = false } = {},
): Promise<void> {
	if (!isAsked) return;
	const starts = from && (onPhone ? { phone: from } : { phone: from, laptop: from });
	for (const path of await takePictures(page, documented, name, starts)) expectSmall(path);
	// The same in the dark, to look at.
	await page.emulateMedia({ colorScheme: 'dark' });
	await takePictures(page, join(aside, 'dark'), name, starts);
	await page.emulateMedia({ colorScheme: null });
}

/** Keeps a picture of how the page prints: a sheet of letter size, with the margins a printer leaves. */
export async function documentPrint(page: Page, name: string): Promise<void> {
	if (!isAsked) return;
	const before = page.viewportSize();
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 816, height: 1056 });
	await page.evaluate(() => {
		document.documentElement.style.padding = '48px';
		window.scrollTo({ top: 0, behavior: 'instant' });
	});
	const path = join(documented, `${name}-carta.png`);
	await page.screenshot({ path, animations: 'disabled' });
	expectSmall(path);
	await page.evaluate(() => document.documentElement.removeAttribute('style'));
	await page.emulateMedia({ media: null });
	if (before) await page.setViewportSize(before);
}

function expectSmall(path: string): void {
	expect(statSync(path).size, path).toBeLessThanOrEqual(mostBytes);
}

async function takePictures(
	page: Page,
	folder: string,
	name: string,
	starts: Partial<Record<keyof typeof sizes, Locator>> = {},
): Promise<string[]> {
	mkdirSync(folder, { recursive: true });
	const before = page.viewportSize();
	// Nothing is pointed at.
	await page.mouse.move(1, 400);
	const paths: string[] = [];
	for (const size of ['phone', 'laptop'] as const) {
		await page.setViewportSize(sizes[size]);
		const from = starts[size];
		if (from)
			await from.evaluate((part) => {
				part.scrollIntoView({ block: 'start', behavior: 'instant' });
				window.scrollBy({ top: -48, behavior: 'instant' });
			});
		else await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
		// A map that has just grown is painted a moment after it is laid out.
		await page.waitForTimeout(200);
		const path = join(folder, `${name}-${size}.png`);
		await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
		paths.push(path);
	}
	if (before) await page.setViewportSize(before);
	return paths;
}
