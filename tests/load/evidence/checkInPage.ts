import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../../scripts/browser/findChromium.mjs';
import { buildVerifierFiles } from '../../../scripts/bundle/verifierFiles.mjs';

const longestMs = 600_000;

/** How long the saved page takes with a bundle in a browser whose processor is so many times slower, in milliseconds. */
export async function checkInPage(bundle: string, slower: number): Promise<{ ms: number; verdict: string }> {
	const folder = await mkdtemp(join(tmpdir(), 'prioriza-page-'));
	const found = await findChromium();
	const browser = await chromium.launch({
		executablePath: found.path,
		args: chromiumFlags,
		env: { ...process.env, ...found.env },
	});
	try {
		const files = await buildVerifierFiles();
		const file = join(folder, 'verify.html');
		await writeFile(file, files.find(({ name }) => name === 'verify.html')?.text ?? '');
		const page = await browser.newPage();
		// The browser slows the page and not its workers: without one, the page checks by itself.
		await page.addInitScript(() => {
			Reflect.deleteProperty(globalThis, 'Worker');
		});
		await page.goto(pathToFileURL(file).href);
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
		await page.getByLabel('El expediente o el recibo').setInputFiles(bundle);
		const begun = performance.now();
		await page.getByRole('button', { name: 'Comprobar' }).click({ timeout: longestMs });
		const verdict = page.locator('[aria-live] h2');
		await verdict.waitFor({ timeout: longestMs });
		return { ms: performance.now() - begun, verdict: await verdict.innerText() };
	} finally {
		await browser.close();
		await rm(folder, { recursive: true });
	}
}
