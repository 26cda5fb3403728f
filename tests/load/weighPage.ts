import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../scripts/browser/findChromium.mjs';
import { type Weight, weighVisit } from '../e2e/support/weighVisit';

/** What a first visit downloads, as a browser with nothing stored asks for it. */
export async function weighPage(url: string): Promise<Weight> {
	const found = await findChromium();
	const browser = await chromium.launch({
		executablePath: found.path,
		args: chromiumFlags,
		env: { ...(process.env as Record<string, string>), ...found.env },
	});
	try {
		return await weighVisit(await browser.newPage({ viewport: { width: 360, height: 740 } }), url);
	} finally {
		await browser.close();
	}
}
