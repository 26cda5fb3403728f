import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { sizes } from './faces';

const folder = fileURLToPath(new URL('../../../docs/screens', import.meta.url));

/**
 * Keeps a picture of this step for the documentation, on a phone and on a laptop: `docs/screens/<name>-phone.png`.
 * Only with PRIORIZA_SCREENS=1, so that an ordinary run of the tests changes no file of the project.
 */
export async function keepScreen(page: Page, name: string): Promise<void> {
	if (process.env['PRIORIZA_SCREENS'] !== '1') return;
	mkdirSync(folder, { recursive: true });
	const before = page.viewportSize();
	for (const [size, viewport] of Object.entries(sizes)) {
		await page.setViewportSize(viewport);
		await page.screenshot({ path: `${folder}/${name}-${size}.png`, animations: 'disabled' });
	}
	if (before) await page.setViewportSize(before);
}
