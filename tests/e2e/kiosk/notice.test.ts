import type { Page } from '@playwright/test';
import { countWords, listMissing, readNotice } from '../public/readNotice';
import { expectAccessible } from '../support/accessible';
import { changeProduct, openProduct, type ProductCard } from '../support/productDesk';
import { expectReflow, expectTargets } from '../support/reflow';
import { expect, test } from '../support/test';
import { enrol, expectAttracting, portrait, registerStation } from './station';

let product: ProductCard;

// Its own sample: this test really stops the server.
test.beforeAll(async () => {
	test.setTimeout(300_000);
	product = await openProduct('own-sample');
});
test.afterAll(() => changeProduct('discard', product.id));

const words = {
	es: { start: 'Comenzar', full: 'Leer todo el aviso' },
	en: { start: /^Start · /, full: 'Read the full notice' },
} as const;

/** Begins a visit in a language and reads both notices; ends on the first question. */
async function readBoth(kiosk: Page, language: 'es' | 'en'): Promise<{ short: string; whole: string }> {
	const { start, full } = words[language];
	await kiosk.goto(`${product.url}/modulo/inicio`);
	await expectAttracting(kiosk);
	await expect(async () => {
		if (kiosk.url().endsWith('/modulo/inicio'))
			await kiosk.getByRole('button', { name: start, exact: true }).click({ timeout: 2_000 });
		await expect(kiosk).toHaveURL(/\/modulo\/responder/, { timeout: 2_000 });
	}).toPass();
	await expect(kiosk.getByText(full)).toBeVisible();
	const { text, isFirst } = await readNotice(kiosk);
	expect(isFirst).toBe(true);
	await kiosk.getByText(full).click();
	const whole = await kiosk.locator('section:has([data-notice]) details p').innerText();
	await expectReflow(kiosk);
	return { short: text, whole };
}

test('T35 at a desk the notice comes in the chosen language before the first field, and the whole one also without network', async ({
	page,
	browser,
	watchAlso,
}) => {
	test.slow();
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: portrait });
	watchAlso(tablet).allow(/ERR_CONNECTION_REFUSED|ERR_FAILED|503/);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, product.url, await registerStation(page, product, 'Ventanilla con aviso'));
	const read = { es: await readBoth(kiosk, 'es'), en: await readBoth(kiosk, 'en') };
	expect(read.es.short).not.toBe(read.en.short);
	for (const language of ['es', 'en'] as const) {
		expect(countWords(read[language].short)).toBeGreaterThan(15);
		expect(countWords(read[language].short)).toBeLessThanOrEqual(60);
		expect(countWords(read[language].whole)).toBeGreaterThan(80);
		expect(listMissing(read[language].whole, language)).toEqual([]);
	}
	await expectAccessible(kiosk, { forCitizens: true });
	await expectTargets(kiosk, 64);

	await changeProduct('stop', product.id);
	for (const language of ['es', 'en'] as const)
		expect(await readBoth(kiosk, language)).toEqual(read[language]);
	await changeProduct('start', product.id);
	await tablet.close();
});
